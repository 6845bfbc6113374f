from threading import Thread

from tariffs import rate_of

readers = [Thread(target=rate_of, args=(city,)) for city in ("Bonn", "Graz")]
for reader in readers:
    reader.start()
for reader in readers:
    reader.join()
