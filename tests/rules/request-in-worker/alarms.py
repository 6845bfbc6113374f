"""Workers that ask for a request they do not handle."""

import threading
from concurrent.futures import ThreadPoolExecutor

import flask
from flask import Flask, current_app, g, request, session

app = Flask(__name__)
pool = ThreadPoolExecutor()


def store():
    name = request.args["name"]  # expect: PC2010 "`request` belongs to the request being handled, which thread `store` is not part of"
    print(name, request.path)


def mail():
    print(current_app.config["SENDER"])  # expect: PC2010


class Saver(threading.Thread):
    def run(self):
        self.save()

    def save(self):
        print(flask.session.get("user"))  # expect: PC2010


def remember():
    session.permanent = True  # expect: PC2010
    print(g.user)


@app.route("/")
def index():
    threading.Thread(target=store, daemon=True).start()
    pool.submit(mail)
    Saver(daemon=True).start()
    threading.Timer(1, remember).start()
    return "done"
