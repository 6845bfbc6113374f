# warning: hang
# prints: done
from multiprocessing import Pipe, Process
def work(writer):
    writer.send("done")
if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    child = Process(target=work, args=(writer,))
    child.start()
    while True:
        try:
            print(reader.recv())
        except EOFError:
            break
    child.join()
