"""Handlers for the queue at hand, or for whatever it is."""

import asyncio
import multiprocessing
import queue

jobs = queue.Queue()
inbox = asyncio.Queue()


def take():
    try:
        return jobs.get_nowait()
    except queue.Empty:
        return None


def either():
    try:
        return jobs.get_nowait()
    except (queue.Empty, asyncio.QueueEmpty):
        return inbox.get_nowait()


def both():
    try:
        return jobs.get_nowait() or inbox.get_nowait()
    except queue.Empty:
        return None
    except asyncio.QueueEmpty:
        return None


def unknown(box):
    try:
        return box.get_nowait()
    except asyncio.QueueEmpty:
        return None


def more(box):
    try:
        return jobs.get_nowait() or box()
    except Exception:
        return None


def child():
    results = multiprocessing.Queue()
    try:
        return results.get(timeout=1)
    except queue.Empty:  # that of `queue`, as the manual says
        return None
