import threading

import state


def prepare():
    state.ready = True


def main():
    threading.Thread(target=prepare, daemon=True).start()
    while not state.ready:  # expect: PC0310
        pass
    print("ready")
