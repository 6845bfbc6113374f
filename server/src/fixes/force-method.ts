/** `set_start_method('spawn')`, whose call is at `at`, gets `force=True`: it may be set again. */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';

export const forceMethod: FixBuilder = ({ module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const last = call?.arguments.at(-1);
  if (!placed || !call || !last || isBroken(path) || call.arguments.some(({ keyword }) => keyword === 'force')) return undefined;
  const { end } = spanOf(placed, last);
  return [{ span: { start: end, end }, newText: ', force=True' }];
};
