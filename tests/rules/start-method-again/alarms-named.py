from multiprocessing import Process, set_start_method


def greet(name):
    print("hello", name)


set_start_method(method="forkserver")  # expect: PC0712
