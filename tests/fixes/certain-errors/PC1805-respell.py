# error: Invalid argument
# prints: ready
import signal
def stop(number, frame):
    raise SystemExit(number)
signal.signal(signal.SIGKILL, stop)
print("ready")
