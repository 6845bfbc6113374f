/**
 * Identity of locks. A lock is known by the path its function reaches it on (`self._lock`, a global, a parameter)
 * and by what its constructors say about it. Two equal keys in one body are the same object; different keys may
 * still be. Errs on the side of "not a lock": a receiver of unknown type is none (missed alarms).
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import { conditionLockKeyword } from '../../models/locks.ts';
import { findMethod } from '../../semantic/classes.ts';
import type { CallSite, ClassSymbol, FunctionSymbol, Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import type { Context } from '../context.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';

export interface AbstractLock {
  /** Equal within one body for the same object. */
  readonly key: string;
  readonly path: AccessPath;
  /** The user's text. */
  readonly display: string;
  /** Canonical type; `program` for a class of the program with `acquire` and `release`. */
  readonly type: string;
  /** What its holder's second acquisition does; `unknown` where constructors differ. */
  readonly again: 'deadlocks' | 'nests' | 'counts' | 'unknown';
  readonly isAsync: boolean;
  /** `with` works on it. */
  readonly isManager: boolean;
  readonly sites: readonly CallSite[];
  /** Where each possible lock came to be, seen by the callers of its factory; of a Condition, the lock it is built on. */
  readonly made: readonly CallSite[];
}

type Traits = Pick<AbstractLock, 'type' | 'again' | 'isAsync' | 'isManager'>;

/** The lock `node` stands for in `scope`, if everything known about it says that it is one. */
export function lockAt(node: Expression, scope: Scope, context: Context): AbstractLock | undefined {
  const expression = unwrap(node);
  if (expression.kind !== 'name' && expression.kind !== 'attribute' && expression.kind !== 'subscript' && expression.kind !== 'call')
    return undefined;
  const values = objectsOf(context.evaluator.evaluate(expression, scope));
  const traits = combined(values, context);
  const path = traits && pathOf(expression, scope, context);
  if (!traits || !path) return undefined;
  const inner = innerPath(path, values, context);
  const made = values.flatMap((value) => madeAt(value, context));
  return { key: pathKey(inner), path: inner, display: render(expression), ...traits, sites: values.flatMap(constructors), made };
}

const constructors = (value: Value): readonly CallSite[] => {
  const site = value.kind === 'instance' || value.kind === 'object' ? (value.origin ?? value.site) : undefined;
  return site ? [site] : [];
};

function madeAt(value: Value, context: Context, isInner = false): readonly CallSite[] {
  if ((value.kind !== 'instance' && value.kind !== 'object') || !value.site) return [];
  const construction = value.origin ?? value.site;
  const isCondition = value.kind === 'instance' && context.models.lock(value.type)?.again === 'as-inner';
  const given = isCondition ? lockOfCondition(construction) : undefined;
  if (!given) return [value.site];
  return isInner ? [] : objectsOf(context.evaluator.evaluate(given, construction.scope)).flatMap((each) => madeAt(each, context, true));
}

/** Every possibility must be a lock; where they differ in kind, what happens again is unknown. */
function combined(values: readonly Value[], context: Context): Traits | undefined {
  const all = values.map((value) => traitsOf(value, context));
  const first = all[0];
  if (!first || all.includes(undefined)) return undefined;
  return all.every((each) => each?.again === first.again) ? first : { ...first, again: 'unknown' };
}

function traitsOf(value: Value, context: Context): Traits | undefined {
  if (value.kind === 'object') return traitsOfClass(value.cls, context);
  if (value.kind !== 'instance') return undefined;
  const model = context.models.lock(value.type);
  if (!model) return undefined;
  return {
    type: value.type,
    again: model.again === 'as-inner' ? againOfCondition(value, context) : model.again === 'raises' ? 'unknown' : model.again,
    isAsync: model.isAsync,
    isManager: true,
  };
}

/** A class of the program with `acquire` and `release` is used like a lock. */
function traitsOfClass(cls: ClassSymbol, context: Context): Traits | undefined {
  const method = (name: string): FunctionSymbol | undefined => findMethod(cls, name, context.evaluator);
  const acquire = method('acquire');
  if (!acquire || !method('release')) return undefined;
  const isAsync = acquire.signature.isAsync;
  const isManager = isAsync ? method('__aenter__') !== undefined : method('__enter__') !== undefined;
  return { type: 'program', again: 'unknown', isAsync, isManager };
}

/** A Condition without a lock of its own makes an RLock; asyncio's makes a Lock, which does not nest. */
function againOfCondition(value: Value & { kind: 'instance' }, context: Context): AbstractLock['again'] {
  const site = value.origin ?? value.site;
  if (!site) return 'unknown';
  const given = lockOfCondition(site);
  if (!given) return value.type.startsWith('asyncio.') ? 'deadlocks' : 'nests';
  return combined(objectsOf(context.evaluator.evaluate(given, site.scope)), context)?.again ?? 'unknown';
}

function lockOfCondition(site: CallSite): Expression | undefined {
  const given = argumentAt(site.call, 0, conditionLockKeyword)?.value;
  return given && !(given.kind === 'constant' && given.value === null) ? given : undefined;
}

/** The lock a Condition is built on stands for the Condition: `self.not_empty` is `self.mutex`. */
function innerPath(path: AccessPath, known: readonly Value[], context: Context): AccessPath {
  const values = known.filter(({ kind }) => kind !== 'constant');
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'instance' || !value.site || context.models.lock(value.type)?.again !== 'as-inner')
    return path;
  const given = lockOfCondition(value.site);
  const inner = given && pathOf(given, value.site.scope, context);
  if (!inner) return path;
  if (inner.root.kind === 'global' || inner.root.kind === 'class') return inner;
  if (inner.root.kind === 'self' && path.attributes.length > 0)
    return { root: path.root, attributes: [...path.attributes.slice(0, -1), ...inner.attributes] };
  return inner.root.kind === 'local' && path.root.kind === 'local' ? inner : path;
}
