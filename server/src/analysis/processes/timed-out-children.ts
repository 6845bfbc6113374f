/**
 * Child processes that are given a time to answer, and run on when it is over: `communicate(timeout=…)` raises, and ends
 * nothing. Errs on the side of silence: the process is made in the same body, which does nothing else with it than to
 * talk to it once; a test that lets the exception go has failed. A mere `wait()` with a timeout may only look whether the child has come up.
 */
import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Handler, Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import type { Use } from '../objects/name-uses.ts';
import { isTest } from '../tests.ts';
import { type ChildCall, childCalls, isAwaited } from './child-processes.ts';

export interface TimedOutChild extends ChildCall {
  /** What gives up: `communicate()` itself, `wait_for()` or the call of `timeout()`. */
  readonly limit: Call;
  /** What is done then; undefined where nothing is. */
  readonly handler: Handler | undefined;
}

/** Of one body, in source order. */
export const timedOutChildren = defineAnalysis<Body, readonly TimedOutChild[]>({
  name: 'timed-out-children',
  compute: (body, context) =>
    childCalls('communicate', body, context).flatMap((child): readonly TimedOutChild[] => {
      if (!child.uses.every(isTalk) || child.uses.filter(({ attribute }) => attribute === 'communicate').length !== 1) return [];
      const around = blocksAround(child.call, child.unit, body, context);
      if (around.some((statement) => isLoop(statement) && !isMadeIn(statement, child))) return [];
      const limit = child.isTask ? limitAround(child.call, around, body, context) : ownLimit(child.call, body, context);
      const handler = handlerIn(around, child.call);
      return limit && (handler || !isTest(body)) ? [{ ...child, limit, handler }] : [];
    }),
});

/** `poll()` and `pid` are how one may end it by other means. */
const isTalk = ({ attribute }: Use): boolean => /^(communicate|std(in|out|err)|returncode|args)$/.test(attribute ?? '');

/** Who asks again in the next turn has not given up. */
const isLoop = ({ kind }: Statement): boolean => kind === 'for' || kind === 'while';

const isMadeIn = (statement: Statement, { creation, unit }: ChildCall): boolean =>
  creation.unit === unit && contains(statement, creation.call);

function ownLimit(call: Call, body: Body, context: Context): Call | undefined {
  const timeout = argumentAt(call, 1, 'timeout');
  return timeout && isLimit(timeout.value, body, context) ? call : undefined;
}

/** `wait_for(child.communicate(), …)`, or a `with timeout(…)` around the `await`. */
function limitAround(call: Call, around: readonly Statement[], body: Body, context: Context): Call | undefined {
  const isCallOf = (node: Call, names: RegExp): boolean =>
    context.evaluator.evaluate(node.callee, body.scope).values.some((value) => value.kind === 'library' && names.test(value.name));
  const bounded = body.calls.find(({ call: outer }) => {
    const given = outer.arguments[0]?.value;
    const timeout = argumentAt(outer, 1, 'timeout');
    const hasLimit = given !== undefined && unwrap(given) === call && timeout !== undefined && isLimit(timeout.value, body, context);
    return hasLimit && isCallOf(outer, /^asyncio\.wait_for$/) && isAwaited(outer, body);
  });
  if (bounded) return bounded.call;
  if (!isAwaited(call, body)) return undefined;
  const entered = around.flatMap((statement) =>
    statement.kind === 'with' ? statement.items.map(({ context: item }) => unwrap(item)) : [],
  );
  const timers = entered.filter((item) => item.kind === 'call').filter((item) => isCallOf(item, /^asyncio\.timeout(_at)?$/));
  return timers.find(({ arguments: [when] }) => when && isLimit(when.value, body, context));
}

/** Not surely `None`, which is no limit. */
function isLimit(timeout: Expression, { scope }: Body, { evaluator }: Context): boolean {
  const { values, open } = evaluator.evaluate(timeout, scope);
  return open || values.some((value) => value.kind !== 'constant' || value.value !== null);
}

/** Innermost last. */
function blocksAround(call: Call, unit: Unit, body: Body, context: Context): readonly Statement[] {
  const isInside = (statement: Statement): boolean => contains(statement, call);
  const block = context.get(blocks, body).findLast((each) => each.unit === unit && each.statements.some(isInside));
  return block?.around ?? [];
}

/** The first around the call that is meant for it. */
function handlerIn(around: readonly Statement[], call: Call): Handler | undefined {
  for (const statement of around.toReversed()) {
    if (statement.kind !== 'try' || !contains(statement.body, call)) continue;
    const handler = statement.handlers.find(({ type }) => type && /^Timeout(Expired|Error)$/.test(lastIdentifier(unwrap(type)) ?? ''));
    if (handler) return handler;
  }
  return undefined;
}
