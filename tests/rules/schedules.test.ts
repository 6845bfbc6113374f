/** A schedule is told in the order that breaks the program: whoever is overtaken begins, is overtaken, and goes on. */
import { expect, it } from 'vitest';
import { createChecker } from '../support/check.ts';
import { foldersIn, optionsOf, singleIn, textOf } from './fixtures.ts';

const checker = await createChecker();

/** The roles of each finding of a code, in the order of time. */
function roles(folder: string, code: string): readonly (readonly string[])[] {
  const files = singleIn(folder).filter((name) => name.startsWith('alarms.'));
  const all = files.flatMap((name) => checker.check({ [name]: textOf(folder, name) }, optionsOf(textOf(folder, name))));
  return all
    .filter((found) => found.code === code)
    .map(({ witness }) => witness.filter(({ steps }) => steps.length > 0).map(({ role }) => role));
}

it.each([
  ['unlocked-update', 'PC0301'],
  ['unlocked-update', 'PC0302'],
  ['unlocked-initialisation', 'PC0305'],
  ['update-across-sections', 'PC0318'],
])('%s (%s): one thread, another, and the first again', (folder, code) => {
  const found = roles(folder, code);
  expect(found.length).toBeGreaterThan(0);
  for (const order of found) {
    expect(order).toHaveLength(3);
    expect(order[2]).toBe(order[0]);
    expect(order[1]).not.toBe(order[0]);
  }
});

it('lock-order-inversion: all hold one lock before any asks for the next', () => {
  const found = roles('lock-order-inversion', 'PC0210');
  expect(found.length).toBeGreaterThan(0);
  for (const order of found) expect(order.slice(order.length / 2)).toEqual(order.slice(0, order.length / 2));
});

it('no finding has the same thread in two stretches that follow each other', () => {
  for (const folder of foldersIn()) {
    for (const name of singleIn(folder).filter((each) => each.startsWith('alarms'))) {
      const text = textOf(folder, name);
      for (const { code, witness } of checker.check({ [name]: text }, optionsOf(text))) {
        witness.slice(1).forEach(({ role }, index) => {
          expect(role, `${folder}/${name} ${code}`).not.toBe(witness[index]?.role);
        });
      }
    }
  }
});
