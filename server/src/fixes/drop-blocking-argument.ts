/** `acquire(False, timeout=2)` becomes `acquire(timeout=2)`; `at` is the call. Refuses calls with other arguments. */
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const dropBlockingArgument: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  if (!call || isBroken(path) || call.arguments.length !== 2) return undefined;
  const positional = call.arguments.filter(({ keyword }) => keyword === undefined);
  const timeout = call.arguments.find(({ keyword }) => keyword === 'timeout') ?? positional[1];
  if (!timeout || /[#\r\n]/.test(sliceOf(text, spanOf(placed, call.argumentsSpan)))) return undefined;
  return [replace(spanOf(placed, call.argumentsSpan), `(timeout=${sliceOf(text, spanOf(placed, timeout.value))})`)];
};
