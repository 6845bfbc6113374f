/**
 * `gather()` whose failure is handled, while what it started beside the one that failed runs on: `gather` raises the
 * first exception and cancels nothing. Only where the calls are started right there, so that nobody else has their
 * tasks, and a handler around it goes on. Errs on the side of silence: handlers that raise, functions that cancel,
 * clean-up, a single call.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Handler } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isCleanUp } from './clean-up.ts';
import { cancels } from './swallowed-cancellations.ts';
import { catchesAll, startsAll } from './unseen-exceptions.ts';

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
            if (call?.kind === 'call' && names.has(lastIdentifier(call.callee) ?? '') && leavesSome(call, body, context))
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
  const isSeveral = given.length > 1 || (first?.star === 1 && unwrap(first.value).kind === 'comprehension');
  if (!isSeveral || given.length < call.arguments.length || !startsAll(call) || isCleanUp(call, fn)) return false;
  const names = objectsOf(context.evaluator.evaluate(call.callee, fn.scope)).map((value) => qualifiedNameOf(value));
  return names.length === 1 && names[0] === 'asyncio.gather' && !given.every(({ value }) => catchesAll(value, fn, context));
}
