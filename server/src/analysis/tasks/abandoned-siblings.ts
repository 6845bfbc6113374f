/**
 * `gather()` whose failure is handled, while what it started beside the one that failed runs on: `gather` raises the
 * first exception and cancels nothing. Only where the calls are started right there, or kept in a list that nobody
 * looks at again, so that nobody else has their tasks, and a handler around it goes on. Errs on the side of silence:
 * handlers that raise, functions that cancel, clean-up, a single call.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Handler } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isCleanUp } from './clean-up.ts';
import { cancels } from './swallowed-cancellations.ts';
import { neverFails, startsAll } from './unseen-exceptions.ts';

export interface AbandonedSiblings {
  readonly call: Call;
  readonly handler: Handler;
  readonly unit: Unit;
}

export const gatherNames = spellingsOf('gather-names', () => ['gather']);

/** In source order. */
export const abandonedSiblings = defineAnalysis<Body, readonly AbandonedSiblings[]>({
  name: 'abandoned-siblings',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError || cancels(body)) return [];
    const names = context.get(gatherNames, context);
    const found: AbandonedSiblings[] = [];
    forEachStatement(body.ir.body, (statement) => {
      if (statement.kind !== 'try') return;
      const handler = statement.handlers.find(goesOn);
      if (!handler) return;
      for (const inner of statement.body.statements)
        for (const root of expressionsOf(inner))
          forEachExpression(root, (node) => {
            const call = node.kind === 'await' ? unwrap(node.value) : undefined;
            if (call?.kind === 'call' && leads(names, call.callee, body.scope) && leavesSome(call, body, context))
              found.push({ call, handler, unit: body.unit });
            return undefined;
          });
    });
    return found;
  },
});

/** It catches what a gathered call raises, and the function then goes on. */
function goesOn({ type, body }: Handler): boolean {
  const caught = type ? (lastIdentifier(unwrap(type)) ?? '') : '';
  if (/Cancelled|KeyboardInterrupt|SystemExit|GeneratorExit/.test(caught)) return false;
  let ends = false;
  forEachStatement(body, (statement) => {
    ends ||= statement.kind === 'raise';
    const value = statement.kind === 'expression' ? unwrap(statement.value) : undefined;
    ends ||= value?.kind === 'call' && /^(_?exit|abort|stop)$/.test(lastIdentifier(value.callee) ?? '');
  });
  return !ends;
}

function leavesSome(call: Call, fn: FunctionSymbol, context: Context): boolean {
  const given = call.arguments.filter(({ keyword }) => keyword === undefined);
  const [first] = given;
  const kept = given.length === 1 && first?.star === 1 ? startedUnder(unwrap(first.value), call, fn) : undefined;
  const isSeveral = given.length > 1 || (first?.star === 1 && unwrap(first.value).kind === 'comprehension') || kept !== undefined;
  if (!isSeveral || given.length < call.arguments.length || (!kept && !startsAll(call)) || isCleanUp(call, fn)) return false;
  const names = objectsOf(context.evaluator.evaluate(call.callee, fn.scope)).map((value) => qualifiedNameOf(value));
  const started = kept ?? given.map(({ value }) => value);
  return names.length === 1 && names[0] === 'asyncio.gather' && !started.every((each) => neverFails(each, fn, context));
}

/** What a local list is filled with, if nobody looks at the list again: calls right there, in a literal, a comprehension or by `append`. */
function startedUnder(list: Expression, gather: Call, fn: FunctionSymbol): readonly Expression[] | undefined {
  const [only, ...more] = list.kind === 'name' ? (fn.scope.bindings.get(list.id) ?? []) : [];
  if (list.kind !== 'name' || only?.kind !== 'value' || more.length > 0) return undefined;
  const made = unwrap(only.value);
  if (made.kind !== 'comprehension' && made.kind !== 'collection') return undefined;
  const appended = fn.calls.flatMap(({ call: { callee, arguments: given } }) =>
    callee.kind === 'attribute' && callee.name === 'append' && isNamed(callee.object, list.id) ? given.map(({ value }) => value) : [],
  );
  const literal = made.kind === 'comprehension' ? [made.element] : made.elements;
  const all = [...literal, ...appended].map(coroutineIn);
  const isSeveral = made.kind === 'comprehension' || literal.length > 1 || appended.length > 0;
  const isOurs = mentions(list.id, fn) === appended.length + 2 && !mentionedLater(list.id, gather, fn);
  return isSeveral && isOurs && all.every((each) => each.kind === 'call') ? all : undefined;
}

const isNamed = (node: Expression, name: string): boolean => node.kind === 'name' && node.id === name;

/** `create_task(f())` runs `f()`. */
function coroutineIn(node: Expression): Expression {
  const call = unwrap(node);
  const [first] = call.kind === 'call' && /^(create_task|ensure_future)$/.test(lastIdentifier(call.callee) ?? '') ? call.arguments : [];
  return first ? unwrap(first.value) : call;
}

/** Its assignment among them; functions inside count as well. */
function mentions(name: string, fn: FunctionSymbol): number {
  let count = 0;
  for (const { ir } of [fn, ...fn.inside])
    forEachExpressionIn(ir.body, (node) => {
      if (isNamed(node, name)) count++;
      return undefined;
    });
  return count;
}

function mentionedLater(name: string, { end }: Call, fn: FunctionSymbol): boolean {
  let later = false;
  forEachExpressionIn(fn.ir.body, (node) => {
    later ||= isNamed(node, name) && node.start > end;
    return !later;
  });
  return later;
}
