/** `with lock:`, `with await lock:` become `async with lock:`; `with make():` as well; `at` is what the `with` enters. Only in a coroutine. */
import type { FixBuilder } from './fix.ts';
import { enclosingFunction, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const asyncWith: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (placed?.statement.kind !== 'with' || isBroken(path) || !enclosingFunction(path)?.fn.isAsync) return undefined;
  const { start } = spanOf(placed);
  if (placed.statement.items.length !== 1 || !text.startsWith('with', start)) return undefined;
  const entered = sliceOf(text, at);
  if (!/^\(?\s*(?:await|yield)\b/.test(entered)) return [replace({ start, end: start }, 'async ')];
  const [, lock] = /^\(?\s*(?:await\s+|yield\s+from\s+)?([\w.]+)\s*\)?$/.exec(entered) ?? [];
  return lock === undefined ? undefined : [replace({ start, end: start }, 'async '), replace(at, lock)];
};
