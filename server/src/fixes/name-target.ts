/**
 * `Thread(work)` becomes `Thread(target=work)`; a tuple of arguments behind it becomes `args=`. `at` is the call.
 * Refuses calls with more positional arguments, whose meaning nobody knows.
 */
import { unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const nameTarget: FixBuilder = ({ module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!placed || !call || isBroken(path) || call.arguments.some(({ star }) => star !== 0)) return undefined;
  const keywords = call.arguments.map(({ keyword }) => keyword);
  const [target, tuple, ...more] = call.arguments.filter(({ keyword }) => keyword === undefined);
  const isTuple = tuple && unwrap(tuple.value).kind === 'collection' && !keywords.includes('args');
  if (!target || more.length > 0 || keywords.includes('target') || (tuple && !isTuple)) return undefined;
  const insert = (start: number, text: string) => replace(spanOf(placed, { start, end: start }), text);
  return [insert(target.start, 'target='), ...(tuple ? [insert(tuple.start, 'args=')] : [])];
};
