/**
 * `empty()` believed until `get()`: a queue says that there is something in it, and by the time it is taken another
 * consumer has had it, so that `get()` waits, for ever if nothing more comes (check-then-act on a queue). It needs a second
 * consumer: another root that takes from the same queue, or, for a queue that an object keeps and hands out from, whoever
 * else calls the method. Errs on the side of silence: a lock of any kind held at the `get()`, and objects that may differ.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow, partsOf } from '../flow/control-flow.ts';
import { heldLocks } from '../locks/lock-set.ts';
import { type AccessPath, pathOf } from '../objects/access-path.ts';
import { parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { contextsOf } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';
import { type Access, accesses } from './accesses.ts';
import { accessesOf } from './accesses-to.ts';
import { mayHoldUnknown } from './held-at.ts';
import { originsOfPath } from './origins.ts';
import { isOnSelf, isPrivatePhase } from './phases.ts';

export interface StaleEmptiness {
  readonly test: Expression;
  readonly get: Call;
  readonly unit: Unit;
  /** The user's text for the queue. */
  readonly queue: string;
  /** Who else takes from it: another body, or the same in another run. */
  readonly rival: Body;
  /** Where it does, if that is another call. */
  readonly at: Access | undefined;
  /** 'certain': both are known to run side by side. 'public': whoever calls the method. */
  readonly evidence: 'certain' | 'public';
}

type Found = Pick<StaleEmptiness, 'test' | 'get' | 'unit'> & { readonly queue: Expression; readonly statement: Statement };

/** In source order. */
export const staleEmptiness = defineAnalysis<Body, readonly StaleEmptiness[]>({
  name: 'stale-emptiness',
  compute: (body, context) => {
    if (isTest(body) || !body.calls.some(({ call }) => asks(call) !== undefined)) return [];
    const found = partsOf(body).flatMap(({ unit, statements }) => [...checksIn(statements, unit)]);
    return found.flatMap((each) => {
      if (!isQueue(each.queue, body, context) || holdsLock(each, body, context)) return [];
      const rival = rivalOf(each, body, context);
      return rival ? [{ test: each.test, get: each.get, unit: each.unit, queue: render(each.queue), ...rival }] : [];
    });
  },
});

/** Of threads and processes; one of asyncio cannot change between two awaits. */
function isQueue(node: Expression, body: Body, context: Context): boolean {
  const { values } = context.evaluator.evaluate(node, body.scope);
  const objects = values.filter((value) => value.kind !== 'constant');
  return (
    objects.length > 0 && objects.every((value) => value.kind === 'instance' && /^(queue|multiprocessing)\.\w*Queue$/.test(value.type))
  );
}

/** `q.empty()`, `q.qsize()` */
function asks({ callee, arguments: given }: Call): Expression | undefined {
  return callee.kind === 'attribute' && /^(empty|qsize)$/.test(callee.name) && given.length === 0 ? callee.object : undefined;
}

function* checksIn(statements: readonly Statement[], unit: Unit): Generator<Found> {
  for (const [index, statement] of statements.entries()) {
    if (statement.kind === 'if' || statement.kind === 'while') yield* checkAt(statement, statements.slice(index + 1), unit);
    for (const block of blocksOf(statement)) yield* checksIn(block.statements, unit);
  }
}

function* checkAt(statement: Statement & { kind: 'if' | 'while' }, rest: readonly Statement[], unit: Unit): Generator<Found> {
  const filled = saysFilled(statement.test, true);
  if (filled) yield* getIn(statement.body.statements, filled, statement, unit);
  const otherwise = statement.kind === 'if' ? saysFilled(statement.test, false) : undefined;
  if (otherwise && statement.kind === 'if') {
    if (statement.orElse) yield* getIn(statement.orElse.statements, otherwise, statement, unit);
    else if (leaves(statement.body)) yield* getIn(rest, otherwise, statement, unit);
  }
}

/** The queue that a condition says has something in it when it comes out as `holds`. */
function saysFilled(test: Expression, holds: boolean): Expression | undefined {
  const node = unwrap(test);
  switch (node.kind) {
    case 'not':
      return saysFilled(node.operand, !holds);
    case 'boolean':
      return (node.operator === 'and') === holds ? (saysFilled(node.left, holds) ?? saysFilled(node.right, holds)) : undefined;
    case 'call': {
      const isEmpty = node.callee.kind === 'attribute' && node.callee.name === 'empty';
      return isEmpty === holds ? undefined : asks(node);
    }
    case 'comparison': {
      const [left, right] = node.operands.map(unwrap);
      const isNone = right?.kind === 'constant' && right.value === 0;
      const [operator] = node.operators;
      const says = isNone && node.operators.length === 1 && (operator === '>' || operator === '!=' ? holds : operator === '==' && !holds);
      return says && left?.kind === 'call' && left.callee.kind === 'attribute' && left.callee.name === 'qsize' ? asks(left) : undefined;
    }
    default:
      return undefined;
  }
}

const leaves = ({ statements }: Block): boolean => {
  const last = statements.at(-1);
  return last !== undefined && /^(return|raise|continue|break)$/.test(last.kind);
};

/** The first `q.get()` that waits for as long as it takes. */
function* getIn(branch: readonly Statement[], queue: Expression, statement: Statement, unit: Unit): Generator<Found> {
  const text = render(queue);
  let get: Call | undefined;
  const visit = (each: Statement): void => {
    for (const root of expressionsOf(each))
      forEachExpression(root, (node) => {
        if (!get && node.kind === 'call' && waitsOn(node, text)) get = node;
        return get === undefined;
      });
    for (const block of blocksOf(each)) block.statements.forEach(visit);
  };
  branch.forEach(visit);
  if (get) yield { test: queue, get, unit, queue, statement };
}

const waitsOn = ({ callee, arguments: given }: Call, queue: string): boolean =>
  callee.kind === 'attribute' &&
  callee.name === 'get' &&
  render(callee.object) === queue &&
  given.every(({ value, keyword, star }) => star === 0 && keyword !== 'timeout' && value.kind === 'constant' && value.value === true);

function holdsLock({ get }: Found, body: Body, context: Context): boolean {
  if (mayHoldUnknown(get, body, context)) return true;
  const held = context.get(heldLocks, body);
  return context.get(controlFlow, body).nodes.some(({ id, expression }) => expression === get && (held[id]?.size ?? 0) > 0);
}

type Rival = Pick<StaleEmptiness, 'rival' | 'at' | 'evidence'>;

function rivalOf(found: Found, body: Body, context: Context): Rival | undefined {
  const own = context
    .get(accesses, body)
    .find(({ target }) => target === (found.get.callee.kind === 'attribute' ? found.get.callee.object : undefined));
  if (own && (own.place.kind === 'global' || isOnSelf(own))) return otherConsumer(own, context) ?? ofPool(found, own, body, context);
  const path = own ? undefined : pathOf(found.queue, body.scope, context);
  return path?.root.kind === 'parameter' && sharedByRuns(path, body, context)
    ? { rival: body, at: undefined, evidence: 'certain' }
    : undefined;
}

/** Another root that takes from the same attribute or global. Two runs of one root may have an object each. */
function otherConsumer(own: Access, context: Context): Rival | undefined {
  const all = accessesOf(own.place, context);
  const takers = all.filter(
    (other) => uses(other, /^get(_nowait)?$/) && !isPrivatePhase(other.body, context) && (own.place.kind === 'global' || isOnSelf(other)),
  );
  const place = (body: Body) => ({ body, node: undefined });
  for (const other of takers) {
    const parallel = parallelsOf(place(own.body), place(other.body), context).find(
      ({ how, first, second }) =>
        (how === 'threads' || how === 'processes') &&
        first.certain &&
        second.certain &&
        (own.place.kind === 'global' || first.key !== second.key),
    );
    if (parallel) return { rival: other.body, at: other.body === own.body ? undefined : other, evidence: 'certain' };
  }
  return undefined;
}

/** Whether the statement calls, or hands on, one of the methods of the place. */
function uses({ target, statement }: Access, methods: RegExp): boolean {
  let found = false;
  for (const root of expressionsOf(statement))
    forEachExpression(root, (node) => {
      found ||= node.kind === 'attribute' && node.object === target && methods.test(node.name);
      return !found;
    });
  return found;
}

/** The queue that is handed to all runs of a root. */
const sharedByRuns = (path: AccessPath, body: Body, context: Context): boolean =>
  contextsOf(body, context).some(
    (root) =>
      root.many &&
      root.certain &&
      /^(thread|pool|process)$/.test(root.kind) &&
      originsOfPath(path, body, root, context).some(({ common }) => common),
  );

/** `if self._free.empty(): return make()` and else `get()`, in a method for the public: a pool is there for several. */
function ofPool({ statement }: Found, own: Access, body: Body, context: Context): Rival | undefined {
  if (statement.kind !== 'if' || body.kind !== 'function' || !isPublic(body) || own.place.kind !== 'instance') return undefined;
  if (contextsOf(body, context).some(({ kind }) => kind !== 'public' && kind !== 'test' && kind !== 'main')) return undefined;
  const all = accessesOf(own.place, context);
  const givesBack = all.some(
    (other) => other.body !== body && other.body.kind === 'function' && isPublic(other.body) && uses(other, /^put(_nowait)?$/),
  );
  return givesBack ? { rival: body, at: undefined, evidence: 'public' } : undefined;
}

const isPublic = (fn: FunctionSymbol): boolean => fn.cls !== undefined && !fn.name.startsWith('_');
