import threading


class Client:
    def send(self, text):
        print(threading.current_thread().name, text)


class Clients:
    def __init__(self):
        self._default = None

    def default(self):
        if self._default is None:
            self._default = Client()  # expect: PC0305 "`self._default`"
        return self._default
