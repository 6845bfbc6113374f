/**
 * What a function spends its time on, as far as the model knows: waiting (I/O-bound), computing under the GIL
 * (CPU-bound), or both. Errs on the side of saying nothing: unknown calls may do either.
 */
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type BlockingOperation, blockingOf } from '../blocking/blocking-summary.ts';
import type { Context } from '../context.ts';
import { computation, isCpuBound } from './cpu-bound.ts';

export type Work = 'io' | 'cpu' | 'mixed';

/** Waiting for these is no input or output. */
const internal: ReadonlySet<string> = new Set(['lock', 'loop']);

export function kindOfWork(fn: FunctionSymbol, context: Context): Work | undefined {
  const waits = blockingOf(fn, context).some(isInput) || (fn.signature.isAsync && awaits(fn));
  if (waits) return context.get(computation, fn).weight >= 2 || computesToo(fn, context) ? 'mixed' : 'io';
  return isCpuBound(fn, context) ? 'cpu' : undefined;
}

const isInput = ({ kind, duration }: BlockingOperation): boolean => !internal.has(kind) && duration !== 'short';

function awaits(fn: FunctionSymbol): boolean {
  let found = false;
  forEachExpressionIn(fn.ir.body, (node) => {
    found ||= node.kind === 'await' && unwrap(node.value).kind === 'call';
    return !found;
  });
  return found;
}

/** A function of the program that it calls does nothing but compute. */
const computesToo = (fn: FunctionSymbol, context: Context): boolean =>
  fn.calls.some(({ call, scope }) =>
    context.evaluator
      .evaluate(call.callee, scope)
      .values.some((value) => (value.kind === 'function' || value.kind === 'bound') && isCpuBound(value.fn, context)),
  );
