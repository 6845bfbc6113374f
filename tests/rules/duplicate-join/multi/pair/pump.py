import threading


class Pump(threading.Thread):
    def run(self):
        print("on")
