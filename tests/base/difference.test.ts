import { expect, it } from 'vitest';
import { changedIn } from '../../server/src/base/difference.ts';
import { Random } from '../support/random.ts';

it('gives the shortest stretch that is new', () => {
  expect(changedIn('one two three', 'one 2 three')).toEqual({ start: 4, end: 5 });
  expect(changedIn('aaa', 'aaaa')).toEqual({ start: 3, end: 4 });
  expect(changedIn('one two', 'one')).toEqual({ start: 3, end: 3 });
  expect(changedIn('same', 'same')).toEqual({ start: 4, end: 4 });
  expect(changedIn('', 'new')).toEqual({ start: 0, end: 3 });
});

it('leaves out what both begin and end with, in random texts of few letters', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const text = (): string => Array.from({ length: random.below(12) }, () => random.of(['a', 'b', '\n'])).join('');
    const [before, after] = [text(), text()];
    const { start, end } = changedIn(before, after);
    const told = `seed ${seed}: ${JSON.stringify([before, after, start, end])}`;
    const tail = after.length - end;
    expect(start <= end && start + tail <= before.length, told).toBe(true);
    expect(before.slice(0, start) + after.slice(start, end) + before.slice(before.length - tail), told).toBe(
      after.slice(0, end) + before.slice(before.length - tail),
    );
    expect(before.slice(0, start), told).toBe(after.slice(0, start));
    expect(before.slice(before.length - tail), told).toBe(after.slice(end));
    const isLongest = start === end || start === before.length - tail || before[start] !== after[start];
    expect(isLongest, told).toBe(true);
  }
});
