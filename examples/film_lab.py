"""A film lab: other programs develop the films, worker processes cut them."""

import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def develop(film):
    developer = subprocess.Popen(["ffmpeg", "-i", film, "out.mp4"], stderr=subprocess.PIPE)
    developer.wait()  # the developer talks a lot, and nobody reads it
    return "out.mp4"


def preview(film):
    camera = subprocess.Popen(["ffmpeg", "-i", film, "-frames", "1", "-"], stdout=subprocess.PIPE)
    try:
        picture, _ = camera.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        return None  # the camera runs on
    return picture


def archive(film):
    with open(film, "rb") as original, open(f"{film}.bak", "wb") as copy:
        copy.write(original.read())


def archive_all(films):
    with ThreadPoolExecutor() as archivists:
        for film in films:
            archivists.submit(archive, film)  # the shelf is full: who hears of it?


def cut(film, scissors):
    with scissors:
        return film[: len(film) // 2]


def cut_all(films):
    scissors = threading.Lock()
    cutters = Pool(4)
    halves = [cutters.apply(cut, (film, scissors)) for film in films]
    cutters.join()
    return halves


def copies_of(films):
    with Pool(4) as copiers:
        copies = [copiers.apply_async(develop, (film,)) for film in films]
    return [copy.get() for copy in copies]  # the copiers have gone home


def titles_of(films):
    writers = Pool(2)  # and who sends the writers home?
    return writers.map(str.title, films)


painters = ThreadPoolExecutor(max_workers=2)


def paint(frame):
    return f"{frame} in colour"


def colour(film):
    frames = [painters.submit(paint, frame) for frame in film]
    return [frame.result() for frame in frames]


def colour_all(films):
    return list(painters.map(colour, films))  # each painter waits for a painter


def subtitles_of(films):
    with ThreadPoolExecutor() as translators:
        return [translators.submit(str.upper, film).result() for film in films]  # one at a time


def print_all(reels):
    for reel in reels:
        with ThreadPoolExecutor() as printers:  # hired and dismissed for each reel
            print(list(printers.map(str.title, reel)))
