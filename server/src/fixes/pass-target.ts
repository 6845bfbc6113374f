/**
 * `Thread(target=work(a, b=1))` becomes `Thread(target=work, args=(a,), kwargs={'b': 1})`, and `pool.submit(work(a, b=1))`
 * becomes `pool.submit(work, a, b=1)`. `at` is the inner call. Refuses where arguments are passed already, and comments between the parentheses.
 */
import type { Span } from '../base/span.ts';
import type { Argument, Call, Expression } from '../ir/expression.ts';
import { expressionsOf, forEachExpression, unwrap } from '../ir/visit.ts';
import { expressionAt } from './expression-at.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { isOneLine, replace, sliceOf } from './source.ts';

export const passTarget: FixBuilder = (context, at) => passed(context, at, handedOver);
export const submitTarget: FixBuilder = (context, at) => passed(context, at, handedOn);

type Handover = (inner: Call, textOf: (node: Argument | Expression) => string) => string;

function passed({ text, module }: FixContext, at: Span, handover: Handover): ReturnType<FixBuilder> {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const inner = placed && !isBroken(path) ? expressionAt(placed, at, ({ kind }) => kind === 'call') : undefined;
  const outer = placed && inner && callAround(placed, inner);
  if (!placed || inner?.kind !== 'call' || !outer || !isOneLine(text, spanOf(placed, inner))) return undefined;
  const { call, argument } = outer;
  const added = handover(inner, (node) => sliceOf(text, spanOf(placed, node)));
  const isLast = argument.keyword !== undefined || call.arguments.filter(({ keyword }) => keyword === undefined).at(-1) === argument;
  const hasOwn = call.arguments.some(({ keyword, star }) => keyword === 'args' || keyword === 'kwargs' || star !== 0);
  if (added !== '' && (!isLast || hasOwn)) return undefined;
  return [replace(spanOf(placed, argument.value), sliceOf(text, spanOf(placed, inner.callee)) + added)];
}

function callAround(placed: Placed, inner: Expression): { readonly call: Call; readonly argument: Argument } | undefined {
  const found: { readonly call: Call; readonly argument: Argument }[] = [];
  for (const expression of expressionsOf(placed.statement)) {
    forEachExpression(expression, (call) => {
      const argument = call.kind === 'call' ? call.arguments.find(({ value }) => unwrap(value) === inner) : undefined;
      if (call.kind === 'call' && argument) found.push({ call, argument });
      return undefined;
    });
  }
  return found[0];
}

/** `, args=(…), kwargs={…}` as far as there are any. */
function handedOver({ arguments: given }: Call, textOf: (node: Argument | Expression) => string): string {
  const positional = given.filter(({ keyword, star }) => keyword === undefined && star !== 2).map(textOf);
  const named = given.filter(({ keyword, star }) => keyword !== undefined || star === 2);
  const entries = named.map((each) => (each.keyword === undefined ? textOf(each) : `'${each.keyword}': ${textOf(each.value)}`));
  const tuple = positional.length === 0 ? '' : `, args=(${positional.join(', ')}${positional.length === 1 ? ',' : ''})`;
  return tuple + (entries.length === 0 ? '' : `, kwargs={${entries.join(', ')}}`);
}

/** The inner call's own arguments, one after the other. */
const handedOn: Handover = ({ arguments: given }, textOf) =>
  given.map((each) => `, ${each.keyword === undefined ? textOf(each) : `${each.keyword}=${textOf(each.value)}`}`).join('');
