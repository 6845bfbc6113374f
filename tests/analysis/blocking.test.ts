/** What calls wait for: in a body of their own, and through the functions they are made from. */
import { expect, it } from 'vitest';
import { blockingCalls } from '../../server/src/analysis/blocking/blocking-calls.ts';
import { blockingOf } from '../../server/src/analysis/blocking/blocking-summary.ts';
import { type Subject, subject } from '../support/program.ts';

const imports = 'import queue\nimport socket\nimport subprocess\nimport threading\nimport time\nfrom time import sleep as nap\n';

const callsOf = ({ context, fn }: Subject, name: string): readonly string[] =>
  context
    .get(blockingCalls, fn(name))
    .map(({ text, kind, bounded, seconds }) => `${text} ${kind}${bounded ? ` ${seconds ?? 'some'} s` : ''}`);

const chainsOf = ({ context, fn }: Subject, name: string): readonly string[] =>
  blockingOf(fn(name), context).map(({ kind, chain }) => `${kind}: ${chain.map(({ text }) => text).join(' > ')}`);

it('knows calls by what they are called on, whatever the name', () => {
  const program = subject(`${imports}
jobs = queue.Queue()
seen = {}

def f(thread: threading.Thread):
    time.sleep(2)
    nap(0.5)
    jobs.get()
    seen.get('x')
    thread.join()
    ', '.join(seen)
    subprocess.run(['true'])
`);
  expect(callsOf(program, 'f')).toEqual([
    'time.sleep timer 2 s',
    'nap timer 0.5 s',
    'jobs.get queue',
    'thread.join thread',
    'subprocess.run child-process',
  ]);
});

it('reads timeouts, and arguments that make a call return at once', () => {
  const program = subject(`${imports}
jobs = queue.Queue()
done = threading.Event()

def f(block, options):
    jobs.get(timeout=3)
    jobs.get(True, None)
    jobs.get(False)
    jobs.get(block=False)
    jobs.get(block)
    jobs.get(**options)
    done.wait(0)
    done.wait(1.5)
    done.wait(timeout=None)
    time.sleep(0)
    subprocess.run(['true'], timeout=limit())

def limit():
    return 4
`);
  expect(callsOf(program, 'f')).toEqual([
    'jobs.get queue 3 s',
    'jobs.get queue',
    'done.wait event 1.5 s',
    'done.wait event',
    'subprocess.run child-process some s',
  ]);
});

it('waits to put only into a queue of limited size', () => {
  const program = subject(`${imports}
large = queue.Queue()
zero = queue.Queue(0)
small = queue.Queue(maxsize=8)

def f(given: queue.Queue):
    large.put(1)
    zero.put(1)
    given.put(1)
    small.put(1)
    small.put(1, block=False)
    small.put(1, timeout=2)
`);
  expect(callsOf(program, 'f')).toEqual(['small.put queue', 'small.put queue 2 s']);
});

it('lifts them to callers: functions, methods, properties, context managers', () => {
  const program = subject(`${imports}
from contextlib import contextmanager

class Client:
    def __init__(self):
        self._jobs = queue.Queue()

    @property
    def next(self):
        return self._jobs.get()

    def fetch(self):
        return self.next

    def __enter__(self):
        nap(1)
        return self

    def __exit__(self, *error):
        return None

@contextmanager
def opened():
    time.sleep(1)
    yield

def f():
    client = Client()
    helper(client)

def helper(client: Client):
    client.fetch()

def g():
    with Client():
        pass

def h():
    with opened():
        pass
`);
  expect(chainsOf(program, 'f')).toEqual(['queue: helper > fetch > next > self._jobs.get']);
  expect(chainsOf(program, 'g')).toEqual(['timer: __enter__ > nap']);
  expect(chainsOf(program, 'h')).toEqual(['timer: opened > time.sleep']);
});

it('leaves out what runs elsewhere or later', () => {
  const program = subject(`${imports}
def slow():
    time.sleep(5)

async def coroutine():
    slow()

async def f():
    await coroutine()

def g():
    threading.Thread(target=slow).start()
    later = lambda: slow()

def rows():
    slow()
    yield 1

def h():
    rows()
`);
  expect(chainsOf(program, 'coroutine')).toEqual(['timer: slow > time.sleep']);
  expect(chainsOf(program, 'f')).toEqual([]);
  expect(chainsOf(program, 'g')).toEqual([]);
  expect(chainsOf(program, 'h')).toEqual([]);
});

it('answers recursive functions, whoever is asked first', () => {
  const text = `${imports}
def even(n):
    odd(n - 1)
    pause()

def odd(n):
    if n:
        even(n - 1)

def pause():
    time.sleep(1)
`;
  expect(chainsOf(subject(text), 'even')).toEqual(['timer: pause > time.sleep']);
  expect(chainsOf(subject(text), 'odd')).toEqual(['timer: even > pause > time.sleep']);
  const other = subject(text);
  chainsOf(other, 'odd');
  expect(chainsOf(other, 'even')).toEqual(['timer: pause > time.sleep']);
});

it('crosses files', () => {
  const program = subject('import net\n\n\ndef f():\n    net.ping()\n', {
    'net.py': 'import socket\n\n\ndef ping():\n    socket.create_connection(("h", 1))\n',
  });
  expect(chainsOf(program, 'f')).toEqual(['network: ping > socket.create_connection']);
});
