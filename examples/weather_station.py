"""A weather station: sensors that report, a display, and an archive.

Every thread here is made or started in a way that does not do what it says.
"""

import threading


def read_sensor(name, readings):
    readings.append((name, 20.5))


def show(text):
    print("display:", text)


class Archive(threading.Thread):
    def __init__(self, path):
        self.path = path

    def run(self):
        print("writing", self.path)


def measure():
    readings = []
    inside = threading.Thread(target=read_sensor("inside", readings))
    outside = threading.Thread(read_sensor, args=("outside", readings))
    inside.start()
    outside.start()
    inside.join()
    outside.join()
    return readings


def display(readings):
    screen = threading.Thread(target=show, args=("sunny"))
    screen.start()
    screen.daemon = True
    screen.join()
    if readings:
        screen.start()
        screen.join()


def store(path):
    archive = Archive(path)
    archive.start()
    archive.join()
    copy = threading.Thread(target=show, args=("stored",))
    copy.run()


if __name__ == "__main__":
    display(measure())
    store("today.csv")
