/** `thread.run()` becomes `thread.start()`; `at` is the call. */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const startForRun: FixBuilder = ({ module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const callee = placed && !isBroken(path) ? callAt(placed, at)?.callee : undefined;
  return placed && callee?.kind === 'attribute' && callee.name === 'run' ? [replace(spanOf(placed, callee.nameSpan), 'start')] : undefined;
};
