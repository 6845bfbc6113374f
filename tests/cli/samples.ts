/** Small programs whose verdict is beyond doubt. */

/** Line 7, columns 5 to 19: PC0204, a warning; the fix is `with`. */
export const leaky = `import threading

lock = threading.Lock()


def spend(pay):
    lock.acquire()
    pay()
    lock.release()
`;

export const sound = `import threading

lock = threading.Lock()


def spend(pay):
    with lock:
        pay()
`;
