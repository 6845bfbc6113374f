"""Workers that are given what they need, or a context to find it in."""

import threading

from flask import Flask, copy_current_request_context, current_app, request

app = Flask(__name__)


def store(name):
    print(name)


def in_context(application):
    with application.app_context():
        print(current_app.config["SENDER"])


def begin(application):
    with application.app_context():
        send()


def send():
    print(current_app.config["SENDER"])  # in the context of whoever calls it


def log():
    print(request.path)  # the handler calls it as well


def build(request):
    print(request.path)  # a parameter of that name


@app.route("/")
def index():
    log()

    @copy_current_request_context
    def later():
        print(request.path)

    threading.Thread(target=store, args=(request.args["name"],), daemon=True).start()
    threading.Thread(target=in_context, args=(app,), daemon=True).start()
    threading.Thread(target=begin, args=(app,), daemon=True).start()
    threading.Thread(target=log, daemon=True).start()
    threading.Thread(target=later, daemon=True).start()
    threading.Thread(target=build, args=(object(),), daemon=True).start()
    return request.path
