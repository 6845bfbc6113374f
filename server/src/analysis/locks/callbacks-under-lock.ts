/**
 * Code of unknown make that is called while a lock is held which it may want, too (Infer's "arbitrary code execution
 * under lock", "open call" of Goetz): the listeners that outsiders have registered, and callbacks kept from a parameter.
 * Only where calling back hangs for certain: the lock does not nest, and a method for the public takes it. Errs on the
 * side of silence: what is called must be a callback by its container, by its name, or by being called itself.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { type Binding, type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Access, changes } from '../shared/accesses.ts';
import { accessesOf } from '../shared/accesses-to.ts';
import { isPrivatePhase } from '../shared/phases.ts';
import { placeOf, type SharedPlace } from '../shared/places.ts';
import { isTest } from '../tests.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { heldLocks } from './lock-set.ts';

export interface CallbackUnderLock {
  readonly call: Call;
  readonly unit: Unit;
  /** The user's text for what is called. */
  readonly callback: string;
  /** Where the lock was taken. */
  readonly held: LockEvent;
  /** A method for the public that takes the lock: called back, it hangs. */
  readonly wanting: FunctionSymbol;
  /** Where that method takes it. */
  readonly wants: LockEvent;
}

/** In source order. */
export const callbacksUnderLock = defineAnalysis<Body, readonly CallbackUnderLock[]>({
  name: 'callbacks-under-lock',
  compute: (body, context) => {
    if (body.kind === 'module' || !body.cls || isTest(body) || isPrivatePhase(body, context)) return [];
    const held = context.get(heldLocks, body);
    if (held.length === 0) return [];
    return context.get(controlFlow, body).nodes.flatMap((node) => {
      const call = node.kind === 'call' && node.expression?.kind === 'call' ? node.expression : undefined;
      const own = call && [...(held[node.id]?.values() ?? [])].find(({ event }) => isOwn(event));
      const source = call && own && isUnknown(call.callee, body, context) ? sourceOf(call.callee, body, context) : undefined;
      const found = source && own && wantingOf(source, own.event, body, context);
      return call && own && found ? [{ call, unit: node.unit, callback: render(call.callee), held: own.event, ...found }] : [];
    });
  },
});

/** `self._lock`, of a kind that its holder cannot take again. */
const isOwn = ({ lock }: LockEvent): boolean =>
  lock.again === 'deadlocks' && lock.type !== 'program' && lock.path.root.kind === 'self' && lock.path.attributes.length === 1;

function isUnknown(callee: Expression, body: Body, context: Context): boolean {
  const { values, open } = context.evaluator.evaluate(callee, body.scope);
  return open || values.length === 0;
}

/** The attribute that the callback comes from. */
interface Source {
  readonly place: SharedPlace;
  /** Kept one by one in a container, or by itself. */
  readonly isMember: boolean;
}

const listenerLike = /listen|observ|callback|handler|subscri|hook|watcher|notif/i;
const callbackLike = /^_*on_|listener|observer|callback|handler|hook|notif(y|ier)$/i;

function sourceOf(callee: Expression, body: FunctionSymbol, context: Context): Source | undefined {
  const called = callee.kind === 'attribute' ? callee.object : callee;
  if (called.kind === 'name' && called.id !== receiverName(body)) {
    const place = containerOfMember(called.id, body, context);
    return place && (called === callee || listenerLike.test(place.name)) ? { place, isMember: true } : undefined;
  }
  const place = callee.kind === 'attribute' && callbackLike.test(callee.name) ? ownPlace(callee, body, context) : undefined;
  return place && { place, isMember: false };
}

function ownPlace(node: Expression, body: FunctionSymbol, context: Context): SharedPlace | undefined {
  if (node.kind !== 'attribute' || node.object.kind !== 'name' || node.object.id !== receiverName(body)) return undefined;
  const place = placeOf(node, body.scope, context);
  return place?.kind === 'instance' ? place : undefined;
}

/** `for listener in self._listeners`, through copies, views and a variable. */
function containerOfMember(name: string, body: FunctionSymbol, context: Context): SharedPlace | undefined {
  const binding = onlyBinding(name, body);
  let node = binding?.kind === 'element' ? unwrap(binding.value) : undefined;
  for (let step = 0; node && step < longestWay; step++) {
    const place = ownPlace(node, body, context);
    if (place) return place;
    node = inner(node, body);
  }
  return undefined;
}

/** Longer ways than `for x in list(self._d.get(k, []))` over a variable say nothing. */
const longestWay = 5;

const onlyBinding = (name: string, body: FunctionSymbol): Binding | undefined => {
  const all = body.scope.bindings.get(name) ?? [];
  return all.length === 1 ? all[0] : undefined;
};

function inner(node: Expression, body: FunctionSymbol): Expression | undefined {
  if (node.kind === 'name') {
    const binding = onlyBinding(node.id, body);
    return binding?.kind === 'value' ? unwrap(binding.value) : undefined;
  }
  if (node.kind === 'subscript') return unwrap(node.object);
  if (node.kind !== 'call') return undefined;
  const { callee, arguments: given } = node;
  if (callee.kind === 'attribute' && /^(values|items|copy|get|pop)$/.test(callee.name)) return unwrap(callee.object);
  const isCopy = callee.kind === 'name' && /^(list|tuple|set|sorted|reversed)$/.test(callee.id);
  return isCopy && given[0] ? unwrap(given[0].value) : undefined;
}

/** A method for the public that takes the lock: the one that registers, or, once outsiders can register, the caller itself. */
function wantingOf(
  { place, isMember }: Source,
  held: LockEvent,
  body: FunctionSymbol,
  context: Context,
): Pick<CallbackUnderLock, 'wanting' | 'wants'> | undefined {
  const all = accessesOf(place, context).filter((access) => changes(access) && takesParameter(access));
  const fillers = all.flatMap(({ body: filler }) => (filler.kind === 'function' && isPublic(filler) ? [filler] : []));
  const isGiven = isMember ? fillers.some(({ name }) => name !== '__init__') : all.length > 0;
  if (!isGiven) return undefined;
  const siblings = isMember ? [] : (body.cls?.methods ?? []).filter((method) => method !== body && isPublic(method));
  for (const wanting of [...fillers, body, ...siblings]) {
    const wants = isPublic(wanting) && wanting.name !== '__init__' ? takenIn(wanting, held, context) : undefined;
    if (wants) return { wanting, wants };
  }
  return undefined;
}

const isPublic = (fn: FunctionSymbol): boolean => fn.cls !== undefined && (!fn.name.startsWith('_') || /^__\w+__$/.test(fn.name));

const takenIn = (fn: FunctionSymbol, { lock }: LockEvent, context: Context): LockEvent | undefined =>
  [...context.get(lockEvents, fn).values()].find(
    ({ action, mode, lock: other }) => action === 'acquire' && mode === 'blocking' && other.key === lock.key,
  );

/** What is put there comes from outside. */
function takesParameter({ body, statement }: Access): boolean {
  if (body.kind === 'module') return false;
  const self = receiverName(body);
  const given = new Set(body.signature.parameters.map(({ name }) => name).filter((name) => name !== self));
  let found = false;
  for (const root of expressionsOf(statement))
    forEachExpression(root, (node) => {
      found ||= node.kind === 'name' && given.has(node.id);
      return !found;
    });
  return found;
}
