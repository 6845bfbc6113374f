/** The client gives a dying server five lives in three minutes, and as many again once they are past. */
import { expect, it } from 'vitest';
import { crashLimit, crashWindowMilliseconds, tooManyCrashes } from '../../client/src/crash-limit.ts';

const crashes = (count: number, milliseconds: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index * milliseconds);

it('forgives a server that has not crashed five times', () => {
  expect(tooManyCrashes([])).toBe(false);
  expect(tooManyCrashes(crashes(crashLimit - 1, 1))).toBe(false);
});

it('gives up at the fifth crash within the window', () => {
  expect(tooManyCrashes(crashes(crashLimit, 1))).toBe(true);
  expect(tooManyCrashes(crashes(crashLimit, crashWindowMilliseconds / (crashLimit - 1)))).toBe(true);
});

it('forgives crashes that lie further apart, and counts the last five only', () => {
  const rare = crashes(crashLimit, crashWindowMilliseconds / (crashLimit - 1) + 1);
  expect(tooManyCrashes(rare)).toBe(false);
  expect(tooManyCrashes([...rare, ...rare.map((time) => time + 10 * crashWindowMilliseconds)])).toBe(false);
});
