/**
 * Races of tasks: an attribute or global is tested or read, the coroutine lets others run, and then it writes what
 * follows from the old value (check-then-act, lost update). Only what the text alone shows: `if x is None: x = await …`,
 * `x += await …`, a local copy that is written back. It needs two tasks that may run the body with one object, and no
 * `async with` around. Errs on the side of silence: tests that are repeated after the wait, callers nobody knows.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { contextsOf, type Root } from '../parallel/roots.ts';
import { suspensionPoints } from '../parallel/suspension.ts';
import { awaitIn, isShared, mentions } from './shared-reads.ts';
import { decidedBy } from './stale-decisions.ts';

export interface UpdateAcrossAwait {
  /** `made`: written once it is missing; `updated`: computed from the old value; `decided`: changed because of it. */
  readonly how: 'made' | 'updated' | 'decided';
  readonly place: string;
  readonly read: Expression;
  readonly wait: Expression;
  readonly write: Expression;
  readonly unit: Unit;
  readonly root: Root;
}

type Found = Omit<UpdateAcrossAwait, 'unit' | 'root'>;

/** In source order. */
export const updatesAcrossAwait = defineAnalysis<Body, readonly UpdateAcrossAwait[]>({
  name: 'updates-across-await',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError) return [];
    const found = [...updatesIn(body.ir.body, body)];
    if (found.length === 0) return [];
    const root = rootOfMany(body, context);
    const points = new Set(context.get(suspensionPoints, body).map(({ expression }) => expression));
    return root ? found.filter(({ wait }) => points.has(wait)).map((each) => ({ ...each, unit: body.unit, root })) : [];
  },
});

/** Two tasks, or one that there are many of, with one object. */
function rootOfMany(body: FunctionSymbol, context: Context): Root | undefined {
  const tasks = contextsOf(body, context).filter(({ kind, certain, receiver }) => kind === 'task' && certain && receiver === 'shared');
  return tasks.find(({ many }) => many) ?? (tasks.length > 1 ? tasks[0] : undefined);
}

/** What lies in `async with` is left out: it may hold a lock. */
function* updatesIn(block: Block, fn: FunctionSymbol): Generator<Found> {
  const copies = new Map<string, Copy>();
  for (const [index, statement] of block.statements.entries()) {
    if (statement.kind === 'with' && statement.isAsync) continue;
    if (statement.kind === 'if') yield* madeIn(statement, fn);
    if (statement.kind === 'if') yield* decidedBy(statement, block.statements.slice(index + 1), fn);
    yield* updatedBy(statement, copies, fn);
    for (const inner of blocksOf(statement)) yield* updatesIn(inner, fn);
  }
}

/** `if self.pool is None: self.pool = await connect()` */
function* madeIn(statement: Statement & { kind: 'if' }, fn: FunctionSymbol): Generator<Found> {
  const missing = missingIn(statement.test);
  if (!missing || !isShared(missing, fn)) return;
  const place = render(missing);
  let wait: Expression | undefined;
  for (const inner of statement.body.statements) {
    if (inner.kind === 'if' || inner.kind === 'try' || inner.kind === 'with') return;
    for (const root of expressionsOf(inner)) wait ??= awaitIn(root);
    const target = inner.kind === 'assign' ? inner.targets.find((each) => render(each) === place) : undefined;
    if (target && wait) yield { how: 'made', place, read: missing, wait, write: target };
    if (target) return;
  }
}

/** `x is None`, `not x`: what is asked for. */
function missingIn(test: Expression): Expression | undefined {
  const asked = unwrap(test);
  if (asked.kind === 'not') return unwrap(asked.operand);
  if (asked.kind !== 'comparison' || asked.operators.length !== 1 || asked.operators[0] !== 'is') return undefined;
  const [left, right] = asked.operands;
  return right?.kind === 'constant' && right.value === null ? left : undefined;
}

interface Copy {
  readonly place: string;
  readonly read: Expression;
  wait: Expression | undefined;
}

/** `self.total += await f()`, `self.total = self.total + await f()`, `old = self.total; await f(); self.total = old + 1` */
function* updatedBy(statement: Statement, copies: Map<string, Copy>, fn: FunctionSymbol): Generator<Found> {
  if (statement.kind === 'augmented' && isShared(statement.target, fn)) {
    const wait = awaitIn(statement.value);
    if (wait) yield { how: 'updated', place: render(statement.target), read: statement.target, wait, write: statement.target };
  }
  const [target, ...more] = statement.kind === 'assign' ? statement.targets : [];
  if (statement.kind === 'assign' && target && more.length === 0 && isShared(target, fn)) {
    const place = render(target);
    const read = readBeforeWait(statement.value, place);
    if (read) yield { how: 'updated', place, ...read, write: target };
    const copy = read
      ? undefined
      : [...copies].find(([name, each]) => each.place === place && each.wait && mentions(statement.value, name));
    if (copy?.[1].wait && !mentions(statement.value, place))
      yield { how: 'updated', place, read: copy[1].read, wait: copy[1].wait, write: target };
  }
  for (const [name, copy] of copies) {
    if (writes(statement, copy.place) || writes(statement, name) || tests(statement, copy.place)) copies.delete(name);
    else for (const root of expressionsOf(statement)) copy.wait ??= awaitIn(root);
  }
  if (statement.kind === 'assign' && target?.kind === 'name' && more.length === 0) {
    const value = unwrap(statement.value);
    if (isShared(value, fn)) copies.set(target.id, { place: render(value), read: value, wait: undefined });
  }
}

const writes = (statement: Statement, place: string): boolean =>
  (statement.kind === 'assign' && statement.targets.some((each) => render(each) === place)) ||
  (statement.kind === 'augmented' && render(statement.target) === place);

const tests = (statement: Statement, place: string): boolean =>
  (statement.kind === 'if' || statement.kind === 'while') && mentions(statement.test, place);

/** In the order of evaluation: the place is read, then something is awaited. */
function readBeforeWait(value: Expression, place: string): Pick<Found, 'read' | 'wait'> | undefined {
  const sum = unwrap(value);
  if (sum.kind !== 'binary' || render(unwrap(sum.left)) !== place) return undefined;
  const wait = awaitIn(sum.right);
  return wait ? { read: sum.left, wait } : undefined;
}
