/** `async with lock:` becomes `with lock:`; `at` is what the `with` enters. Errs towards `undefined`: several items. */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const plainWith: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (placed?.statement.kind !== 'with' || !placed.statement.isAsync || placed.statement.items.length !== 1 || isBroken(path))
    return undefined;
  const { start } = spanOf(placed);
  const keyword = /^async[ \t]+(?=with\b)/.exec(text.slice(start, start + 40))?.[0];
  return keyword === undefined ? undefined : [replace({ start, end: start + keyword.length }, '')];
};
