/**
 * Locks used as what they are not: a class that was never called, a plain lock asked to wait and notify, an
 * `acquire()` with contradictory arguments. Each of them raises when it is run. Only where everything known about
 * the receiver says so.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import { findAttribute } from '../../semantic/classes.ts';
import { type Binding, type CallSite, definingScope, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';

export interface UncalledLock {
  readonly at: Location;
  readonly text: string;
  /** The class, as the user calls it. */
  readonly cls: string;
  /** Where the class is stored in place of an object. */
  readonly stored: Location | undefined;
}

/** `self._lock = threading.Lock`, then `with self._lock:` or `self._lock.acquire()`. */
export const uncalledLocks = defineAnalysis<Body, readonly UncalledLock[]>({
  name: 'uncalled-locks',
  compute: (body, context) => [...lockUses(body)].flatMap(({ node, unit }) => uncalledAt(node, unit, body, context)),
});

function* lockUses(body: Body): Generator<{ readonly node: Expression; readonly unit: Unit }> {
  const found: { node: Expression; unit: Unit }[] = [];
  if (body.hasWith)
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind === 'with') for (const item of statement.items) found.push({ node: item.context, unit });
    });
  yield* found;
  for (const { call, unit } of body.calls)
    if (call.callee.kind === 'attribute' && /^(acquire|release)$/.test(call.callee.name)) yield { node: call.callee.object, unit };
}

function uncalledAt(use: Expression, unit: Unit, body: Body, context: Context): readonly UncalledLock[] {
  const node = unwrap(use);
  if (node.kind !== 'name' && node.kind !== 'attribute') return [];
  const { values, open } = context.evaluator.evaluate(node, body.scope);
  const classes = values.map((value) => lockClass(value, context));
  const [cls] = classes;
  if (open || cls === undefined || classes.includes(undefined)) return [];
  const stored = storedAs(node, body.scope, context);
  return [{ at: locate(body, unit, node), text: render(node), cls: stored ? render(stored.value) : cls, stored: stored?.at }];
}

const lockClass = (value: Value, context: Context): string | undefined =>
  value.kind === 'library' && context.models.lock(value.name) ? value.name : undefined;

/** The one assignment that gives the name or attribute its value. */
function storedAs(node: Expression, scope: Scope, context: Context): { readonly value: Expression; readonly at: Location } | undefined {
  const bindings = bindingsOf(node, scope, context).filter((binding) => !(binding.kind === 'value' && isNone(binding.value)));
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.kind !== 'value') return undefined;
  const { owner } = binding.scope;
  const { file } = owner.kind === 'module' ? owner : owner.module;
  return { value: binding.value, at: { file, unit: binding.unit, start: binding.value.start, end: binding.value.end } };
}

const isNone = (node: Expression): boolean => node.kind === 'constant' && node.value === null;

function bindingsOf(node: Expression, scope: Scope, context: Context): readonly Binding[] {
  if (node.kind === 'name') return definingScope(node.id, scope)?.bindings.get(node.id) ?? [];
  if (node.kind !== 'attribute') return [];
  const [owner] = context.evaluator.evaluate(node.object, scope).values;
  return owner?.kind === 'object' || owner?.kind === 'class' ? findAttribute(owner.cls, node.name, context.evaluator) : [];
}

export interface PlainLockWait {
  readonly at: Location;
  readonly text: string;
  readonly method: string;
  /** `Lock` or `RLock`. */
  readonly cls: string;
  readonly sites: readonly CallSite[];
}

const conditionMethods = /^(wait|wait_for|notify|notify_all|notifyAll)$/;

/** `lock.wait()`, `lock.notify()` on what is no condition. */
export const plainLockWaits = defineAnalysis<Body, readonly PlainLockWait[]>({
  name: 'plain-lock-waits',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }) => {
      const { callee } = call;
      if (callee.kind !== 'attribute' || !conditionMethods.test(callee.name)) return [];
      const { values, open } = context.evaluator.evaluate(callee.object, scope);
      const objects = objectsOf({ values, open });
      const cls = open || objects.length !== values.length ? undefined : plainLock(objects, context);
      const sites = objects.flatMap((value) => (value.kind === 'instance' && value.site ? [value.origin ?? value.site] : []));
      return cls === undefined
        ? []
        : [
            {
              at: locate(body, unit, call),
              text: render(callee.object),
              method: callee.name,
              cls: cls.slice(cls.lastIndexOf('.') + 1),
              sites,
            },
          ];
    }),
});

function plainLock(values: readonly Value[], context: Context): string | undefined {
  const [first] = values;
  const all = values.every((value) => value.kind === 'instance' && context.models.lock(value.type)?.kind === 'lock');
  return all && first?.kind === 'instance' ? first.type : undefined;
}

export interface Contradiction {
  readonly at: Location;
  readonly call: Call;
  readonly lock: string;
}

/** `lock.acquire(False, timeout=1)`: a ValueError for locks of `threading`; those of processes ignore the timeout. */
export const contradictoryAcquires = defineAnalysis<Body, readonly Contradiction[]>({
  name: 'contradictory-acquires',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }) => {
      const { callee } = call;
      if (callee.kind !== 'attribute' || callee.name !== 'acquire' || call.arguments.some(({ star }) => star !== 0)) return [];
      const blocking = argumentAt(call, 0, 'blocking')?.value;
      const timeout = argumentAt(call, 1, 'timeout')?.value;
      if (blocking?.kind !== 'constant' || (blocking.value !== false && blocking.value !== 0) || !timeout || !isTime(timeout)) return [];
      const values = objectsOf(context.evaluator.evaluate(callee.object, scope));
      const threads =
        values.length > 0 &&
        values.every((value) => value.kind === 'instance' && /^threading\./.test(value.type) && context.models.lock(value.type));
      return threads ? [{ at: locate(body, unit, call), call, lock: render(callee.object) }] : [];
    }),
});

/** A number other than -1, which stands for no timeout; `None` is a mistake of its own. */
const isTime = (node: Expression): boolean => node.kind === 'constant' && typeof node.value === 'number';
