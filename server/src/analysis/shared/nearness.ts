/**
 * Gates: which bodies can have to do with locks that guard something, and which with places that threads use. Cheap
 * questions about names and call graph before the dear ones about values. They err on the side of yes, but for places
 * of other modules reached through objects.
 */
import { ancestors } from '../../semantic/classes.ts';
import { type Binding, type ClassSymbol, lastIdentifier, type ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { reached } from '../parallel/contexts.ts';
import { type RootKind, roots } from '../parallel/roots.ts';
import { accesses } from './accesses.ts';
import type { Owner } from './accesses-to.ts';
import { mayHaveGuard } from './guarded-by.ts';
import { methodAround, ownsLock } from './places.ts';

/** Whether a lock is about: of the object, the module, a module it imports, an object that one of them makes, or a function around. */
export function isNearLock(body: Body, context: Context): boolean {
  const module = moduleOf(body);
  const cls = methodAround(body)?.cls;
  return (
    ownersOf(body).some((owner) => mayHaveGuard(owner, context)) ||
    context.get(makesGuarded, module) ||
    context.get(importsLock, module) ||
    (cls !== undefined && context.get(hasGuardedPart, cls))
  );
}

/** `self.stock = Stock()`, where a class of that name owns a lock. */
const hasGuardedPart = defineAnalysis<ClassSymbol, boolean>({
  name: 'has-guarded-part',
  compute: (cls, context) => {
    const names = context.get(lockOwners, context);
    const makes = (binding: Binding): boolean =>
      binding.kind === 'value' && binding.value.kind === 'call' && names.has(lastIdentifier(binding.value.callee) ?? '');
    return [...cls.attributes].some(([, bindings]) => bindings.some(makes));
  },
});

/** What classes that own a lock are called, wherever they are used. */
const lockOwners = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-owners',
  compute: (_, context) => {
    const owning = context.program.modules.flatMap((module) => module.classes.filter((cls) => context.get(ownsLock, cls)));
    return new Set(owning.flatMap(({ name }) => [name, ...context.program.aliasesOf(name)]));
  },
});

const importsLock = defineAnalysis<ModuleSymbol, boolean>({
  name: 'imports-lock',
  compute: (module, context) =>
    context.program.importsOf(module).some((each) => mayHaveGuard(each, context) || context.get(makesGuarded, each)),
});

/** `state = State()` in a module whose class `State` owns a lock. */
const makesGuarded = defineAnalysis<ModuleSymbol, boolean>({
  name: 'makes-guarded',
  compute: (module, context) => {
    const owning = new Set(module.classes.filter((cls) => context.get(ownsLock, cls)).map(({ name }) => name));
    const makes = (binding: Binding): boolean => {
      const callee = binding.kind === 'value' && binding.value.kind === 'call' ? binding.value.callee : undefined;
      return callee?.kind === 'name' && owning.has(callee.id);
    };
    return owning.size > 0 && [...module.scope.bindings].some(([, bindings]) => bindings.some(makes));
  },
});

/** Whose places a body can use by its own names. */
function ownersOf(body: Body): readonly Owner[] {
  const owners: Owner[] = [moduleOf(body)];
  const cls = methodAround(body)?.cls;
  if (cls) owners.push(cls);
  for (let scope: Body['scope'] | undefined = body.scope; scope; scope = scope.parent)
    if (scope.owner.kind === 'function') owners.push(scope.owner);
  return owners;
}

/** Whether a thread runs the body, or uses places of the same owners. */
export function isNearThread(body: Body, context: Context): boolean {
  const owners = context.get(threadedOwners, context);
  if (owners.size === 0) return false;
  if (context.get(reached, context).has(body)) return true;
  return ownersOf(body).some(
    (owner) =>
      owners.has(owner) || (owner.kind === 'class' && ancestors(owner, context.evaluator).classes.some((base) => owners.has(base))),
  );
}

/** The owners of the places that threads use. */
const threadedOwners = defineAnalysis<Context, ReadonlySet<Owner>>({
  name: 'threaded-owners',
  compute: (_, context) => {
    const owners = new Set<Owner>();
    const threads = new Set(context.get(roots, context).flatMap(({ key, kind }) => (onThreads.has(kind) ? [key] : [])));
    if (threads.size === 0) return owners;
    for (const [body, inside] of context.get(reached, context)) {
      if (inside.some(({ key }) => threads.has(key))) for (const { place } of context.get(accesses, body)) owners.add(place.owner);
    }
    return owners;
  },
});

const onThreads: ReadonlySet<RootKind> = new Set(['thread', 'pool', 'timer', 'handler', 'finalizer', 'exit']);
