"""A guest book on the web: a worker writes the entries down."""

import threading

from flask import Flask, request

app = Flask(__name__)


def write_down():
    with open("guests.txt", "a") as book:
        book.write(request.form["name"])  # whose request? the guest has been answered long ago


@app.route("/sign", methods=["POST"])
def sign():
    threading.Thread(target=write_down, daemon=True).start()
    return "Thank you"
