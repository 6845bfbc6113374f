/** The second `p2.join()` of two was meant for a sibling that nobody joins: its receiver becomes `sibling`. `at` is that call. */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const joinSibling: FixBuilder = ({ text, module }, at, { thread, sibling }) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const callee = placed && !isBroken(path) ? callAt(placed, at)?.callee : undefined;
  if (!placed || !sibling || callee?.kind !== 'attribute' || callee.name !== 'join') return undefined;
  const receiver = spanOf(placed, callee.object);
  return sliceOf(text, receiver) === thread ? [replace(receiver, sibling)] : undefined;
};
