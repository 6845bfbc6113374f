/** What expressions evaluate to: the last `probe(…)` of each text is asked. */
import { describe, expect, it } from 'vitest';
import type { Value } from '../../server/src/semantic/value.ts';
import { subject } from '../support/program.ts';

function probed(text: string, others: Readonly<Record<string, string>> = {}): string {
  const { context } = subject(text, others);
  const site = context.program.mentions('probe').findLast(({ call }) => call.callee.kind === 'name' && call.callee.id === 'probe');
  const argument = site?.call.arguments[0];
  if (!site || !argument) throw new Error('no probe');
  const { values, open } = context.evaluator.evaluate(argument.value, site.scope);
  return [...values.map(show), ...(open ? ['?'] : [])].join(' | ');
}

function show(value: Value): string {
  switch (value.kind) {
    case 'library':
      return value.name;
    case 'instance':
      return `${value.type}()`;
    case 'object':
      return `${value.cls.qualifiedName}()`;
    case 'function':
    case 'bound':
      return value.fn.qualifiedName;
    case 'library-method':
      return `${value.receiver.type}#${value.name}`;
    case 'constant':
      return value.value === null ? 'None' : String(value.value);
    case 'class':
      return value.cls.qualifiedName;
    default:
      return value.kind;
  }
}

describe('names', () => {
  it.each([
    ['an import', 'import threading\nprobe(threading.Lock)', 'threading.Lock'],
    ['an alias', 'import threading as th\nprobe(th.Lock())', 'threading.Lock()'],
    ['from, renamed', 'from threading import Lock as Mutex\nprobe(Mutex())', 'threading.Lock()'],
    ['everything from', 'from threading import *\nprobe(Lock())', 'threading.Lock()'],
    ['another spelling', 'import _thread\nprobe(_thread.allocate_lock())', 'threading.Lock()'],
    ['a context of processes', 'import multiprocessing as mp\nprobe(mp.get_context("spawn").Lock())', 'multiprocessing.Lock()'],
    [
      'two assignments',
      'import threading\nif x:\n    a = threading.Lock()\nelse:\n    a = threading.RLock()\nprobe(a)',
      'threading.Lock() | threading.RLock()',
    ],
    [
      'a global set in a function',
      'import threading\na = None\ndef f():\n    global a\n    a = threading.Lock()\nprobe(a)',
      'None | threading.Lock()',
    ],
    ['unpacking a pair', 'import threading\na, b = threading.Lock(), threading.RLock()\nprobe(b)', 'threading.RLock()'],
    ['nobody knows', 'probe(thing)', '?'],
  ])('%s', (_, text, expected) => {
    expect(probed(text)).toBe(expected);
  });
});

describe('objects', () => {
  const owner =
    'import threading\nclass Owner:\n    def __init__(self, lock=None):\n        self.lock = lock or threading.Lock()\n    def use(self):\n        probe(self.lock)\n';
  it('an attribute set in another method, argument or default', () => {
    expect(probed(owner)).toBe('threading.Lock() | ?');
  });
  it.each([
    [
      'a base class',
      'import threading\nclass Base:\n    def __init__(self):\n        self.lock = threading.Lock()\nclass Child(Base):\n    def use(self):\n        probe(self.lock)\n',
      'threading.Lock()',
    ],
    [
      'a class attribute',
      'import threading\nclass A:\n    lock = threading.Lock()\n    def use(self):\n        probe(self.lock)\n',
      'threading.Lock()',
    ],
    ['a factory', 'import threading\ndef make():\n    return threading.Lock()\nprobe(make())', 'threading.Lock()'],
    ['a method', 'class A:\n    def run(self): pass\n    def use(self):\n        probe(self.run)\n', 'A.run'],
    [
      'elements of a comprehension',
      'import threading\nlocks = [threading.Lock() for _ in x]\nfor lock in locks:\n    probe(lock)',
      'threading.Lock()',
    ],
    [
      'what is appended',
      'import threading\nlocks = []\nlocks.append(threading.Lock())\nfor lock in locks:\n    probe(lock)',
      'threading.Lock()',
    ],
    ['an annotation', 'import threading\ndef f(lock: threading.Lock):\n    probe(lock)\n', 'threading.Lock() | ?'],
    [
      'what a thread is given',
      'import threading\nlock = threading.Lock()\ndef work(held):\n    probe(held)\nthreading.Thread(target=work, args=(lock,))\n',
      'threading.Lock() | ?',
    ],
  ])('%s', (_, text, expected) => {
    expect(probed(text)).toBe(expected);
  });
});

it('another file', () => {
  expect(probed('from state import lock\nprobe(lock)', { 'state.py': 'import threading\nlock = threading.Lock()\n' })).toBe(
    'threading.Lock()',
  );
});
