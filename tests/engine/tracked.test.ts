/** Indexes by name tell those who asked, and nobody else: whoever asks whether there is something, when it comes and goes. */
import { expect, it } from 'vitest';
import type { Analysis } from '../../server/src/engine/analysis.ts';
import { Store } from '../../server/src/engine/store.ts';
import { TrackedIndex } from '../../server/src/engine/tracked.ts';

interface World {
  readonly store: Store;
  readonly index: TrackedIndex<string, number>;
}

const isThere: Analysis<object, boolean, World> = { name: 'is there', compute: (_, { index }) => index.has('x') };
const total: Analysis<object, number, World> = {
  name: 'total',
  compute: (_, { index }) => (index.get('x') ?? []).reduce((sum, item) => sum + item, 0),
};

function world(recording = true): World {
  const store = new Store(recording);
  return { store, index: new TrackedIndex<string, number>(store, (a, b) => (a < b ? -1 : a > b ? 1 : 0)) };
}

const parts = (...items: readonly number[]): ReadonlyMap<string, readonly number[]> => new Map([['x', items]]);
const key = {};

it('tells who only asked whether there is something that it has come, and that it has gone', () => {
  const here = world();
  expect(here.store.get(isThere, key, here)).toBe(false);
  here.index.replace('a', undefined, parts(1));
  expect(here.store.get(isThere, key, here)).toBe(true);
  here.index.replace('a', parts(1), undefined);
  expect(here.store.get(isThere, key, here)).toBe(false);
});

it('tells nothing to them where only the list is another', () => {
  const here = world();
  here.index.replace('a', undefined, parts(1));
  here.store.get(isThere, key, here);
  const before = here.store.computed;
  here.index.replace('b', undefined, parts(2));
  here.index.replace('a', parts(1), undefined);
  expect(here.store.get(isThere, key, here)).toBe(true);
  expect(here.store.computed).toBe(before);
});

it('puts lists together in the order of the owners, whoever comes and goes', () => {
  const here = world();
  here.index.replace('b', undefined, parts(20));
  here.index.replace('a', undefined, parts(10, 11));
  here.index.replace('c', undefined, parts(30));
  expect(here.index.get('x')).toEqual([10, 11, 20, 30]);
  here.index.replace('b', parts(20), undefined);
  expect(here.store.get(total, key, here)).toBe(51);
  here.index.replace('b', undefined, parts(21, 22));
  expect(here.index.get('x')).toEqual([10, 11, 21, 22, 30]);
  expect(here.store.get(total, key, here)).toBe(94);
});

it('puts no list together while many come and go, only when somebody reads it', () => {
  const here = world();
  let looks = 0;
  const item = new Proxy([1], {
    get: (items, property) => {
      looks += 1;
      return Reflect.get(items, property);
    },
  });
  here.index.replace('a', undefined, new Map([['x', item]]));
  const others = Array.from({ length: 10 }, (_, index) => `b${index}`);
  for (const owner of others) here.index.replace(owner, undefined, parts(2));
  expect(here.store.get(total, key, here)).toBe(21);
  const before = looks;
  for (const owner of others) here.index.replace(owner, parts(2), undefined);
  expect(looks).toBe(before);
  expect(here.store.get(total, key, here)).toBe(1);
});

it('knows the same without a recorder', () => {
  const here = world(false);
  expect([here.index.has('x'), here.index.get('x')]).toEqual([false, undefined]);
  here.index.replace('a', undefined, parts(1));
  expect([here.index.has('x'), here.index.get('x')]).toEqual([true, [1]]);
});
