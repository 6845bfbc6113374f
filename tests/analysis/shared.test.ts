/** What each line of a program does to shared places, with the locks held there; and which lock guards which place. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Context } from '../../server/src/analysis/context.ts';
import { type Access, accesses } from '../../server/src/analysis/shared/accesses.ts';
import { guardedPlaces } from '../../server/src/analysis/shared/guarded-by.ts';
import { locksAt } from '../../server/src/analysis/shared/held-at.ts';
import { subject } from '../support/program.ts';

const text = readFileSync(new URL('./shared/guards.py', import.meta.url), 'utf8');
const { program, context, module } = subject(text);

function lineOf({ unit, at }: Access): number {
  const start = program.unitStart('subject.py', unit) ?? 0;
  return text.slice(0, start + at.start).split('\n').length;
}

const nameOf = ({ place }: Access): string => place.key.slice(place.key.indexOf('::') + 2);

function told(access: Access, about: Context): string {
  const locks = locksAt(access, about);
  if (locks === 'unknown') return `${access.kind} ${nameOf(access)} unknown`;
  const names = [...locks.values()].map(
    ({ home, own }) =>
      `${home.kind === 'global' ? home.name : home.display}${own || home.kind === 'global' || access.place.kind !== 'instance' ? '' : ' of another'}`,
  );
  return `${access.kind} ${nameOf(access)} [${names.sort().join(' ')}]`;
}

it('says what happens where, and under which locks', () => {
  const marked = new Map(
    text.split('\n').flatMap((line, index) => {
      const [, words] = /# does: (.*)$/.exec(line) ?? [];
      return words === undefined ? [] : [[index + 1, words.split(', ').sort()] as const];
    }),
  );
  const found = new Map<number, string[]>();
  for (const body of [module, ...module.functions]) {
    for (const access of context.get(accesses, body)) {
      const line = lineOf(access);
      if (marked.has(line) && !access.place.name.includes('lock') && access.place.name !== '_ready')
        found.set(line, [...(found.get(line) ?? []), told(access, context)]);
    }
  }
  for (const list of found.values()) list.sort();
  expect(marked.size).toBeGreaterThan(15);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(marked));
});

it('learns the guard from the accesses, with its evidence', () => {
  const guards = [module, ...module.classes].flatMap((owner) =>
    [...context.get(guardedPlaces, owner).values()].map(
      ({ place, lock, guarded, unguarded }) =>
        `${place.name} by ${lock.home.display}: ${guarded.length} of ${guarded.length + unguarded.length}`,
    ),
  );
  expect(guards).toEqual(['items by Box._lock: 3 of 4', 'size by Box._lock: 4 of 4']);
});

it('keeps the places of a base and its subclasses as one', () => {
  const sizes = module.functions.flatMap((fn) => context.get(accesses, fn).filter(({ place }) => place.name === 'size'));
  expect(new Set(sizes.map(({ place }) => place.key)).size).toBe(1);
  expect(sizes.some(({ body }) => body.kind === 'function' && body.cls?.name === 'BigBox')).toBe(true);
});
