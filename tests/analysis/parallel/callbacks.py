"""What the interpreter, servers, windows and test runners call."""
import atexit
import signal
import socketserver
import threading
import tkinter
import unittest
import weakref
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from multiprocessing import Process

from flask import Flask

app = Flask(__name__)
hits = 0


def on_signal(signum, frame):
    global hits
    hits += 1  # beside: main (signal), work # apart: on_signal, at_exit


@atexit.register
def at_exit():
    print(hits)  # apart: main, setup


def setup():
    signal.signal(signal.SIGINT, on_signal)
    threading.Thread(target=work).start()
    Process(target=child).start()
    print("running")  # beside: work, child (processes), on_signal (signal)


def work():
    print(hits)


def child():
    threading.Thread(target=grandchild).start()
    print(hits)  # beside: grandchild, work (processes)


def grandchild():
    print(hits)  # beside: setup (processes), child


class Owner:
    def __del__(self):
        self.close()

    def close(self):
        print(hits)  # beside: setup (signal), work (signal)


def watch(thing):
    weakref.finalize(thing, dropped)


def dropped():
    print(hits)  # beside: work (signal)


def done(future):
    print(hits)  # apart: setup


def submit():
    with ThreadPoolExecutor() as pool:
        pool.submit(work_item).add_done_callback(done)
        print("running")  # beside: done


def work_item():
    pass


class Threaded(BaseHTTPRequestHandler):
    def do_GET(self):
        global hits
        hits += 1  # beside: Threaded.do_GET


class Serial(BaseHTTPRequestHandler):
    def do_GET(self):
        global hits
        hits += 1  # apart: Serial.do_GET


class Mixed(socketserver.ThreadingMixIn, socketserver.TCPServer):
    pass


class Request(socketserver.BaseRequestHandler):
    def handle(self):
        self.answer()

    def answer(self):
        print(hits)  # beside: Request.handle


def serve():
    ThreadingHTTPServer(("", 1), Threaded).serve_forever()
    HTTPServer(("", 2), Serial).serve_forever()
    Mixed(("", 3), Request).serve_forever()


@app.route("/")
def index():
    global hits
    hits += 1  # beside: index


@app.get("/later")
async def later():
    global hits
    hits += 1  # beside: later (tasks)


def report(args):
    print(hits)  # beside: report, work


threading.excepthook = report


class Application:
    def __call__(self, environ, start_response):
        self.count = 1  # beside: Application.__call__
        return []


async def application(scope, receive, send):
    global hits
    hits += 1  # beside: application (tasks)


class Window:
    def __init__(self, root):
        self.button = tkinter.Button(root, command=self.clicked)
        self.worker = threading.Thread(target=self.load)
        self.worker.start()

    def clicked(self):
        print(hits)  # beside: Window.load # apart: Window.clicked

    def load(self):
        print(hits)


class Tests(unittest.TestCase):
    def test_one(self):
        thread = threading.Thread(target=helper)
        thread.start()
        print("running")  # beside: helper
        thread.join()

    def test_two(self):
        print(hits)  # apart: helper, Tests.test_one

    def test_three(self):
        thread = threading.Thread(target=other_helper)
        thread.start()


def helper():
    pass


def other_helper():
    print(hits)  # apart: helper


if __name__ == "__main__":
    setup()
    serve()
    submit()
