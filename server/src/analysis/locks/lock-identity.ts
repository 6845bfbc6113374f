/**
 * Identity of locks across bodies (allocation-site abstraction, as lockdep's lock classes): a lock is known by the
 * name its construction is bound to. All objects of a class share one identity for `self._lock = Lock()`; a lock of
 * a module or of a class body is one object. Errs on the side of "unknown": a lock that is made nowhere in sight, in
 * two places, or without a name of its own (in a list, for one call) has no identity.
 */
import type { Call } from '../../ir/expression.ts';
import { forEachExpression } from '../../ir/visit.ts';
import { ancestors } from '../../semantic/classes.ts';
import { type Binding, type Bindings, type CallSite, type ClassSymbol, type ModuleSymbol, moduleScope } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';
import type { AbstractLock } from './abstract-lock.ts';

/** What a construction is bound to. */
export interface LockHome {
  /** Module, class or function, and name: the same in every file and after every edit that moves code. */
  readonly key: string;
  /** `Class.attribute`, `module.name` or the name of a variable. */
  readonly display: string;
  /** One object for the program ('global', 'class'), one for each object of `cls` ('instance'), one for each run of a function ('local'). */
  readonly kind: 'global' | 'class' | 'instance' | 'local';
  readonly cls?: ClassSymbol;
  readonly name: string;
}

/** The homes of the calls of a file: each call by the name that its value, or a value around it, is bound to. */
const callHomes = defineAnalysis<ModuleSymbol, ReadonlyMap<Call, LockHome>>({
  name: 'call-homes',
  compute: (module) => {
    const homes = new Map<Call, LockHome>();
    for (const [bindings, homeOfName] of boundNames(module)) {
      for (const [name, list] of bindings) for (const binding of list) bind(binding, homeOfName(name), homes);
    }
    return homes;
  },
});

type Names = readonly [Bindings, (name: string) => LockHome];

function boundNames(module: ModuleSymbol): readonly Names[] {
  const inModule = (name: string): LockHome => ({
    key: `${module.name}::${name}`,
    display: `${module.name.slice(module.name.lastIndexOf('.') + 1)}.${name}`,
    kind: 'global',
    name,
  });
  const inClass =
    (cls: ClassSymbol, kind: 'class' | 'instance') =>
    (name: string): LockHome => ({
      key: `${module.name}::${cls.qualifiedName}.${name}`,
      display: `${cls.name}.${name}`,
      kind,
      cls,
      name,
    });
  return [
    [module.scope.bindings, inModule],
    ...module.classes.flatMap((cls): readonly Names[] => [
      [cls.scope.bindings, inClass(cls, 'class')],
      [cls.attributes, inClass(cls, 'instance')],
    ]),
    ...module.functions.map(
      (fn): Names => [
        fn.scope.bindings,
        (name) => ({ key: `${module.name}::${fn.qualifiedName}().${name}`, display: name, kind: 'local', name }),
      ],
    ),
  ];
}

function bind(binding: Binding, home: LockHome, homes: Map<Call, LockHome>): void {
  if (binding.kind !== 'value') return;
  forEachExpression(binding.value, (node) => {
    if (node.kind === 'call') homes.set(node, homes.get(node) ?? home);
    return node.kind !== 'collection' && node.kind !== 'comprehension';
  });
}

function homeOf(site: CallSite, context: Context): LockHome | undefined {
  const { owner } = moduleScope(site.scope);
  return owner.kind === 'module' ? context.get(callHomes, owner).get(site.call) : undefined;
}

/** The one home of a lock, if it has one and no other lock can be meant. */
export function lockHome(lock: AbstractLock, context: Context): LockHome | undefined {
  const homes = lock.made.map((site) => homeOf(site, context));
  const [first] = homes;
  if (!first || lock.path.attributes.some((name) => name.startsWith('['))) return undefined;
  return homes.reduce((kept, home) => kept && home && joined(kept, home, context), first);
}

/** Of a class and its base that both make the attribute, the base's. */
function joined(left: LockHome, right: LockHome, context: Context): LockHome | undefined {
  if (left.key === right.key) return left;
  if (left.name !== right.name || !left.cls || !right.cls) return undefined;
  if (ancestors(left.cls, context.evaluator).classes.includes(right.cls)) return right;
  return ancestors(right.cls, context.evaluator).classes.includes(left.cls) ? left : undefined;
}
