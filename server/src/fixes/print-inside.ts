/** `print("…") % value` becomes `print("…" % value)`; `at` is the whole expression. Only for a call with one argument. */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const printInside: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, { start: at.start, end: at.end });
  const [only, ...others] = call?.arguments ?? [];
  if (!call || !only || others.length > 0 || only.star !== 0 || only.keyword !== undefined || isBroken(path)) return undefined;
  const { end } = spanOf(placed, call);
  if (spanOf(placed, call).start !== at.start || text[end - 1] !== ')') return undefined;
  return [replace({ start: end - 1, end }, ''), replace({ start: at.end, end: at.end }, ')')];
};
