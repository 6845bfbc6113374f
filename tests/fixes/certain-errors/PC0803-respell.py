# warning: hang
# prints: done
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "print(7 * 100_000 * str(1))"], stdout=subprocess.PIPE)
child.wait()
print("done")
