/**
 * Whether two words differ by a slip of the fingers: a letter too many, too few, wrong, or two of them swapped (the
 * edit distance of Damerau, restricted). Errs towards no: short words must agree, and so must the first letter.
 */

/** So many letters for each slip. */
const lettersPerSlip = 5;
/** More is another word. */
const mostSlips = 2;

export function differBySlip(a: string, b: string): boolean {
  if (a[0] !== b[0] || a.length < 2) return false;
  const slips = /\p{Script=Han}/u.test(b) ? 1 : Math.min(mostSlips, Math.floor(b.length / lettersPerSlip));
  return Math.abs(a.length - b.length) <= slips && distance(a, b) <= slips;
}

/** Row by row, as ever; the row before the last one serves for swapped letters. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], [...b, ''].map((_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(at(last, column) + 1, at(next, column - 1) + 1, change, swapped));
    }
    [before, last] = [last, next];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
