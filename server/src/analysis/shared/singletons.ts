/**
 * Objects that are the only one of their class: a module makes it, and nobody makes another (allocation-site
 * abstraction with one site that runs once). What is done to it by its global name and by its own methods is done to
 * one object. Errs on the side of several: a class with subclasses, or one that a function makes, counts as many.
 */

import { subclassesOf } from '../../semantic/derived.ts';
import { type ClassSymbol, methodWithReceiver } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { pathOf } from '../objects/access-path.ts';
import { isTest } from '../tests.ts';
import type { Access } from './accesses.ts';
import { isOnSelf } from './phases.ts';

/** Through `self`, on the part that the object has made for itself, or by the global name of the only object of the class. */
export const isOnKnownObject = (access: Access, context: Context): boolean =>
  isOnSelf(access) || isOnOwnPart(access, context) || isOnSingleton(access, context);

/** `self.stock.rows`, where a method of the same class has put a new `Stock` there, and nobody anything else. */
function isOnOwnPart({ object, place: { owner }, body }: Access, context: Context): boolean {
  if (object?.kind !== 'attribute' || object.object.kind !== 'name' || owner.kind !== 'class') return false;
  const method = methodWithReceiver(object.object.id, body.scope);
  const [value, ...more] = method?.cls ? objectsOf(context.evaluator.evaluate(object, body.scope)) : [];
  const maker = value?.kind === 'object' ? value.site?.scope.owner : undefined;
  return more.length === 0 && maker?.kind === 'function' && maker.cls !== undefined && maker.cls === method?.cls;
}

function isOnSingleton({ object, place: { owner }, body }: Access, context: Context): boolean {
  if (!object || owner.kind !== 'class' || (object.kind !== 'name' && object.kind !== 'attribute')) return false;
  const path = pathOf(object, body.scope, context);
  if (path?.root.kind !== 'global' || path.attributes.length > 0) return false;
  const [value, ...more] = objectsOf(context.evaluator.evaluate(object, body.scope));
  return more.length === 0 && value?.kind === 'object' && value.cls === owner && context.get(isMadeOnce, owner);
}

const isMadeOnce = defineAnalysis<ClassSymbol, boolean>({
  name: 'made-once',
  compute: (cls, context) => {
    if (subclassesOf(cls, context.evaluator).length > 0) return false;
    const sites = [cls.name, ...context.program.aliasesOf(cls.name)].flatMap((name) => context.program.mentions(name));
    const making = sites.filter(({ call, scope }) => {
      const { owner } = scope;
      const makes = context.evaluator.evaluate(call.callee, scope).values.some((value) => value.kind === 'class' && value.cls === cls);
      return makes && !(owner.kind === 'function' && isTest(owner));
    });
    return making.length === 1 && making.every(({ scope: { owner } }) => owner.kind === 'module');
  },
});
