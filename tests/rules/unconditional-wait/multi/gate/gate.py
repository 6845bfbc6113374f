import threading

opened = threading.Condition()


def open_gate():
    with opened:
        opened.notify_all()
