/**
 * `while not event.is_set(): await asyncio.sleep(…)` becomes `await event.wait()`; `at` is the test of the loop. Errs
 * towards `undefined`: other tests, comments inside, an `else`.
 */
import { unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const awaitEvent: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (placed?.statement.kind !== 'while' || placed.statement.orElse || isBroken(path)) return undefined;
  const test = unwrap(placed.statement.test);
  const asked = test.kind === 'not' ? unwrap(test.operand) : undefined;
  const span = spanOf(placed);
  if (asked?.kind !== 'call' || asked.callee.kind !== 'attribute' || sliceOf(text, span).includes('#')) return undefined;
  const event = sliceOf(text, spanOf(placed, asked.callee.object));
  return spanOf(placed, placed.statement.test).start === at.start ? [replace(span, `await ${event}.wait()`)] : undefined;
};
