import asyncio

import similarity
from similarity import Index, distances as compare


async def rank(words):
    return compare(words)  # expect: PC0915 "`distances` computes in nested loops"


async def rank_by_module(words):
    await asyncio.sleep(0)
    return similarity.distances(words)  # expect: PC0915


class Search:
    def __init__(self):
        self.index = Index()

    async def count(self, lines):
        return self.index.crossings(lines)  # expect: PC0915 "`crossings`"

    async def count_elsewhere(self, lines):
        return await asyncio.to_thread(self.index.crossings, lines)  # expect: PC1401

    async def one(self, words):
        return similarity.first(words)
