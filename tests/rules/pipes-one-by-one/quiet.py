"""One pipe, or both at a time."""

import subprocess
import threading


def both(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return process.communicate()


def joined(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    process.wait()
    return output


def beside(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    reader = threading.Thread(target=process.stderr.read)
    reader.start()
    output = process.stdout.read()
    reader.join()
    process.wait()
    return output


def heads(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = process.stdout.read(1), process.stderr.read(1)
    process.communicate()
    return first


def unknown(process):
    return process.stdout.read(), process.stderr.read()
