/** The lock-order graph of small programs, and the cycles in it. */
import { describe, expect, it } from 'vitest';
import type { Context } from '../../server/src/analysis/context.ts';
import { hasKnownOrder, lockOrderEdges } from '../../server/src/analysis/locks/lock-order-edges.ts';
import { lockOrderCycles, lockOrderGraph } from '../../server/src/analysis/locks/lock-order-graph.ts';
import { subject } from '../support/program.ts';

/** `held -> asked for: bodies`, sorted. */
const graphOf = (context: Context): readonly string[] =>
  [...context.get(lockOrderGraph, context).edges]
    .flatMap(([from, after]) =>
      [...after].map(
        ([to, edges]) =>
          `${from} -> ${to}: ${edges.map(({ body }) => (body.kind === 'function' ? body.qualifiedName : body.name)).join(', ')}`,
      ),
    )
    .sort();

const cyclesOf = (context: Context): readonly string[] =>
  context
    .get(lockOrderCycles, context)
    .map(({ reported, others }) => [reported, ...others].map(({ from, to }) => `${from.display} -> ${to.display}`).join(' | '));

const locks = 'import threading\n\na = threading.Lock()\nb = threading.Lock()\nc = threading.Lock()\n\n\n';
const function_ = (name: string, ...taken: readonly string[]): string =>
  `def ${name}():\n${taken.map((lock, depth) => `${'    '.repeat(depth + 1)}with ${lock}:\n`).join('')}${'    '.repeat(taken.length + 1)}print()\n\n\n`;

describe('edges', () => {
  it('lead from each lock that is held to the one asked for', () => {
    const { context } = subject(locks + function_('f', 'a', 'b', 'c'));
    expect(graphOf(context)).toEqual(['subject::a -> subject::b: f', 'subject::a -> subject::c: f', 'subject::b -> subject::c: f']);
  });

  it('go through calls, properties and context managers, with the chain of calls', () => {
    const { context, fn } = subject(`${locks}
from contextlib import contextmanager

class Box:
    @property
    def size(self):
        with b:
            return 1

    @contextmanager
    def opened(self):
        with c:
            yield

def f(box: Box):
    with a:
        helper()

def helper():
    deeper()

def deeper():
    with b:
        pass

def g():
    box = Box()
    with a:
        print(box.size)

def h():
    box = Box()
    with a:
        with box.opened():
            pass
`);
    expect(graphOf(context)).toEqual(['subject::a -> subject::b: f, g', 'subject::a -> subject::c: h']);
    expect(context.get(lockOrderEdges, fn('f'))[0]?.chain.map(({ text }) => text)).toEqual(['helper', 'deeper', 'b']);
  });

  it('are the same in every file that imports the locks', () => {
    const { context } = subject(`from locks import a, b\nimport locks as l\n\n${function_('f', 'a', 'b')}${function_('g', 'l.b', 'l.a')}`, {
      'locks.py': 'import threading\na = threading.Lock()\nb = threading.Lock()\n',
    });
    expect(graphOf(context)).toEqual(['locks::a -> locks::b: f', 'locks::b -> locks::a: g']);
    expect(cyclesOf(context)).toEqual(['l.b -> l.a | a -> b']);
  });

  it('of a base class and its subclasses are those of the base', () => {
    const { context } = subject(`
import threading

class Base:
    def __init__(self):
        self._lock = threading.Lock()
        self._other = threading.Lock()

class Derived(Base):
    def f(self):
        with self._lock, self._other:
            pass
`);
    expect(graphOf(context)).toEqual(['subject::Base._lock -> subject::Base._other: Derived.f']);
  });

  it('between two objects of one class have no known order', () => {
    const { context, fn } = subject(`
import threading

class Account:
    def __init__(self):
        self.lock = threading.Lock()

    def transfer(self, other: 'Account'):
        with self.lock, other.lock:
            pass
`);
    expect(context.get(lockOrderEdges, fn('Account.transfer')).map(hasKnownOrder)).toEqual([false]);
    expect(graphOf(context)).toEqual([]);
  });

  it('are not made by attempts, by permits, or by a lock that is held already', () => {
    const { context } = subject(`${locks}
gate = threading.Semaphore(2)
again = threading.RLock()

def attempt():
    with a:
        if b.acquire(timeout=1):
            b.release()

def counted():
    with gate:
        with b:
            pass

def nested():
    with again:
        with a:
            with again:
                pass
`);
    expect(graphOf(context)).toEqual(['subject::again -> subject::a: nested']);
  });
});

describe('edges of objects that are passed', () => {
  const account = `
import threading

class Account:
    def __init__(self):
        self.lock = threading.Lock()

    def pay(self, other: 'Account'):
        with self.lock, other.lock:
            pass

def transfer(source: Account, target: Account):
    with source.lock:
        with target.lock:
            pass

ada = Account()
bob = Account()
`;
  it('are those of the callers', () => {
    const { context } = subject(`${account}
def morning():
    transfer(ada, bob)

def evening():
    bob.pay(ada)
`);
    expect(graphOf(context)).toEqual([
      'subject::ada.lock -> subject::bob.lock: morning',
      'subject::bob.lock -> subject::ada.lock: evening',
    ]);
    expect(cyclesOf(context)).toEqual(['ada.lock -> bob.lock | bob.lock -> ada.lock']);
  });

  it('are those of the threads they are handed to', () => {
    const { context } = subject(`${account}
def main():
    a = threading.Lock()
    b = threading.Lock()
    first = threading.Thread(target=both, args=(a, b))
    second = threading.Thread(target=both, args=(b, a))
    first.start()
    second.start()

def both(left, right):
    with left, right:
        pass
`);
    expect(cyclesOf(context)).toEqual(['b -> a | a -> b']);
  });

  it('are none in one order, or in one thread after the other', () => {
    const { context } = subject(`${account}
def same():
    transfer(ada, bob)

def again():
    ada.pay(bob)

def main():
    a = threading.Lock()
    b = threading.Lock()
    first = threading.Thread(target=both, args=(a, b))
    first.start()
    first.join()
    second = threading.Thread(target=both, args=(b, a))
    second.start()
    second.join()

def both(left, right):
    with left, right:
        pass
`);
    expect(cyclesOf(context)).toEqual([]);
  });
});

describe('cycles', () => {
  it('of two locks are reported where fewer bodies keep that order', () => {
    const { context } = subject(locks + function_('f', 'b', 'a') + function_('g', 'a', 'b') + function_('h', 'a', 'b'));
    expect(cyclesOf(context)).toEqual(['b -> a | a -> b']);
    expect(context.get(lockOrderCycles, context)[0]?.against).toBe(2);
  });

  it('of three locks are reported once', () => {
    const { context } = subject(locks + function_('f', 'a', 'b') + function_('g', 'b', 'c') + function_('h', 'c', 'a'));
    expect(cyclesOf(context)).toEqual(['c -> a | a -> b | b -> c']);
  });

  it('are none under a gate lock', () => {
    const { context } = subject(locks + function_('f', 'c', 'a', 'b') + function_('g', 'c', 'b', 'a'));
    expect(cyclesOf(context)).toEqual([]);
  });

  it('need the gate on both sides', () => {
    const { context } = subject(locks + function_('f', 'c', 'a', 'b') + function_('g', 'b', 'a'));
    expect(cyclesOf(context)).toEqual(['b -> a | a -> b']);
  });

  it('do not depend on the order of the functions', () => {
    const parts = [function_('f', 'a', 'b'), function_('g', 'b', 'a'), function_('h', 'b', 'c'), function_('i', 'c', 'b')];
    const forward = cyclesOf(subject(locks + parts.join('')).context);
    const backward = cyclesOf(subject(locks + parts.toReversed().join('')).context);
    const pairs = (cycles: readonly string[]): readonly string[] => cycles.map((cycle) => cycle.split(' | ').sort().join(' | ')).sort();
    expect(pairs(forward)).toEqual(['a -> b | b -> a', 'b -> c | c -> b']);
    expect(pairs(backward)).toEqual(pairs(forward));
  });
});
