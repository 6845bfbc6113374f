from multiprocessing import Process


def greet(name):
    print("hello", name)


for name in ("Ada", "Grace"):
    # one each
    child = Process(target=greet, args=(name,))
    child.start()  # expect: PC0609 "child.start()"
