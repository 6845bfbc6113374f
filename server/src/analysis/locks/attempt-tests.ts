/**
 * The tests that say whether a lock was taken: `if lock.acquire(False):`, and `got = lock.acquire(False)` … `if got:`.
 * Which result a variable may have where it is tested is a forward may-analysis (reaching definitions, of results alone).
 */
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { forward } from '../flow/dataflow.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';

/** By the id of the test: the acquisitions whose outcome it may look at, an unconditional one among them. */
export type AttemptTests = ReadonlyMap<number, readonly LockEvent[]>;

export const attemptTests = defineAnalysis<Body, AttemptTests>({
  name: 'attempt-tests',
  compute: (body, context) => {
    const events = [...context.get(lockEvents, body).values()].filter(({ action, call }) => action === 'acquire' && call);
    if (events.length === 0) return new Map();
    const byCall = new Map(events.map((event) => [event.call, event]));
    const results = resultsOf(events, body, context);
    return new Map(
      context.get(controlFlow, body).nodes.flatMap((node) => {
        const tested = testedExpression(node);
        const found = tested?.kind === 'name' ? results[node.id]?.get(tested.id) : [byCall.get(tested as LockEvent['call'])];
        const looked = (found ?? []).filter((event) => event !== undefined);
        return looked.length > 0 ? [[node.id, looked] as const] : [];
      }),
    );
  },
});

type Results = ReadonlyMap<string, readonly LockEvent[]>;

/** Before each node, whose outcome a variable may be. */
function resultsOf(events: readonly LockEvent[], body: Body, context: Context): readonly (Results | undefined)[] {
  const uses = context.get(callUses, body);
  const bound = events.filter(({ call }) => call && uses.get(call)?.name !== undefined);
  if (bound.length === 0) return [];
  const byStatement = new Map(bound.map((event) => [event.call && uses.get(event.call)?.statement, event]));
  return forward<Results>(context.get(controlFlow, body), {
    initial: new Map(),
    transfer: ({ kind, statement }, _, before) => {
      const names = kind === 'assign' && statement?.kind === 'assign' ? statement.targets : [];
      const event = kind === 'assign' ? byStatement.get(statement) : undefined;
      const name = event?.call && uses.get(event.call)?.name;
      const kept = names.length > 0 ? new Map([...before].filter(([known]) => !names.some((target) => isName(target, known)))) : before;
      return event && name !== undefined ? new Map([...kept, [name, [event]]]) : kept;
    },
    meet: (left, right) =>
      new Map([...new Set([...left.keys(), ...right.keys()])].map((name) => [name, union(left.get(name) ?? [], right.get(name) ?? [])])),
    equal: (left, right) => left.size === right.size && [...left].every(([name, each]) => each.length === right.get(name)?.length),
  });
}

const isName = (target: Expression, name: string): boolean => target.kind === 'name' && target.id === name;

const union = (left: readonly LockEvent[], right: readonly LockEvent[]): readonly LockEvent[] =>
  right.every((event) => left.includes(event)) ? left : [...new Set([...left, ...right])];

function testedExpression({ kind, expression }: CfgNode): Expression | undefined {
  if (kind !== 'test' || !expression) return undefined;
  const tested = unwrap(expression);
  return tested.kind === 'await' || tested.kind === 'named' ? unwrap(tested.value) : tested;
}
