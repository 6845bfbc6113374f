"""Jobs for workers that can fail, and nobody takes the result that keeps the exception."""

import asyncio
import json
import logging
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool
from urllib.request import urlopen


def save(path, rows):
    with open(path, "w") as file:
        json.dump(rows, file)


def thumbnail(path):
    if not path.endswith(".png"):
        raise ValueError(path)
    return path + ".small"


def archive(path, rows):
    logging.info("archiving")
    save(path + ".bak", rows)


# Waits for the job, not for its result.
def backup(rows):
    with ThreadPoolExecutor(max_workers=2) as pool:
        pool.submit(save, "a.json", rows)  # expect: PC0601 "save"
        pool.submit(archive, "b.json", rows)  # expect: PC0601 "archive"
    print("saved")


# Kept by the object, used by a method.
class Uploader:
    def __init__(self):
        self._executor = ThreadPoolExecutor(4)

    def _send(self, url):
        logging.info("sending %s", url)
        return urlopen(url).read()

    def send(self, url):
        self._executor.submit(self._send, url)  # expect: PC0601 "_send"

    def close(self):
        self._executor.shutdown()


# The iterator of results is dropped.
def thumbnails(paths):
    with ProcessPoolExecutor() as pool:
        pool.map(thumbnail, paths)  # all of them  # expect: PC0602 "thumbnail"


def send_all(uploader, urls):
    with ThreadPoolExecutor(8) as pool:
        for url in urls:
            pool.map(  # expect: PC0602 "thumbnail"
                thumbnail,
                [url],
            )


# Only one kind of exception is caught.
def careful(path):
    try:
        return thumbnail(path)
    except ValueError:
        return urlopen(path)


async def refresh(path):
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, careful, path)  # expect: PC0614 "careful"


# Pools of multiprocessing.
def convert(paths):
    with multiprocessing.Pool() as pool:
        for path in paths:
            pool.apply_async(thumbnail, (path,))  # expect: PC0707 "thumbnail"
        pool.close()
        pool.join()


def convert_all(paths, pool=None):
    pool = ThreadPool(4)
    pool.map_async(careful, paths)  # expect: PC0707 "careful"
    pool.close()
    pool.join()
