/**
 * Loops that ask an event and then sleep, turn by turn, where waiting for the event itself would sleep as long and wake
 * at once. Only where the loop ends when the event is set: a wait for the event to be cleared has no such form.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { isTest } from '../tests.ts';

export interface SleepPoll {
  readonly unit: Unit;
  /** The call of `time.sleep`. */
  readonly sleep: Call;
  /** The question, as `stop.is_set()`. */
  readonly asked: Call;
  /** The user's text for the event. */
  readonly event: string;
}

export const sleepPolls = defineAnalysis<Body, readonly SleepPoll[]>({
  name: 'sleep-polls',
  compute: (body, context) => {
    const isAsync = body.kind === 'function' && body.ir.isAsync;
    if (isAsync || isTest(body) || !body.calls.some(({ call }) => lastIdentifier(call.callee) === 'sleep')) return [];
    return context.get(blocks, body).flatMap(({ statements, unit }) =>
      statements.flatMap((statement) => {
        const asked = statement.kind === 'while' ? questionOf(statement) : undefined;
        const sleep = asked && statement.kind === 'while' ? sleepIn(statement.body.statements, body, context) : undefined;
        return asked && sleep && isEvent(asked, body, context) ? [{ unit, sleep, asked, event: eventText(asked) }] : [];
      }),
    );
  },
});

/** `while not e.is_set():`, or `while True:` with `if e.is_set(): break` at its head. */
function questionOf(loop: Statement & { kind: 'while' }): Call | undefined {
  const test = unwrap(loop.test);
  if (test.kind === 'not') return question(test.operand);
  const [first] = loop.body.statements;
  const isEndless = test.kind === 'constant' && Boolean(test.value);
  const leaves = first?.kind === 'if' && !first.orElse && ['break', 'return'].includes(first.body.statements.at(-1)?.kind ?? '');
  return isEndless && leaves && first.kind === 'if' ? question(first.test) : undefined;
}

function question(node: Expression): Call | undefined {
  const call = unwrap(node);
  return call.kind === 'call' && call.callee.kind === 'attribute' && /^(is_set|isSet)$/.test(call.callee.name) ? call : undefined;
}

const eventText = ({ callee }: Call): string => (callee.kind === 'attribute' ? render(callee.object) : '');

function isEvent({ callee }: Call, body: Body, context: Context): boolean {
  if (callee.kind !== 'attribute') return false;
  const { values } = context.evaluator.evaluate(callee.object, body.scope);
  return values.length > 0 && values.every((value) => value.kind === 'instance' && /^(threading|multiprocessing)\.Event$/.test(value.type));
}

/** A statement of the loop itself, so that every turn sleeps. */
function sleepIn(statements: readonly Statement[], body: Body, context: Context): Call | undefined {
  return statements
    .flatMap((statement) => (statement.kind === 'expression' && statement.value.kind === 'call' ? [statement.value] : []))
    .find(
      (call) =>
        lastIdentifier(call.callee) === 'sleep' &&
        call.arguments.length === 1 &&
        context.evaluator.evaluate(call.callee, body.scope).values.some((value) => qualifiedNameOf(value) === 'time.sleep'),
    );
}
