import threading


class Client:
    def send(self, text):
        print(threading.current_thread().name, text)


class Clients:
    def __init__(self):
        self._default = None

    def default(self):
        if self._default is None:  # expect: PC0305 "`self._default`"
            self._default = Client()
        return self._default
