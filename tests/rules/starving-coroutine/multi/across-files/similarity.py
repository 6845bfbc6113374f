import asyncio


def distances(words):
    found = 0
    for left in range(len(words)):
        for right in range(left):
            found += len(words[left]) - len(words[right])
    return found


def first(words):
    for word in words:
        return word


class Index:
    def crossings(self, lines):
        count = 0
        for line in range(len(lines)):
            for other in range(line):
                count += lines[line] & lines[other]
        return count

    async def refresh(self):
        await asyncio.sleep(0)
