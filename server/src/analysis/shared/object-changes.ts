/**
 * Changes of an object through its methods: `self._buffer.add(x)` changes what `self._buffer` is, if `Buffer.add` changes
 * attributes of its own object (side-effect summaries of methods). Only classes of the program, for only their text
 * says what a method does. Errs on the side of no change: a class that makes a lock looks after itself, an object of
 * several classes is not looked into.
 */
import { findMethod } from '../../semantic/classes.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { isOnSelf } from './phases.ts';
import { ownsLock } from './places.ts';

/** What the called method does to its object, in the order of the text; nothing where that is not known. */
export function innerSteps({ calls, body }: Access, context: Context): readonly Access[] {
  if (calls?.callee.kind !== 'attribute') return [];
  const values = objectsOf(context.evaluator.evaluate(calls.callee, body.scope));
  const [method] = values;
  if (values.length !== 1 || method?.kind !== 'bound' || !method.fn.cls) return [];
  return context.get(ownsLock, method.cls ?? method.fn.cls) ? [] : context.get(ownSteps, method.fn);
}

/** Whether the place, or the object it holds, is changed. */
export const changesObject = (access: Access, context: Context): boolean => changes(access) || innerSteps(access, context).some(changes);

/** Accesses to attributes of the own object, by the method and the methods of the object that it calls. */
const ownSteps = defineAnalysis<FunctionSymbol, readonly Access[]>({
  name: 'own-steps',
  compute: (method, context) => {
    const seen = new Set<FunctionSymbol>([method]);
    const found: Access[] = [];
    for (const fn of seen) {
      found.push(...context.get(accesses, fn).filter((access) => access.place.kind === 'instance' && isOnSelf(access)));
      for (const callee of calledOnSelf(fn, context)) if (seen.size < mostMethods) seen.add(callee);
    }
    return found;
  },
});

/** More methods than this are not looked into. */
const mostMethods = 6;

function calledOnSelf(fn: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  const { cls } = fn;
  const self = receiverName(fn);
  if (!cls || self === undefined) return [];
  return fn.calls.flatMap(({ call: { callee } }) => {
    const isOwn = callee.kind === 'attribute' && callee.object.kind === 'name' && callee.object.id === self;
    return isOwn ? (findMethod(cls, callee.name, context.evaluator) ?? []) : [];
  });
}
