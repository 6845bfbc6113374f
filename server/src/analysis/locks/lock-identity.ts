/**
 * Identity of locks across bodies (allocation-site abstraction, as lockdep's lock classes): a lock is known by the
 * name its construction is bound to. All objects of a class share one identity for `self._lock = Lock()`; a lock of
 * a module or of a class body is one object. Errs on the side of "unknown": a lock that is made nowhere in sight, in
 * two places, or without a name of its own (in a list, for one call) has no identity.
 */
import type { Call } from '../../ir/expression.ts';
import { forEachExpression } from '../../ir/visit.ts';
import { ancestors, isField } from '../../semantic/classes.ts';
import type { Binding, Bindings, CallSite, ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import type { AccessPath } from '../objects/access-path.ts';
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

type Owner = ModuleSymbol | ClassSymbol | FunctionSymbol;

/** The homes that the names of a scope, or of a class's objects, give to calls: each call by the name that its value, or a value around it, is bound to. */
const callHomes = defineAnalysis<Owner, ReadonlyMap<Call, LockHome>>({
  name: 'call-homes',
  compute: (owner) => {
    const homes = new Map<Call, LockHome>();
    for (const [bindings, kind] of boundIn(owner)) {
      for (const [name, list] of bindings)
        for (const binding of list)
          bind(binding, homeNamed(name, kind === 'class' && isFieldOf(owner, binding) ? 'instance' : kind, owner), homes);
    }
    return homes;
  },
});

/** `lock: Lock = field(default_factory=Lock)` in the body of a class makes one for each object. */
const isFieldOf = (owner: Owner, binding: Binding): boolean => owner.kind === 'class' && isField(binding, owner);

const boundIn = (owner: Owner): readonly (readonly [Bindings, LockHome['kind']])[] =>
  owner.kind === 'module'
    ? [[owner.scope.bindings, 'global']]
    : owner.kind === 'function'
      ? [[owner.scope.bindings, 'local']]
      : [
          [owner.scope.bindings, 'class'],
          [owner.attributes, 'instance'],
        ];

function homeNamed(name: string, kind: LockHome['kind'], owner: Owner): LockHome {
  if (owner.kind === 'module')
    return { key: `${owner.name}::${name}`, display: `${owner.name.slice(owner.name.lastIndexOf('.') + 1)}.${name}`, kind, name };
  const home = `${owner.module.name}::${owner.qualifiedName}`;
  if (owner.kind === 'function') return { key: `${home}().${name}`, display: name, kind, name };
  return { key: `${home}.${name}`, display: `${owner.name}.${name}`, kind, cls: owner, name };
}

function bind(binding: Binding, home: LockHome, homes: Map<Call, LockHome>): void {
  if (binding.kind !== 'value') return;
  forEachExpression(binding.value, (node) => {
    if (node.kind === 'call') homes.set(node, homes.get(node) ?? home);
    return node.kind !== 'collection' && node.kind !== 'comprehension';
  });
}

/** The outermost of the names wins: what a module or a class keeps is found again there. */
function homeOf({ call, scope }: CallSite, context: Context): LockHome | undefined {
  const homes = ownersAround(scope).flatMap((owner) => context.get(callHomes, owner).get(call) ?? []);
  return homes.at(-1);
}

/** Inside out: whose names code in `scope` may bind. */
function ownersAround(scope: Scope): readonly Owner[] {
  const owners: Owner[] = [];
  for (let current: Scope | undefined = scope; current; current = current.parent) owners.push(current.owner);
  return owners;
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

/** The home of one object: what a path through a variable of a module or function reaches. Other paths may reach many. */
export function homeOfPath({ root, attributes }: AccessPath, body: Body): LockHome | undefined {
  const isVariable = root.kind === 'global' || root.kind === 'local' || root.kind === 'captured';
  if (!isVariable || attributes.some((name) => name.startsWith('['))) return undefined;
  const dot = root.id.lastIndexOf('.');
  const [owner, variable] = [root.id.slice(0, dot), root.id.slice(dot + 1)];
  const place = root.kind === 'global' ? `${owner}::${variable}` : `${moduleOf(body).name}::${owner}().${variable}`;
  const display = [variable, ...attributes].join('.');
  return {
    key: [place, ...attributes].join('.'),
    display,
    kind: root.kind === 'global' ? 'global' : 'local',
    name: attributes.at(-1) ?? variable,
  };
}
