import threading

from watching import Watcher as FolderWatcher

watcher = FolderWatcher("mail")
watcher.start()  # expect: PC0112 "watcher"
print(threading.active_count())
watcher.join()
