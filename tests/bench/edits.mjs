/**
 * The two edits that are timed, each with the one that takes it back: a `release()` line deleted, so that a finding
 * appears, and a digit typed behind a number, which changes no finding. Offsets in UTF-16 units.
 */

const guarded = `import threading as bench_threading

bench_lock = bench_threading.Lock()


def bench_total(items):
    bench_lock.acquire()
    total = 1
    bench_lock.release()
    return total


`;

/** Where the library itself loses a release its text stops parsing (`finally`): so a function that may lose one is put into the middle. */
export function withGuardedFunction(text) {
  const starts = [...text.matchAll(/^(?:def|class) /gm)].map(({ index }) => index).filter((start) => text[start - 2] === '\n');
  const at = starts.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0] ?? text.length;
  return text.slice(0, at) + guarded + text.slice(at);
}

/** In a text that has the guarded function. */
export function releaseEdit(text) {
  const line = '    bench_lock.release()\n';
  return pair(text.indexOf(line), line, '');
}

/** Also in the guarded function: the whole of it is computed anew, and nothing comes of it. */
export function characterEdit(text) {
  const number = '    total = 1';
  return pair(text.indexOf(number, text.indexOf('bench_lock.acquire()')) + number.length, '', '0');
}

const pair = (start, before, after) => ({
  there: { start, end: start + before.length, newText: after },
  back: { start, end: start + after.length, newText: before },
});

export const applied = (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end);

/** The protocol's range of an edit in the text before it. */
export const rangeOf = (text, { start, end }) => ({ start: positionAt(text, start), end: positionAt(text, end) });

export function positionAt(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
}
