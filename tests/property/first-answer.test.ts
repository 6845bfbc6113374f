/**
 * What the first answer about a file looks at elsewhere, in bodies whose control flow is built, not in time: however many
 * files with locks of their own lie beside it, it needs none of theirs.
 */
import { expect, it, vi } from 'vitest';
import { Store } from '../../server/src/engine/store.ts';
import type { Files } from '../support/check.ts';
import { projectOf } from './worlds.ts';

/** Takes two locks, one inside the other, and sets under one what it got under the same before. */
const bystander = `import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.log_lock = threading.Lock()
        self.value = 0

    def get(self):
        with self.lock:
            return self.value

    def set(self, value):
        with self.lock:
            self.value = value

    def report(self):
        with self.log_lock:
            with self.lock:
                print(self.value)


def double(account: Account):
    account.set(account.get() * 2)
`;

const orders = `import threading

first = threading.Lock()
second = threading.Lock()


def forth():
    with first:
        with second:
            print()


def back():
    with second:
        with first:
            print()
`;

const guards = `import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}

    def put(self, key, value):
        with self.lock:
            self.values[key] = value

    def change(self, settings):
        settings.clear()
        settings.update(self.values)
`;

/** Of how many bodies of others the answer about `text` asks for the control flow, and how many findings it has. */
function looked(text: string, bystanders: number): { readonly others: number; readonly findings: number } {
  const files: Files = {
    'asked.py': text,
    ...Object.fromEntries(Array.from({ length: bystanders }, (_, index) => [`bystander_${index}.py`, bystander])),
  };
  const project = projectOf(files);
  const others = new Set(project.program.context.program.modules.slice(1).flatMap(({ functions }) => functions));
  const asked = vi.spyOn(Store.prototype, 'get');
  const findings = project.findings('asked.py').length;
  const bodies = new Set(asked.mock.calls.flatMap(([{ name }, body]) => (name === 'control-flow' ? [body] : [])));
  vi.restoreAllMocks();
  return { others: [...others].filter((fn) => bodies.has(fn)).length, findings };
}

it('a file that guards with a lock needs no locks of others', () => {
  expect(looked(guards, 20)).toEqual({ others: 0, findings: 0 });
});

it('a file that takes locks in two orders needs the order of all', () => {
  const { others, findings } = looked(orders, 20);
  expect(findings).toBe(1);
  expect(others).toBeGreaterThanOrEqual(20);
});
