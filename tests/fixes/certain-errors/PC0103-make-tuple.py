# error: TypeError: greet() takes 1 positional argument but 3 were given
# prints: Ann
import threading
def greet(name):
    print(name)
t = threading.Thread(target=greet, args=("Ann"))
t.start()
t.join()
