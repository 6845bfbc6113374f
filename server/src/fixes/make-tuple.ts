/** `(x)` becomes `(x,)`, and `'text'` becomes `('text',)`; `at` is the value. Refuses comments between the parentheses. */
import { expressionAt } from './expression-at.ts';
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt } from './navigate.ts';
import { isOneLine, replace, sliceOf } from './source.ts';

export const makeTuple: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  let isWrapped = false;
  const node = placed && expressionAt(placed, at, ({ kind }) => (isWrapped ||= kind === 'parenthesized'));
  const given = placed && (node ?? expressionAt(placed, at));
  if (!given || given.kind === 'collection' || isBroken(path) || !isOneLine(text, at)) return undefined;
  const inside = isWrapped ? sliceOf(text, at).slice(1, -1).trim() : sliceOf(text, at);
  return [replace(at, `(${inside},)`)];
};
