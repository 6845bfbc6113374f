/**
 * Events that a loop waits for and that nobody ever clears: after the first `set()` the loop waits no more, and turns as
 * fast as it can. Errs on the side of silence: an event that is handed on or made anew, a loop that anything else holds
 * up or ends, a wait whose answer is used, and one without a `set()` in sight.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { While } from '../../ir/statement.ts';
import { blocksOf, forEachExpressionIn, forEachStatement } from '../../ir/visit.ts';
import { type CallSite, lastIdentifier } from '../../semantic/symbols.ts';
import { blockingCalls } from '../blocking/blocking-calls.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isTest } from '../tests.ts';

export interface LastingEvent {
  readonly wait: Call;
  readonly unit: Unit;
  readonly set: CallSite;
}

const events: ReadonlySet<string> = new Set(['threading.Event', 'multiprocessing.Event', 'asyncio.Event']);

/** At most one for each loop. */
export const lastingEvents = defineAnalysis<Body, readonly LastingEvent[]>({
  name: 'lasting-events',
  compute: (body, context) => {
    const found: LastingEvent[] = [];
    if (isTest(body)) return found;
    forEachStatementOf(body, (statement, unit) => {
      const wait = statement.kind === 'while' ? onlyWaitIn(statement, body, context) : undefined;
      const set = wait && setOf(wait, body, context);
      if (wait && set) found.push({ wait, unit, set });
    });
    return found;
  },
});

/** `while True: event.wait() …`, where nothing else waits, and nothing leaves. */
function onlyWaitIn(loop: While, body: Body, context: Context): Call | undefined {
  if (loop.test.kind !== 'constant' || !loop.test.value || mayLeave(loop)) return undefined;
  const waits: Call[] = [];
  const awaited: unknown[] = [];
  forEachStatement(loop.body, (statement) => {
    const value = statement.kind === 'expression' ? statement.value : undefined;
    const call = value?.kind === 'await' ? value.value : value;
    if (call?.kind === 'call' && call.callee.kind === 'attribute' && call.callee.name === 'wait' && call.arguments.length === 0)
      waits.push(call);
  });
  forEachExpressionIn(loop.body, (node) => {
    if (node.kind === 'await' || node.kind === 'yield') awaited.push(node);
    return undefined;
  });
  const others = context
    .get(blockingCalls, body)
    .filter(({ call, duration }) => duration !== 'short' && call.start >= loop.start && call.end <= loop.end);
  const [wait, another] = waits;
  const isAlone = wait && !another && awaited.length <= 1 && others.every(({ call }) => call === wait);
  return isAlone && statementsOf(loop).length > 1 ? wait : undefined;
}

const statementsOf = ({ body }: While): readonly unknown[] => body.statements;

function mayLeave(loop: While): boolean {
  let leaves = false;
  const visit = (statement: While['body']['statements'][number], isInner: boolean): void => {
    leaves ||= statement.kind === 'return' || statement.kind === 'raise' || (statement.kind === 'break' && !isInner);
    const isLoop = statement.kind === 'for' || statement.kind === 'while';
    for (const block of blocksOf(statement)) for (const inner of block.statements) visit(inner, isInner || isLoop);
  };
  for (const statement of loop.body.statements) visit(statement, false);
  return leaves;
}

/** Somebody sets it; nobody clears it, has it under another name, or makes it anew. */
function setOf({ callee }: Call, body: Body, context: Context): CallSite | undefined {
  if (callee.kind !== 'attribute') return undefined;
  const name = lastIdentifier(callee.object);
  const made = madeAt(callee.object, body.scope, context);
  if (name === undefined || !made || context.program.mentions(name).some((site) => isHandedOn(site, name))) return undefined;
  const isSame = ({ call, scope }: CallSite): boolean =>
    call.callee.kind === 'attribute' && lastIdentifier(call.callee.object) === name && madeAt(call.callee.object, scope, context) === made;
  const mayClear = ({ call }: CallSite): boolean => call.callee.kind === 'attribute' && lastIdentifier(call.callee.object) === name;
  if (context.program.mentions('clear').some(mayClear)) return undefined;
  return context.program.mentions('set').find(isSame);
}

const isHandedOn = ({ call }: CallSite, name: string): boolean => call.arguments.some(({ value }) => lastIdentifier(value) === name);

/** The one call that made it. */
function madeAt(object: Call['callee'], scope: CallSite['scope'], context: Context): Call | undefined {
  const { values, open } = context.evaluator.evaluate(object, scope);
  const [value] = values;
  return !open && values.length === 1 && value?.kind === 'instance' && events.has(value.type) ? value.site?.call : undefined;
}
