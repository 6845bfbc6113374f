/**
 * Awaits a call that makes a coroutine; `at` is the call. As a statement, a value or a condition it needs no
 * parentheses: `await` binds tighter than all that can stand around it there.
 */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const addAwait: FixBuilder = ({ module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!call || isBroken(path)) return undefined;
  const { start } = spanOf(placed, call);
  return start === at.start ? [replace({ start, end: start }, 'await ')] : undefined;
};
