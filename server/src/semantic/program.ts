/**
 * The files under analysis as one program: modules by name, imports between them, indexes that questions
 * about values need. Holds no rule and no finding.
 */
import { compare } from '../base/text-order.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { Store } from '../engine/store.ts';
import { TrackedIndex } from '../engine/tracked.ts';
import type { Expression, Lambda } from '../ir/expression.ts';
import { emptyUnit, type ModuleIr, type Unit } from '../ir/module.ts';
import type { Models } from '../models/models.ts';
import { ModuleDeclarations } from './declare.ts';
import { importedModule } from './import-path.ts';
import { absoluteModule } from './module-path.ts';
import { starSource } from './star-imports.ts';
import { SymbolIndex } from './symbol-index.ts';
import { type Contributor, inOrder } from './symbol-tables.ts';
import type { AttributeAssignment, Binding, CallSite, FunctionSymbol, ModuleSymbol, Scope } from './symbols.ts';
import { moduleScope } from './symbols.ts';

/** Libraries that make or synchronise threads, processes or tasks, and what their names are often misspelt as. */
const concurrencyModules =
  /^(_?threading|_thread|thread|dummy_threading|multiprocessing|concurrent|asyncio|queue|Queue|signal|contextvars|gevent|trio|anyio|curio|billiard|_dummy_thread|popen2|smtpd|socketserver|SocketServer|http\.server|asyn\w+|mu\w*proc\w*|th?r\w*ding)(\.|$)/;

/** Absolute names of everything a file imports, wherever in it. */
const importedNames = (module: ModuleSymbol): readonly string[] =>
  [...module.imports, ...module.starImports].flatMap(({ module: name, level }) => absoluteModule(name, level, module) ?? []);

/** A name as the module calls it that binds it. */
export interface Origin {
  readonly module: ModuleSymbol;
  readonly name: string;
}

/** A name handed on more often than this is where it is then. */
const mostHops = 8;

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
  /** Files that are to be another text, or gone: a program of thousands begins with all of them. */
  readonly #waiting = new Map<string, ProgramFile | undefined>();
  readonly #undeclared = new Set<ModuleDeclarations>();
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

  /** A file that is new, or has another text. Under another module name it is another file. Nothing may be asked before `declare` has come to its end. */
  put(source: ProgramFile): void {
    this.#waiting.set(source.file, source);
  }

  remove(file: string): void {
    this.#waiting.set(file, undefined);
  }

  /** Goes on until what was put is part of the program (true) or `shouldPause` says stop (false). */
  declare(shouldPause: () => boolean = () => false): boolean {
    for (const [file, source] of this.#waiting) {
      this.#waiting.delete(file);
      if (source) this.#update(source);
      else this.#withdraw(file);
      if (shouldPause()) return false;
    }
    for (const declarations of this.#inOrder()) {
      if (!declarations.declare(shouldPause)) return false;
      this.#undeclared.delete(declarations);
    }
    return true;
  }

  /** Where nothing is recorded, lists come out in the order in which files are declared. */
  #inOrder(): readonly ModuleDeclarations[] {
    const undeclared = [...this.#undeclared];
    return this.store.isRecording ? undeclared : undeclared.sort((a, b) => compare(a.module.file, b.module.file));
  }

  #update({ file, name, isPackage, ir }: ProgramFile): void {
    const known = this.#declared.get(file);
    const isSame = known?.module.name === name && known.module.isPackage === isPackage;
    if (known && !isSame) this.#withdraw(file);
    const declarations = isSame ? known : this.#newModule({ file, name, isPackage });
    declarations.update(ir);
    this.#undeclared.add(declarations);
  }

  #newModule(source: Omit<ProgramFile, 'ir'>): ModuleDeclarations {
    const declarations = new ModuleDeclarations(source, this.index);
    this.#declared.set(source.file, declarations);
    this.#list(declarations.module, true);
    return declarations;
  }

  #withdraw(file: string): void {
    const known = this.#declared.get(file);
    if (!known) return;
    this.#declared.delete(file);
    known.update(undefined);
    this.#undeclared.add(known);
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

  /** What a unit that answers may still count in has become in the file's present text. */
  presentUnit(file: string, unit: Unit): Unit {
    return this.#declared.get(file)?.presentUnit(unit) ?? unit;
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

  /** Whether a file imports the library itself, or something of it. */
  imports(module: ModuleSymbol, library: string): boolean {
    return importedNames(module).some((name) => name === library || name.startsWith(`${library}.`));
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

  /** Names and attributes that an expression, or a collection around it, is assigned to, as `leadOf` spells them. */
  namesGiven(node: Expression): readonly string[] {
    return this.index.namesOf.get(node)?.map(({ lead }) => lead) ?? [];
  }

  /** Names of functions that mention `name` so. Equal after an edit that mentions nothing else. */
  callersNamed(name: string): readonly string[] {
    return this.index.by.callers.get(name) ?? [];
  }

  /** Names of functions that return what calling `name` gives. */
  factoriesNamed(name: string): readonly string[] {
    return this.index.by.factories.get(name) ?? [];
  }

  /** The file that an import in `from` means by the absolute name `path`. */
  moduleMeant(path: string, level: number, from: ModuleSymbol): ModuleSymbol | undefined {
    return level > 0 ? this.moduleNamed(path) : importedModule(path, from, this);
  }

  /** Modules of the program that a module imports, or imports names from. */
  importsOf(module: ModuleSymbol): readonly ModuleSymbol[] {
    return this.store.get(importedModules, module, this);
  }

  /** The module-level name of the program that an imported name stands for, through modules that hand it on. */
  origin(binding: Binding & { kind: 'import' }): Origin | undefined {
    let next: Origin | undefined = this.#imported(binding);
    for (let hop = 0; next && hop < mostHops; hop++) {
      const bindings: readonly Binding[] = next.module.scope.bindings.get(next.name) ?? [];
      const [first] = bindings;
      if (bindings.length !== 1 || first?.kind !== 'import' || first.name === undefined) return next;
      next = this.#imported(first) ?? next;
    }
    return next;
  }

  #imported({ module: name, level, from, name: member }: Binding & { kind: 'import' }): Origin | undefined {
    const path = absoluteModule(name, level, from);
    const module = path === undefined ? undefined : this.moduleMeant(path, level, from);
    if (!module || member === undefined) return undefined;
    if (module.scope.bindings.has(member)) return { module, name: member };
    const source = starSource(module, member, this);
    return source && 'module' in source ? { module: source.module, name: member } : undefined;
  }
}

const ownerUnit = ({ owner }: Scope): CallSite['unit'] => (owner.kind === 'module' ? (owner.body[0]?.unit ?? emptyUnit) : owner.unit);

/** The same when a file is opened, or edited elsewhere: joins over all imports hear nothing of it. */
const importedModules: Analysis<ModuleSymbol, readonly ModuleSymbol[], Program> = {
  name: 'imported-modules',
  compute: (module, program) => {
    const found = [...module.imports, ...module.starImports].flatMap(({ module: name, level, name: member }) => {
      const path = absoluteModule(name, level, module);
      const find = (full: string): ModuleSymbol | undefined => program.moduleMeant(full, level, module);
      return path === undefined ? [] : [find(path), member === undefined ? undefined : find(`${path}.${member}`)];
    });
    return [...new Set(found)].filter((each) => each !== undefined);
  },
};

const concurrent: Analysis<ModuleSymbol, boolean, Program> = {
  name: 'concurrent',
  bottom: false,
  compute: (module, program) =>
    importedNames(module).some((name) => concurrencyModules.test(name) || program.models.isUsers(name)) ||
    program.importsOf(module).some((other) => program.isConcurrent(other)) ||
    ['acquire', 'fork'].some((name) => program.mentions(name).some(({ scope }) => moduleScope(scope).owner === module)) ||
    module.functions.some(({ signature }) => signature.isAsync),
};
