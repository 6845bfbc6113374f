/**
 * Locks that protect nothing, or less than they seem to: made anew for each entry of a `with`, kept in a local
 * variable that no other thread can see, made once as a default value for all objects. Errs on the side of silence:
 * a variable that leaves the function in any way may be seen by others, a factory may hand out one and the same.
 */

import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement, WithItem } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { isFieldCall } from '../../semantic/classes.ts';
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import { receiverName, type Scope } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { escapingNames } from '../objects/escapes.ts';
import { lockEvents } from './lock-events.ts';

export interface FreshLock {
  readonly item: WithItem;
  readonly call: Call;
  readonly unit: Unit;
}

/** `with threading.Lock():`, in source order. */
export const freshLocks = defineAnalysis<Body, readonly FreshLock[]>({
  name: 'fresh-locks',
  compute: (body, context) =>
    body.hasWith
      ? withItems(body).flatMap(({ item, unit }) => {
          const call = unwrap(item.context);
          const seen = item.target?.kind === 'name' && context.get(escapingNames, body).has(item.target.id);
          return call.kind === 'call' && !seen && isConstruction(call, body.scope, context) ? [{ item, call, unit }] : [];
        })
      : [],
});

function withItems(body: Body): readonly { readonly item: WithItem; readonly unit: Unit }[] {
  const found: { item: WithItem; unit: Unit }[] = [];
  forEachStatementOf(body, (statement, unit) => {
    if (statement.kind === 'with') for (const item of statement.items) found.push({ item, unit });
  });
  return found;
}

/** The call itself makes a lock of the library; no factory does. */
export function isConstruction(call: Call, scope: Scope, context: Context): boolean {
  const { values } = context.evaluator.evaluate(call, scope);
  const [value] = values;
  return (
    values.length === 1 &&
    value?.kind === 'instance' &&
    value.origin === undefined &&
    value.site?.call === call &&
    context.models.lock(value.type) !== undefined
  );
}

/** Names whose call may make a lock. */
export const lockConstructors = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-constructors',
  compute: (_, { models, program }) =>
    namesLeadingTo([...new Set(models.namesIn('locks').flatMap((name) => /\w+$/.exec(name) ?? []))], program),
});

export interface LocalLock {
  readonly name: string;
  readonly call: Call;
  readonly unit: Unit;
  /** The first place that takes it. */
  readonly taken: Expression;
}

/** `lock = threading.Lock()` … `with lock:` in one function, with no way for another thread to get hold of it. */
export const localLocks = defineAnalysis<Body, readonly LocalLock[]>({
  name: 'local-locks',
  compute: (body, context) => {
    if (body.kind !== 'function') return [];
    const found: LocalLock[] = [];
    forEachStatementOf(body, (statement) => {
      const made = assignedCall(statement);
      const local = made && isConstruction(made.call, body.scope, context) ? localLock(made.name, made.call, body, context) : undefined;
      if (local) found.push(local);
    });
    return found;
  },
});

function assignedCall(statement: Statement): { readonly name: string; readonly call: Call } | undefined {
  if (statement.kind !== 'assign' && statement.kind !== 'annotated') return undefined;
  const target = statement.kind === 'assign' ? statement.targets[0] : statement.target;
  const value = statement.value && unwrap(statement.value);
  const single = statement.kind === 'annotated' || statement.targets.length === 1;
  return single && target?.kind === 'name' && value?.kind === 'call' ? { name: target.id, call: value } : undefined;
}

function localLock(name: string, call: Call, body: Body & { kind: 'function' }, context: Context): LocalLock | undefined {
  const { scope } = body;
  const isOwn = !scope.globals.has(name) && !scope.nonlocals.has(name) && scope.bindings.get(name)?.length === 1;
  if (!isOwn || context.get(escapingNames, body).has(name) || waitsOn(name, body)) return undefined;
  const events = [...context.get(lockEvents, body).values()].filter(({ lock }) => lock.made.some((site) => site.call === call));
  const [first] = events;
  // Permits that are acquired and released by hand may count something else than who is inside.
  const keepsOut = events.every(
    ({ lock: { again }, via }) => again === 'deadlocks' || again === 'nests' || (again === 'counts' && via === 'with'),
  );
  return first && keepsOut ? { name, call, unit: body.unit, taken: first.at } : undefined;
}

/** A condition nobody else can notify is a way to sleep. */
const waitsOn = (name: string, body: Body): boolean =>
  body.calls.some(
    ({ call: { callee } }) =>
      callee.kind === 'attribute' && /^wait/.test(callee.name) && callee.object.kind === 'name' && callee.object.id === name,
  );

export interface DefaultLock {
  readonly call: Call;
  readonly unit: Unit;
  readonly name: string;
  readonly owner: 'constructor' | 'dataclass';
}

/** `def __init__(self, lock=Lock()): self.lock = lock`: one lock for all objects that are made without one. */
export const defaultLocks = defineAnalysis<Body, readonly DefaultLock[]>({
  name: 'default-locks',
  compute: (body, context) => {
    if (body.kind === 'module') return body.classes.flatMap((cls) => (isDataclass(cls) ? dataclassLocks(cls, context) : []));
    if (body.name !== '__init__' || receiverName(body) === undefined) return [];
    return body.signature.parameters.flatMap((parameter) => {
      const call = parameter.default && unwrap(parameter.default);
      const scope = body.scope.parent;
      return call?.kind === 'call' && scope && isConstruction(call, scope, context) && isKept(parameter.name, body)
        ? [{ call, unit: body.unit, name: parameter.name, owner: 'constructor' as const }]
        : [];
    });
  },
});

type Class = Extract<Body, { kind: 'module' }>['classes'][number];

const isDataclass = (cls: Class): boolean =>
  cls.ir.decorators.some((each) => {
    const callee = each.kind === 'call' ? each.callee : each;
    return (callee.kind === 'name' && callee.id === 'dataclass') || (callee.kind === 'attribute' && callee.name === 'dataclass');
  });

/** `lock: Lock = Lock()`; a `ClassVar` is meant for all objects. */
function dataclassLocks(cls: Class, context: Context): readonly DefaultLock[] {
  return [...cls.scope.bindings].flatMap(([name, bindings]) =>
    bindings.flatMap((binding): readonly DefaultLock[] => {
      if (binding.kind !== 'value' || !binding.annotation || mentionsClassVar(binding.annotation)) return [];
      const call = unwrap(binding.value);
      return call.kind === 'call' && !isFieldCall(call) && isConstruction(call, cls.scope, context)
        ? [{ call, unit: binding.unit, name, owner: 'dataclass' }]
        : [];
    }),
  );
}

function mentionsClassVar(annotation: Expression): boolean {
  const node = annotation.kind === 'subscript' ? annotation.object : annotation;
  if (node.kind === 'constant') return typeof node.value === 'string' && node.value.includes('ClassVar');
  return (node.kind === 'name' && node.id === 'ClassVar') || (node.kind === 'attribute' && node.name === 'ClassVar');
}

/** `self.lock = lock` */
function isKept(name: string, body: Body & { kind: 'function' }): boolean {
  const receiver = receiverName(body);
  let kept = false;
  forEachStatementOf(body, (statement) => {
    if (statement.kind !== 'assign') return;
    const value = unwrap(statement.value);
    kept ||=
      value.kind === 'name' &&
      value.id === name &&
      statement.targets.some((target) => target.kind === 'attribute' && target.object.kind === 'name' && target.object.id === receiver);
  });
  return kept;
}
