/**
 * What goes wrong inside a critical section: a generator that hands out values while it holds the lock, a test of
 * `locked()` in place of an attempt, a section with nothing in it. Held means surely held (`lock-set.ts`).
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { decoratorNames, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow, forEachStatementOf } from '../flow/control-flow.ts';
import { pathFacts } from '../flow/path-facts.ts';
import { type AbstractLock, lockAt } from './abstract-lock.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { type Held, heldLocks } from './lock-set.ts';
import { releasedByAnother } from './releases.ts';

export interface HeldYield {
  readonly held: Held;
  readonly node: CfgNode;
  readonly at: Expression;
}

/** The first `yield` of a generator for each lock it holds there. */
export const heldYields = defineAnalysis<Body, readonly HeldYield[]>({
  name: 'held-yields',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isGenerator || !isIterated(body) || isUsedUpAtOnce(body, context)) return [];
    const held = context.get(heldLocks, body);
    const found = new Map<LockEvent, HeldYield>();
    for (const node of context.get(controlFlow, body).nodes) {
      if (node.kind !== 'yield' || !node.expression) continue;
      for (const each of held[node.id]?.values() ?? []) {
        const exclusive = each.event.lock.again === 'deadlocks' || each.event.lock.again === 'nests';
        if (exclusive && isTakenIn(each, body, context) && !found.has(each.event))
          found.set(each.event, { held: each, node, at: node.expression });
      }
    }
    return [...found.values()];
  },
});

const isTakenIn = ({ event }: Held, body: Body, context: Context): boolean => context.get(lockEvents, body).get(event.node.id) === event;

const plainDecorators: ReadonlySet<string> = new Set(['property', 'staticmethod', 'classmethod', 'override', 'final', 'abstractmethod']);

/** Decorators may make a context manager, a fixture or a coroutine of a generator: all that is known then is that it is no iterator. */
const isIterated = (fn: FunctionSymbol): boolean =>
  decoratorNames(fn).every((name) => plainDecorators.has(name)) && !/^__a?(enter|exit)__$/.test(fn.name);

const collectors: ReadonlySet<string> = new Set([
  'list',
  'tuple',
  'set',
  'sorted',
  'dict',
  'sum',
  'max',
  'min',
  'frozenset',
  'join',
  'extend',
  'update',
]);

/** A private generator that every caller drains on the spot: `list(self._rows())`. */
function isUsedUpAtOnce(fn: FunctionSymbol, context: Context): boolean {
  if (!/^_[^_]/.test(fn.name)) return false;
  const calls = context.program.mentions(fn.name).filter(({ call }) => lastIdentifier(call.callee) === fn.name);
  return calls.length > 0 && calls.every(({ call, scope }) => drainedIn(scope).some((argument) => argument === call));
}

/** The arguments of the calls of a scope that use up what they are given. */
const drainedIn = ({ owner }: Scope): readonly Expression[] =>
  owner.kind === 'class'
    ? []
    : owner.calls.flatMap(({ call }) =>
        collectors.has(lastIdentifier(call.callee) ?? '') ? call.arguments.map(({ value }) => unwrap(value)) : [],
      );

/** Acquisitions that wait although `locked()` has just been asked, and said no. */
export const testedAcquisitions = defineAnalysis<Body, readonly LockEvent[]>({
  name: 'tested-acquisitions',
  compute: (body, context) => {
    if (!body.calls.some(({ call: { callee } }) => callee.kind === 'attribute' && callee.name === 'locked')) return [];
    const facts = context.get(pathFacts, body);
    const seen = new Set<Expression>();
    return [...context.get(lockEvents, body).values()].filter((event) => {
      const { action, mode, via, lock, node, at } = event;
      const waits = action === 'acquire' && mode === 'blocking' && via !== 'helper' && !lock.isAsync && !seen.has(at);
      const tested = waits && facts[node.id]?.get(`${lock.display}.locked()`) === false;
      if (tested) seen.add(at);
      return tested;
    });
  },
});

export interface EmptySection {
  readonly lock: AbstractLock;
  readonly statement: Statement;
  readonly at: Expression;
  readonly unit: Unit;
}

/** `with lock: pass`, and nothing else in the block. */
export const emptySections = defineAnalysis<Body, readonly EmptySection[]>({
  name: 'empty-sections',
  compute: (body, context) => {
    if (!body.hasWith) return [];
    const found: EmptySection[] = [];
    forEachStatementOf(body, (statement, unit) => {
      const item = statement.kind === 'with' && statement.body.statements.every(doesNothing) ? statement.items.at(-1) : undefined;
      const lock = item && lockAt(item.context, body.scope, context);
      if (item && lock && isSection(lock, body, context) && !isHeldAt(item.context, lock, body, context))
        found.push({ lock, statement, at: item.context, unit });
    });
    return found;
  },
});

/** Taken a second time: that is another defect, or no section at all. */
const isHeldAt = (at: Expression, { key }: AbstractLock, body: Body, context: Context): boolean =>
  [...context.get(lockEvents, body).values()].some(
    (event) => event.at === at && event.action === 'acquire' && context.get(heldLocks, body)[event.node.id]?.has(key),
  );

/** No gate: what one body takes and another gives back is there to be waited for. */
const isSection = (lock: AbstractLock, body: Body, context: Context): boolean =>
  lock.type !== 'program' && lock.again !== 'counts' && !releasedByAnother(lock, body, context);

/** `pass` and `...`; a text may say why. */
const doesNothing = (statement: Statement): boolean =>
  statement.kind === 'pass' ||
  (statement.kind === 'expression' && statement.value.kind === 'constant' && statement.value.type === 'ellipsis');
