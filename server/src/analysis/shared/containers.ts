/**
 * Which container a shared place holds, by what is ever assigned to it. Errs on the side of none: one assignment of
 * something else (but `None`) makes it unknown, and a place that holds something made for threads is told apart.
 */
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { Models } from '../../models/models.ts';
import type { ContainerType } from '../../models/operations.ts';
import { ancestors, isFieldCall } from '../../semantic/classes.ts';
import { type Binding, definingScope, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { bindingsOf, type SharedPlace } from './places.ts';

export function containerOf(place: SharedPlace, context: Context): ContainerType | undefined {
  const types = new Set<ContainerType | 'other'>();
  for (const binding of bindingsOf(place, context)) {
    const type = context.get(boundContainer, binding);
    if (type !== 'none') types.add(type);
  }
  const [only] = types;
  return types.size === 1 && only !== 'other' ? only : undefined;
}

/** Of one binding: `None` says nothing. */
const boundContainer = defineAnalysis<Binding, ContainerType | 'other' | 'none'>({
  name: 'bound-container',
  compute: (binding, context) => {
    if (binding.kind === 'declared') return declaredContainer(binding.annotation);
    if (binding.kind !== 'value') return 'other';
    const value = unwrap(binding.value);
    if (value.kind === 'constant') return value.value === null ? 'none' : 'other';
    if (value.kind === 'collection' || value.kind === 'comprehension')
      return value.type === 'tuple' || value.type === 'generator' ? 'other' : value.type;
    if (value.kind !== 'call' || (value.callee.kind !== 'name' && value.callee.kind !== 'attribute')) return 'other';
    if (isFieldCall(value)) return containerAt(value, binding.scope, context) ?? 'other';
    if (value.callee.kind === 'name' && definingScope(value.callee.id, binding.scope) === undefined)
      return context.models.container(value.callee.id) ?? 'other';
    const { values, open } = context.evaluator.evaluate(value.callee, binding.scope);
    const [callee] = values;
    return values.length === 1 && !open && callee ? (containerMadeBy(callee, context) ?? 'other') : 'other';
  },
});

/** A class of the program is the container that it derives from. */
function containerMadeBy(callee: Value, { models, evaluator }: Context): ContainerType | undefined {
  if (callee.kind === 'library') return models.container(callee.name);
  if (callee.kind !== 'class') return undefined;
  const [base, ...more] = ancestors(callee.cls, evaluator).library.flatMap((name) => models.container(name) ?? []);
  return more.length === 0 ? base : undefined;
}

/** Which container an expression is, by everything it may be; `None` and what is given in its absence aside. */
export function containerAt(node: Expression, scope: Scope, { evaluator, models }: Context): ContainerType | undefined {
  const types = new Set(objectsOf(evaluator.evaluate(node, scope)).flatMap((value) => typeOfValue(value, models) ?? []));
  const [only] = types;
  return types.size === 1 && only !== 'other' ? only : undefined;
}

/** A tuple stands in for what is not there: `d.get(k, ())`. */
function typeOfValue(value: Value, models: Models): ContainerType | 'other' | undefined {
  if (value.kind === 'collection') return value.type === 'tuple' ? undefined : value.type === 'generator' ? 'other' : value.type;
  return value.kind === 'instance' ? (models.container(value.type) ?? 'other') : 'other';
}

/** `x: dict[str, int]`, in the class: an annotation that names no container says nothing. */
function declaredContainer(annotation: Expression): ContainerType | 'none' {
  const name = lastIdentifier(annotation.kind === 'subscript' ? annotation.object : annotation)?.toLowerCase() ?? '';
  return declaredTypes.get(name.replace(/^mutable/, '')) ?? 'none';
}

const declaredTypes: ReadonlyMap<string, ContainerType> = new Map([
  ['dict', 'dict'],
  ['mapping', 'dict'],
  ['defaultdict', 'dict'],
  ['ordereddict', 'dict'],
  ['counter', 'dict'],
  ['set', 'set'],
  ['list', 'list'],
  ['sequence', 'list'],
  ['deque', 'deque'],
]);

/** Whether a place can only hold what several threads may use at once, or each its own: a queue, an event, a lock. */
export function holdsThreadSafe(place: SharedPlace, context: Context): boolean {
  const values = bindingsOf(place, context).flatMap((binding) => context.evaluator.bound(binding).values);
  const objects = values.filter((value) => value.kind !== 'constant');
  return objects.length > 0 && objects.every((value) => value.kind === 'instance' && context.models.isThreadSafe(value.type));
}
