/**
 * Binds a variable when the function is made: `lambda: f(i)` becomes `lambda i=i: f(i)`, `def work():` becomes
 * `def work(i=i):`. `at` is the lambda, or the name of the function. Refuses functions that bind the name themselves.
 */
import type { FunctionIr } from '../ir/module.ts';
import { expressionAt } from './expression-at.ts';
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const bindLoopVariable: FixBuilder = ({ text, module }, at, { variable = '' }) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (!placed || isBroken(path)) return undefined;
  const node = expressionAt(placed, at, ({ kind }) => kind === 'lambda');
  const fn = node?.kind === 'lambda' ? node.fn : placed.statement.kind === 'function' ? placed.statement.fn : undefined;
  if (!fn || fn.parameters.some(({ name }) => name === variable)) return undefined;
  const place = placeIn(fn, spanOf(placed, fn.isLambda ? fn : fn.nameSpan), placed.base, text);
  return place && [replace({ start: place.at, end: place.at }, place.wrap(`${variable}=${variable}`))];
};

interface Place {
  readonly at: number;
  wrap(parameter: string): string;
}

/** Behind the last parameter, before `**rest`. */
function placeIn(fn: FunctionIr, head: { readonly start: number; readonly end: number }, base: number, text: string): Place | undefined {
  const rest = fn.parameters.find(({ kind }) => kind === 'kwarg');
  if (rest) return { at: base + rest.start, wrap: (parameter) => `${parameter}, ` };
  const last = fn.parameters.at(-1);
  if (last) return { at: base + last.end, wrap: (parameter) => `, ${parameter}` };
  if (fn.isLambda) return { at: head.start + 'lambda'.length, wrap: (parameter) => ` ${parameter}` };
  const open = text.indexOf('(', head.end);
  const isNext = open >= 0 && sliceOf(text, { start: head.end, end: open }).trim() === '';
  return isNext ? { at: open + 1, wrap: (parameter) => parameter } : undefined;
}
