/** Awaits a call that makes a coroutine; `at` is the call. */
import { awaited, before } from './awaited.ts';
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const addAwait: FixBuilder = ({ module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!call || isBroken(path) || spanOf(placed, call).start !== at.start) return undefined;
  return awaited(placed, call, replace(before(placed, call), ''));
};
