"""A harbour: ships are unloaded by other processes."""

import multiprocessing
import os
import subprocess
import threading


def unload(ship, quay):
    for crate in ship:
        quay.put(crate)


def first_crate(ship):
    quay = multiprocessing.Queue()
    crane = multiprocessing.Process(target=unload, args=(ship, quay))
    crane.start()
    crate = quay.get()
    crane.terminate()  # with the next crate half way down
    return crate, quay.get()


def send_pilot(ship):
    pilot = os.fork()  # nobody will ever ask whether he came back
    if pilot == 0:
        print("piloting", ship)
        os._exit(0)


def dredge():
    dredger = subprocess.Popen("dredge basin | tee report", shell=True)
    try:
        dredger.wait(timeout=60)
    except subprocess.TimeoutExpired:
        dredger.kill()  # the captain goes, the dredger stays


def blow_horn():
    horn = threading.Thread(target=print, args=("tuut",))
    horn.start()
    subprocess.run(["tug"], preexec_fn=os.setsid, check=True)
    horn.join()
