/** The choice advisor: twenty functions whose kind of work a reader would name at once, and some that nobody can. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProgram, type Program } from '../../server/src/analysis/program.ts';
import { kindOfWork } from '../../server/src/analysis/work/kind-of-work.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';

const text = `import asyncio
import hashlib
import json
import math
import queue
import re
import socket
import subprocess
import threading
import time
import urllib.request

import requests

jobs = queue.Queue()
ready = threading.Event()


def io_download(url):
    return urllib.request.urlopen(url).read()


def io_requests(url):
    return requests.get(url, timeout=10).text


def io_sleep(seconds):
    time.sleep(seconds)


def io_queue():
    while True:
        print(jobs.get())


def io_event():
    ready.wait()


def io_child(command):
    return subprocess.run(command, check=True)


def io_socket(host):
    connection = socket.create_connection((host, 80))
    connection.close()


async def io_async():
    await asyncio.sleep(1)


def io_helper(url):
    return io_download(url)


def io_input():
    return input("name? ")


def cpu_sum(limit):
    total = 0
    for number in range(limit):
        total += number * number
    return total


def cpu_primes(limit):
    found = []
    for number in range(2, limit):
        if all(number % divisor for divisor in range(2, math.isqrt(number) + 1)):
            found.append(number)
    return found


def cpu_fibonacci(number):
    if number < 2:
        return number
    return cpu_fibonacci(number - 1) + cpu_fibonacci(number - 2)


def cpu_matrix(left, size):
    result = []
    for row in range(size):
        for column in range(size):
            result.append(left[row] * left[column])
    return result


def cpu_collatz(start):
    steps = 0
    while start != 1:
        start = start // 2 if start % 2 == 0 else 3 * start + 1
        steps += 1
    return steps


def cpu_helper(limit):
    return cpu_sum(limit) + cpu_collatz(limit)


def mixed_fetch_and_sum(url, limit):
    text = urllib.request.urlopen(url).read()
    return len(text) + cpu_sum(limit)


def mixed_wait_and_count(limit):
    ready.wait()
    for row in range(limit):
        for column in range(limit):
            print(row * column)


def mixed_child(command, limit):
    subprocess.run(command, check=True)
    return cpu_primes(limit)


async def mixed_async(limit):
    await asyncio.sleep(1)
    return cpu_primes(limit)


def unknown_call(worker):
    return worker.step()


def unknown_short(number):
    return number + 1


def unknown_iterable(rows):
    return [row for row in rows]
`;

let program: Program;

beforeAll(async () => {
  const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
  program = createProgram([{ file: 'work.py', moduleName: 'work', module: parser.parse(text).module, text }], defaultTarget);
});

const names = [...text.matchAll(/def ((io|cpu|mixed|unknown)_\w+)/g)].map(([, name = '', kind = '']) => [name, kind] as const);

it('has at least twenty functions that can be told', () => {
  expect(names.filter(([, kind]) => kind !== 'unknown').length).toBeGreaterThanOrEqual(20);
});

describe('the kind of work', () => {
  it.each(names)('of %s', (name, kind) => {
    const { context } = program;
    const [fn] = context.program.functionsNamed(name);
    expect(fn && (kindOfWork(fn, context) ?? 'unknown')).toBe(kind);
  });
});
