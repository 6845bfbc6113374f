import threading

import state as shared


def visit(name):
    shared.visits += shared.weigh(name)  # expect: PC0301 "`shared.visits` is updated without a lock in `visit`"
    shared.names.append(name)


def serve(names):
    for name in names:
        threading.Thread(target=visit, args=(name,), daemon=True).start()
