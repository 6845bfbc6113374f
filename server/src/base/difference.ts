/** Where two texts differ, found by halving: comparing strings is so fast that even a long text costs microseconds. */
import type { Span } from './span.ts';

/** The stretch of `after` that has taken the place of another in `before`, as short as can be; empty where nothing or only a deletion happened. */
export function changedIn(before: string, after: string): Span {
  const most = Math.min(before.length, after.length);
  const start = longest(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [endBefore, endAfter] = [before.length, after.length];
  const tail = longest(
    most - start,
    (from, to) => before.slice(endBefore - to, endBefore - from) === after.slice(endAfter - to, endAfter - from),
  );
  return { start, end: endAfter - tail };
}

/** How far two texts are equal; `isSame` compares from one offset to another. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
