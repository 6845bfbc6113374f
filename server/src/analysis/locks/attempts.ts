/** Attempts to take a lock that may fail, and what the body makes of their outcome. */
import type { Call } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement } from '../../ir/visit.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow, forEachStatementOf } from '../flow/control-flow.ts';
import { attemptTests } from './attempt-tests.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';

export interface IgnoredAttempt {
  readonly event: LockEvent;
  readonly call: Call;
  readonly release: LockEvent;
  readonly statement: Statement;
}

/** Attempts whose result is thrown away although the body goes on to release the lock. */
export const ignoredAttempts = defineAnalysis<Body, readonly IgnoredAttempt[]>({
  name: 'ignored-attempts',
  compute: (body, context) =>
    attemptsOf(body, context).flatMap(({ event, call }) => {
      const use = context.get(callUses, body).get(call);
      const release = releaseAfter(event, body, context);
      return use?.how === 'ignored' && event.mode === 'attempt' && release && surelyAnAttempt(event, call)
        ? [{ event, call, release, statement: use.statement }]
        : [];
    }),
});

/** `acquire(*args)` and `acquire(blocking)` may block: only literal attempts are sure ones. */
function surelyAnAttempt({ lock }: LockEvent, call: Call): boolean {
  return (
    lock.type !== 'program' &&
    call.arguments.every((argument) => argument.star === 0) &&
    call.arguments.some(({ value, keyword }) =>
      value.kind === 'constant' ? value.value === false || (value.value !== true && value.value !== null) : keyword === 'timeout',
    )
  );
}

function attemptsOf(body: Body, context: Context): readonly { readonly event: LockEvent; readonly call: Call }[] {
  const seen = new Set<Call>();
  return [...context.get(lockEvents, body).values()].flatMap((event) => {
    const { call } = event;
    if (event.action !== 'acquire' || (event.mode !== 'attempt' && !event.lock.isAsync) || !call || seen.has(call)) return [];
    seen.add(call);
    return [{ event, call }];
  });
}

function releaseAfter(event: LockEvent, body: Body, context: Context): LockEvent | undefined {
  const after = reachable([event.node]);
  return [...context.get(lockEvents, body).values()].find(
    (other) => other.action === 'release' && other.lock.key === event.lock.key && other.via === 'call' && after.has(other.node),
  );
}

export interface AttemptInTry {
  readonly event: LockEvent;
  readonly call: Call;
  readonly release: Call;
}

/** Attempts made inside a `try` whose `finally` releases the lock whether or not it was taken. */
export const attemptsInTry = defineAnalysis<Body, readonly AttemptInTry[]>({
  name: 'attempts-in-try',
  compute: (body, context) => {
    const found: AttemptInTry[] = [];
    forEachStatementOf(body, (statement) => {
      if (statement.kind === 'try' && statement.finalBody) found.push(...attemptsReleasedBy(statement, body, context));
    });
    return found;
  },
});

function attemptsReleasedBy(statement: Statement & { kind: 'try' }, body: Body, context: Context): readonly AttemptInTry[] {
  const released = (statement.finalBody?.statements ?? [])
    .flatMap(plainCall)
    .filter((call) => call.callee.kind === 'attribute' && call.callee.name === 'release');
  const events = [...context.get(lockEvents, body).values()];
  const keyOf = (call: Call): string | undefined => events.find((event) => event.call === call)?.lock.key;
  const tests = context.get(attemptTests, body);
  const insisted = new Set(
    [...tests].flatMap(([id, tested]) => (context.get(controlFlow, body).nodes[id]?.statement?.kind === 'while' ? tested : [])),
  );
  const inside = new Set(statement.body.statements.flatMap(callsIn));
  return attemptsOf(body, context).flatMap(({ event, call }) => {
    const release = released.find((each) => keyOf(each) === event.lock.key);
    const ignored = event.mode === 'attempt' && context.get(callUses, body).get(call)?.how === 'ignored';
    return release && inside.has(call) && !ignored && !insisted.has(event) ? [{ event, call, release }] : [];
  });
}

const plainCall = (statement: Statement): readonly Call[] =>
  statement.kind === 'expression' && statement.value.kind === 'call' ? [statement.value] : [];

/** Calls evaluated by the statement itself and by the blocks inside it. */
function callsIn(root: Statement): readonly Call[] {
  const calls: Call[] = [];
  forEachStatement({ statements: [root] }, (statement) => {
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind === 'call') calls.push(node);
        return undefined;
      });
    }
  });
  return calls;
}
