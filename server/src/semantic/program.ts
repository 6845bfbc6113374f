/**
 * The files under analysis as one program: modules by name, imports between them, indexes that questions
 * about values need. Holds no rule and no finding.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Store } from '../engine/store.ts';
import { TrackedIndex } from '../engine/tracked.ts';
import type { Expression, Lambda } from '../ir/expression.ts';
import { emptyUnit, type ModuleIr, type Unit } from '../ir/module.ts';
import type { Models } from '../models/models.ts';
import { ModuleDeclarations } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import { importedModule } from './import-path.ts';
import { SymbolIndex } from './symbol-index.ts';
import { type Contributor, inOrder } from './symbol-tables.ts';
import type { AttributeAssignment, Binding, CallSite, FunctionSymbol, ModuleSymbol, Scope } from './symbols.ts';
import { moduleScope } from './symbols.ts';
import type { ValueSet } from './value.ts';
import { only, unknown } from './value.ts';

/** Libraries that make or synchronise threads, processes or tasks. */
const concurrencyModules =
  /^(_?threading|_thread|thread|dummy_threading|multiprocessing|concurrent|asyncio|queue|Queue|gevent|trio|anyio|curio|billiard|_dummy_thread)(\.|$)/;

/** Absolute names of everything a file imports, wherever in it. */
const importedNames = (module: ModuleSymbol): readonly string[] =>
  [...module.imports, ...module.starImports].flatMap(({ module: name, level }) => absoluteModule(name, level, module) ?? []);

/** One file of the program. */
export interface ProgramFile {
  readonly file: string;
  /** Dotted, as imports write it. */
  readonly name: string;
  readonly isPackage: boolean;
  readonly ir: ModuleIr;
}

export class Program {
  readonly store: Store;
  readonly index: SymbolIndex;
  /** What is known of libraries. */
  readonly models: Models;
  readonly #declared = new Map<string, ModuleDeclarations>();
  readonly #owners = new Map<string, Contributor>();
  /** By dotted name, by file, and all of them. */
  readonly #named: TrackedIndex<Contributor, ModuleSymbol>;
  readonly #filed: TrackedIndex<Contributor, ModuleSymbol>;
  readonly #all: TrackedIndex<Contributor, ModuleSymbol>;

  constructor(store: Store, models: Models) {
    const modules = (): TrackedIndex<Contributor, ModuleSymbol> => new TrackedIndex(store, inOrder);
    this.store = store;
    this.models = models;
    this.index = new SymbolIndex(store);
    this.#named = modules();
    this.#filed = modules();
    this.#all = modules();
  }

  /** A file that is new, or has another text. Under another module name it is another file. */
  put({ file, name, isPackage, ir }: ProgramFile): void {
    const known = this.#declared.get(file);
    if (known && known.module.name === name && known.module.isPackage === isPackage) return known.update(ir);
    if (known) this.remove(file);
    const declarations = new ModuleDeclarations({ file, name, isPackage }, this.index);
    this.#declared.set(file, declarations);
    this.#list(declarations.module, true);
    declarations.update(ir);
  }

  remove(file: string): void {
    const known = this.#declared.get(file);
    if (!known) return;
    this.#declared.delete(file);
    known.update(undefined);
    this.#list(known.module, false);
  }

  #list(module: ModuleSymbol, present: boolean): void {
    const owner = this.#owner(module.file);
    const put = (index: TrackedIndex<Contributor, ModuleSymbol>, name: string): void =>
      present ? index.replace(owner, undefined, new Map([[name, [module]]])) : index.replace(owner, new Map([[name, [module]]]), undefined);
    put(this.#named, module.name);
    put(this.#filed, module.file);
    put(this.#all, '');
  }

  #owner(file: string): Contributor {
    const owner = this.#owners.get(file) ?? { file, order: 0 };
    this.#owners.set(file, owner);
    return owner;
  }

  /** Units of a file by those that answers may still count in. */
  outsides(file: string): Iterable<readonly [Unit, Unit]> {
    return this.#declared.get(file)?.outsides() ?? [];
  }

  /** All of them, by file. */
  get modules(): readonly ModuleSymbol[] {
    return this.#all.get('') ?? [];
  }

  module(file: string): ModuleSymbol | undefined {
    return this.#filed.get(file)?.[0];
  }

  /** Of several files with one name, the last. */
  moduleNamed(name: string): ModuleSymbol | undefined {
    return this.#named.get(name)?.at(-1);
  }

  /** Whether some class of the program has a method of this name. */
  defines(method: string): boolean {
    return this.functionsNamed(method).some((fn) => fn.cls !== undefined);
  }

  hasProperty(name: string): boolean {
    return this.index.by.decorated.get('property')?.some((fn) => fn.name === name) ?? false;
  }

  /** Functions that have a decorator of this name. */
  decoratedBy(name: string): readonly FunctionSymbol[] {
    return this.index.by.decorated.get(name) ?? [];
  }

  /** Functions and methods of this name. */
  functionsNamed(name: string): readonly FunctionSymbol[] {
    return this.index.by.functions.get(name) ?? [];
  }

  /** Names that are bound to `name`, or derive from it: import aliases, assignments, subclasses. */
  aliasesOf(name: string): readonly string[] {
    return this.index.by.aliases.get(name) ?? [];
  }

  /** Every `object.name = value`. */
  attributeAssignments(name: string): readonly AttributeAssignment[] {
    return this.index.by.assignments.get(name) ?? [];
  }

  /** Whether a file can have anything to do with threads, processes or tasks: it imports a library of them, uses such syntax, or another file of the program that does. */
  isConcurrent(module: ModuleSymbol): boolean {
    return this.store.get(concurrent, module, this);
  }

  lambda(node: Lambda): FunctionSymbol | undefined {
    return this.index.lambdas.get(node.fn);
  }

  siteOf(call: Expression & { kind: 'call' }, scope: Scope): CallSite {
    return this.index.sites.get(call) ?? { call, scope, unit: ownerUnit(scope) };
  }

  /** Calls that mention `name` as their callee or as an argument, in all modules. */
  mentions(name: string): readonly CallSite[] {
    return this.index.by.calls.get(name) ?? [];
  }

  /** What an import statement binds. */
  imported(binding: Binding & { kind: 'import' }, evaluator: Evaluator): ValueSet {
    const path = absoluteModule(binding.module, binding.level, binding.from);
    if (path === undefined) return unknown;
    if (binding.name === undefined) return this.moduleValue(path, binding);
    const module = this.#imported(path, binding.level, binding.from);
    if (!module)
      return this.outside(path, binding) ? only({ kind: 'library', name: this.models.canonical(`${path}.${binding.name}`) }) : unknown;
    return this.member(module, binding.name, evaluator);
  }

  /** Modules of the program that a module imports, or imports names from. */
  importsOf(module: ModuleSymbol): readonly ModuleSymbol[] {
    const found = [...module.imports, ...module.starImports].flatMap(({ module: name, level, name: member }) => {
      const path = absoluteModule(name, level, module);
      const find = (full: string): ModuleSymbol | undefined => this.#imported(full, level, module);
      return path === undefined ? [] : [find(path), member === undefined ? undefined : find(`${path}.${member}`)];
    });
    return [...new Set(found)].filter((each) => each !== undefined);
  }

  /** The module-level name of the program that an imported name stands for. */
  origin(binding: Binding & { kind: 'import' }): { readonly module: ModuleSymbol; readonly name: string } | undefined {
    const path = absoluteModule(binding.module, binding.level, binding.from);
    const module = path === undefined ? undefined : this.#imported(path, binding.level, binding.from);
    return module && binding.name !== undefined && module.scope.bindings.has(binding.name) ? { module, name: binding.name } : undefined;
  }

  /** `module.name`: what the module binds, else its submodule. */
  member(module: ModuleSymbol, name: string, evaluator: Evaluator): ValueSet {
    if (module.scope.bindings.has(name)) return evaluator.lookup(name, module.scope);
    const sub = this.moduleNamed(`${module.name}.${name}`);
    if (sub) return only({ kind: 'module', module: sub });
    return this.starImported(name, module.scope)?.(evaluator) ?? unknown;
  }

  /** Names that `from m import *` brings into the module around `scope`. */
  starImported(name: string, scope: Scope): ((evaluator: Evaluator) => ValueSet) | undefined {
    const owner = moduleScope(scope).owner;
    if (owner.kind !== 'module' || name.startsWith('_')) return undefined;
    for (const { module, level } of owner.starImports) {
      const path = absoluteModule(module, level, owner);
      const source: ModuleSymbol | undefined = path === undefined ? undefined : this.#imported(path, level, owner);
      if (source?.scope.bindings.has(name) && source !== owner) return (evaluator) => evaluator.lookup(name, source.scope);
      if (!source && path !== undefined && this.models.starBrings(path, name))
        return () => only({ kind: 'library', name: `${path}.${name}` });
    }
    return undefined;
  }

  /** The file that an import means. */
  #imported(path: string, level: number, from: ModuleSymbol): ModuleSymbol | undefined {
    return level > 0 ? this.moduleNamed(path) : importedModule(path, from, this);
  }

  private moduleValue(path: string, { level, from }: Binding & { kind: 'import' }): ValueSet {
    const module = this.#imported(path, level, from);
    if (module) return only({ kind: 'module', module });
    return only({ kind: 'library', name: this.models.canonical(path) });
  }

  /** A relative import that finds no file is a file we do not have, not a library. */
  private outside(path: string, { level, from }: Binding & { kind: 'import' }): boolean {
    return level === 0 && !this.#imported(path.split('.')[0] ?? path, level, from);
  }
}

const ownerUnit = ({ owner }: Scope): CallSite['unit'] => (owner.kind === 'module' ? (owner.body[0]?.unit ?? emptyUnit) : owner.unit);

const concurrent: Analysis<ModuleSymbol, boolean, Program> = {
  name: 'concurrent',
  cut: false,
  compute: (module, program) =>
    program.mentions('acquire').some(({ scope }) => moduleScope(scope).owner === module) ||
    importedNames(module).some((name) => concurrencyModules.test(name) || program.models.isUsers(name)) ||
    program.importsOf(module).some((other) => program.isConcurrent(other)),
};

/** `from ..a import b` in `pkg.sub.mod` → `pkg.a`; undefined when it climbs out of the program. */
function absoluteModule(module: string, level: number, from: ModuleSymbol): string | undefined {
  if (level === 0) return module;
  const path = from.name.split('.');
  const kept = path.slice(0, path.length - (from.isPackage ? level - 1 : level));
  if (level > path.length + (from.isPackage ? 1 : 0)) return undefined;
  return [...kept, ...(module === '' ? [] : [module])].join('.');
}
