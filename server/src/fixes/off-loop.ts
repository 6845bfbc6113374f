/**
 * Takes a blocking call off the event loop: `time.sleep(x)` becomes `await asyncio.sleep(x)`, any other call `f(x)`
 * becomes `await asyncio.to_thread(f, x)`; `at` is the call. Errs towards `undefined`: a module that does not import
 * asyncio as such, and calls inside a lambda or a plain function, where nothing can be awaited.
 */
import type { Span } from '../base/span.ts';
import type { Call } from '../ir/expression.ts';
import { awaited } from './awaited.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { importOf } from './imports.ts';
import { callAt, enclosingFunction, isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

interface Site {
  readonly placed: Placed;
  readonly call: Call;
}

export const asyncSleep: FixBuilder = (context, at) => {
  const site = siteAt(context, at);
  if (!site) return undefined;
  const { placed, call } = site;
  return awaited(placed, call, replace(spanOf(placed, call.callee), 'asyncio.sleep'));
};

export const toThread: FixBuilder = (context, at) => {
  const site = siteAt(context, at);
  if (!site) return undefined;
  const { placed, call } = site;
  const callee = spanOf(placed, call.callee);
  const open = spanOf(placed, call.argumentsSpan).start;
  const text = sliceOf(context.text, callee);
  const separator = call.arguments.length > 0 ? ', ' : '';
  const rest = sliceOf(context.text, { start: callee.end, end: open + 1 });
  if (rest !== '(' || callee.start !== at.start) return undefined;
  return awaited(placed, call, replace({ start: callee.start, end: open + 1 }, `asyncio.to_thread(${text}${separator}`));
};

function siteAt({ module, ...context }: FixContext, at: Span): Site | undefined {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const isKnown = importOf({ module, ...context }, path, 'asyncio')?.path === 'asyncio';
  if (!call || isBroken(path) || !isKnown || !enclosingFunction(path)?.fn.isAsync) return undefined;
  return spanOf(placed, call).start === at.start ? { placed, call } : undefined;
}
