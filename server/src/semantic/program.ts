/**
 * The files under analysis as one program: modules by name, imports between them, indexes that questions
 * about values need. Holds no rule and no finding.
 */
import { append } from '../base/multi-map.ts';
import type { Expression, Lambda } from '../ir/expression.ts';
import { canonicalName } from '../models/library.ts';
import type { Ancestors } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Binding, CallSite, ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from './symbols.ts';
import { decoratorNames, moduleScope } from './symbols.ts';
import type { ValueSet } from './value.ts';
import { only, unknown } from './value.ts';

/** Libraries that make or synchronise threads, processes or tasks. */
const concurrencyModules =
  /^(_?threading|_thread|thread|dummy_threading|multiprocessing|concurrent|asyncio|queue|Queue|gevent|trio|anyio|curio|billiard|_dummy_thread)(\.|$)/;

/** Absolute names of everything a file imports, wherever in it. */
function importedNames(module: ModuleSymbol): readonly string[] {
  const scopes = [module.scope, ...module.functions.map((fn) => fn.scope), ...module.classes.map((cls) => cls.scope)];
  const bound = scopes.flatMap((scope) =>
    [...scope.bindings.values()].flat().flatMap((binding) => (binding.kind === 'import' ? [binding] : [])),
  );
  return [...bound, ...module.starImports].flatMap(({ module: name, level }) => absoluteModule(name, level, module) ?? []);
}

type Insertion = NonNullable<ReturnType<ModuleSymbol['insertions']['get']>>[number];

export class Program {
  readonly modules: ReadonlyMap<string, ModuleSymbol>;
  readonly files: ReadonlyMap<string, ModuleSymbol>;
  /** Filled by `classes.ts`. */
  readonly ancestry = new Map<ClassSymbol, Ancestors>();
  private readonly lambdas = new Map<unknown, FunctionSymbol>();
  private readonly sites = new Map<Expression, CallSite>();
  private readonly concurrent = new Map<ModuleSymbol, boolean>();
  private readonly mentioned = new Map<string, CallSite[]>();
  private readonly insertions = new Map<string, Insertion[]>();
  private readonly methodNames = new Set<string>();
  private readonly propertyNames = new Set<string>();
  /** Functions by the names of their decorators. */
  private readonly decorated = new Map<string, FunctionSymbol[]>();

  constructor(modules: readonly ModuleSymbol[]) {
    this.files = new Map(modules.map((module) => [module.file, module]));
    this.modules = new Map(modules.map((module) => [module.name, module]));
    for (const module of modules) {
      for (const fn of module.functions) this.index(fn);
      for (const site of module.calls) this.sites.set(site.call, site);
      gather(this.mentioned, module.mentions);
      gather(this.insertions, module.insertions);
    }
  }

  private index(fn: FunctionSymbol): void {
    if (fn.ir.isLambda) this.lambdas.set(fn.ir, fn);
    if (fn.cls) this.methodNames.add(fn.name);
    for (const name of decoratorNames(fn)) {
      if (name === 'property') this.propertyNames.add(fn.name);
      append(this.decorated, name, fn);
    }
  }

  /** Whether some class of the program has a method of this name. */
  defines(method: string): boolean {
    return this.methodNames.has(method);
  }

  hasProperty(name: string): boolean {
    return this.propertyNames.has(name);
  }

  /** Functions that have a decorator of this name. */
  decoratedBy(name: string): readonly FunctionSymbol[] {
    return this.decorated.get(name) ?? [];
  }

  /** Whether a file can have anything to do with threads, processes or tasks: it imports a library of them, uses such syntax, or another file of the program that does. */
  isConcurrent(module: ModuleSymbol): boolean {
    const known = this.concurrent.get(module);
    if (known !== undefined) return known;
    this.concurrent.set(module, false);
    const answer =
      module.mentions.has('acquire') || importedNames(module).some((name) => concurrencyModules.test(name) || this.importsConcurrent(name));
    this.concurrent.set(module, answer);
    return answer;
  }

  private importsConcurrent(name: string): boolean {
    const other = this.modules.get(name);
    return other !== undefined && this.isConcurrent(other);
  }

  lambda(node: Lambda): FunctionSymbol | undefined {
    return this.lambdas.get(node.fn);
  }

  siteOf(call: Expression & { kind: 'call' }, scope: Scope): CallSite {
    return this.sites.get(call) ?? { call, scope, unit: ownerUnit(scope) };
  }

  /** Calls that mention `name` as their callee or as an argument, in all modules. */
  mentions(name: string): readonly CallSite[] {
    return this.mentioned.get(name) ?? [];
  }

  /** What an import statement binds. */
  imported(binding: Binding & { kind: 'import' }, evaluator: Evaluator): ValueSet {
    const path = absoluteModule(binding.module, binding.level, binding.from);
    if (path === undefined) return unknown;
    if (binding.name === undefined) return this.moduleValue(path);
    const module = this.modules.get(path);
    if (!module)
      return this.outside(path, binding.level) ? only({ kind: 'library', name: canonicalName(`${path}.${binding.name}`) }) : unknown;
    return this.member(module, binding.name, evaluator);
  }

  /** The module-level name of the program that an imported name stands for. */
  origin(binding: Binding & { kind: 'import' }): { readonly module: ModuleSymbol; readonly name: string } | undefined {
    const path = absoluteModule(binding.module, binding.level, binding.from);
    const module = path === undefined ? undefined : this.modules.get(path);
    return module && binding.name !== undefined && module.scope.bindings.has(binding.name) ? { module, name: binding.name } : undefined;
  }

  /** `module.name`: what the module binds, else its submodule. */
  member(module: ModuleSymbol, name: string, evaluator: Evaluator): ValueSet {
    if (module.scope.bindings.has(name)) return evaluator.lookup(name, module.scope);
    const sub = this.modules.get(`${module.name}.${name}`);
    if (sub) return only({ kind: 'module', module: sub });
    return this.starImported(name, module.scope)?.(evaluator) ?? unknown;
  }

  /** Names that `from m import *` brings into the module around `scope`. */
  starImported(name: string, scope: Scope): ((evaluator: Evaluator) => ValueSet) | undefined {
    const owner = moduleScope(scope).owner;
    if (owner.kind !== 'module' || name.startsWith('_')) return undefined;
    for (const { module, level } of owner.starImports) {
      const path = absoluteModule(module, level, owner);
      const source = path === undefined ? undefined : this.modules.get(path);
      if (source?.scope.bindings.has(name) && source !== owner) return (evaluator) => evaluator.lookup(name, source.scope);
      if (!source && path !== undefined && starExports.get(path)?.has(name))
        return () => only({ kind: 'library', name: `${path}.${name}` });
    }
    return undefined;
  }

  /** What is put into the literal `node` through the names and attributes it is bound to. */
  insertedInto(node: Expression, scope: Scope, evaluator: Evaluator): readonly ValueSet[] {
    const names = new Set(bindingNames(node, scope));
    const candidates = [...names].flatMap((name) => this.insertions.get(name) ?? []);
    return candidates.flatMap((each) => {
      const holds = evaluator.evaluate(each.object, each.scope).values.some((value) => value.kind === 'collection' && value.node === node);
      return holds ? [evaluator.evaluate(each.value, each.scope)] : [];
    });
  }

  private moduleValue(path: string): ValueSet {
    const module = this.modules.get(path);
    if (module) return only({ kind: 'module', module });
    return only({ kind: 'library', name: canonicalName(path) });
  }

  /** A relative import that finds no file is a file we do not have, not a library. */
  private outside(path: string, level: number): boolean {
    return level === 0 && !this.modules.has(path.split('.')[0] ?? path);
  }
}

function gather<T>(into: Map<string, T[]>, from: ReadonlyMap<string, readonly T[]>): void {
  for (const [name, items] of from) for (const item of items) append(into, name, item);
}

const ownerUnit = (scope: Scope): CallSite['unit'] => {
  const { owner } = scope;
  if (owner.kind !== 'module') return owner.unit;
  const first = owner.ir.units[0];
  if (!first) throw new Error('a call in a module without units');
  return first.unit;
};

/** `from ..a import b` in `pkg.sub.mod` → `pkg.a`; undefined when it climbs out of the program. */
function absoluteModule(module: string, level: number, from: ModuleSymbol): string | undefined {
  if (level === 0) return module;
  const path = from.name.split('.');
  const kept = path.slice(0, path.length - (from.isPackage ? level - 1 : level));
  if (level > path.length + (from.isPackage ? 1 : 0)) return undefined;
  return [...kept, ...(module === '' ? [] : [module])].join('.');
}

/** Names and attributes that the literal is directly assigned to, wherever in the file. */
function bindingNames(node: Expression, scope: Scope): readonly string[] {
  const names: string[] = [];
  const collect = (bindings: ReadonlyMap<string, readonly Binding[]>): void => {
    for (const [name, list] of bindings) if (list.some((binding) => binding.kind === 'value' && binding.value === node)) names.push(name);
  };
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    collect(current.bindings);
    if (current.owner.kind === 'function' && current.owner.cls) collect(current.owner.cls.attributes);
    if (current.owner.kind === 'class') collect(current.owner.attributes);
  }
  return names;
}

/** What `from threading import *` and its like bring, as far as concurrency asks for it. */
const starExports: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'threading',
    new Set([
      'Thread',
      'Lock',
      'RLock',
      'Condition',
      'Event',
      'Semaphore',
      'BoundedSemaphore',
      'Timer',
      'Barrier',
      'local',
      'current_thread',
      'active_count',
      'enumerate',
      'get_ident',
    ]),
  ],
  [
    'multiprocessing',
    new Set([
      'Process',
      'Pool',
      'Queue',
      'Lock',
      'RLock',
      'Manager',
      'Pipe',
      'Value',
      'Array',
      'Event',
      'Semaphore',
      'Condition',
      'cpu_count',
      'current_process',
    ]),
  ],
  [
    'asyncio',
    new Set([
      'run',
      'sleep',
      'gather',
      'create_task',
      'Lock',
      'Event',
      'Queue',
      'Semaphore',
      'wait',
      'wait_for',
      'get_event_loop',
      'Condition',
      'to_thread',
      'TaskGroup',
      'timeout',
    ]),
  ],
  ['concurrent.futures', new Set(['ThreadPoolExecutor', 'ProcessPoolExecutor', 'as_completed', 'wait', 'Future', 'Executor'])],
  ['queue', new Set(['Queue', 'LifoQueue', 'PriorityQueue', 'SimpleQueue', 'Empty', 'Full'])],
  ['time', new Set(['sleep', 'time', 'monotonic', 'perf_counter'])],
]);
