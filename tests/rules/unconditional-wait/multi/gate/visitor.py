import threading

from gate import open_gate, opened


def visit():
    with opened:
        opened.wait()  # expect: PC0405
    print("inside")


def main():
    visitor = threading.Thread(target=visit)
    visitor.start()
    open_gate()
    visitor.join()
