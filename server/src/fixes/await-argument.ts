/**
 * Awaits in place of starting a loop: `asyncio.run(x)` and `loop.run_until_complete(x)` become `await x`; `at` is the
 * call. Errs towards `undefined`: other arguments than the coroutine, places where nothing can be awaited.
 */
import { isOperand } from './awaited.ts';
import type { FixBuilder } from './fix.ts';
import { callAt, enclosingFunction, isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const awaitArgument: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const [argument, ...more] = call?.arguments ?? [];
  if (!call || !placed || !argument || argument.star !== 0 || more.length > 0) return undefined;
  if (isBroken(path) || !enclosingFunction(path)?.fn.isAsync) return undefined;
  const span = spanOf(placed, call);
  const coroutine = spanOf(placed, argument.value);
  const around = text.slice(span.start, coroutine.start) + text.slice(coroutine.end, span.end);
  if (span.start !== at.start || /[#\n]/.test(around)) return undefined;
  const awaited = `await ${sliceOf(text, coroutine)}`;
  return [replace(span, isOperand(placed, call) ? `(${awaited})` : awaited)];
};
