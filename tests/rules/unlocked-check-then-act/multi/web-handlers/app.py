from flask import Flask

from basket import basket_of

app = Flask(__name__)


@app.route("/<guest>")
def show(guest):
    return "\n".join(basket_of(guest))
