/** `while not stop:` becomes `while not stop.is_set():`; `at` is the event. */
import { expressionAt } from './expression-at.ts';
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const askEvent: FixBuilder = ({ text, module }, at, { event }) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const node = placed && !isBroken(path) ? expressionAt(placed, at) : undefined;
  const isAsked = text.startsWith('.is_set', at.end);
  return node && !isAsked && sliceOf(text, at) === event ? [replace({ start: at.end, end: at.end }, '.is_set()')] : undefined;
};
