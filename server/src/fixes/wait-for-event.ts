/** `time.sleep(0.1)` becomes `stop.wait(0.1)`, which sleeps as long, or until the event is set. `at` is the call. */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const waitForEvent: FixBuilder = ({ module }, at, { event = '' }) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && !isBroken(path) ? callAt(placed, at) : undefined;
  const name = call?.callee.kind === 'attribute' ? call.callee.name : call?.callee.kind === 'name' ? call.callee.id : undefined;
  const isSleep = placed?.statement.kind === 'expression' && name === 'sleep' && call?.arguments.length === 1;
  return placed && call && isSleep && /^[\w.]+$/.test(event) ? [replace(spanOf(placed, call.callee), `${event}.wait`)] : undefined;
};
