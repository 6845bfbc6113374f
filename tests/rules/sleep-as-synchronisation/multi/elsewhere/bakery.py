import threading
import time

import oven
from oven import Dough, Glaze


def bake():
    warming = threading.Thread(target=oven.warm_up, args=(200,))
    warming.start()
    time.sleep(3)  # expect: PC0311 "this sleep does not ensure that `warm_up` has written `oven.heat` by then"
    print(oven.heat)
    warming.join()


def knead():
    dough = Dough()
    keeper = dough.rise()
    time.sleep(1)  # expect: PC0311
    print(dough.risen)
    keeper.join()


def glaze():
    glaze = Glaze()
    cook = glaze.boil()
    time.sleep(1)
    # Waited for: the sleep is only a pause.
    cook.join()
    print(glaze.colour)


bake()
knead()
glaze()
