/**
 * The symbols as they are built: each knows who read it, and tells them when its unit is written anew. A unit's own
 * scopes change as one, with the unit; the scopes of modules and classes are put together from many units.
 */
import type { Recorder } from '../engine/source.ts';
import { type Content, TrackedIndex } from '../engine/tracked.ts';
import type { FunctionIr, Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import type {
  Binding,
  Bindings,
  CallSite,
  ClassHeader,
  ClassSymbol,
  FunctionSymbol,
  ImportedName,
  ModuleSymbol,
  Owner,
  PlacedStatement,
  Scope,
  Signature,
} from './symbols.ts';

/** Of whom something is a part, in the order of files and of their text. */
export interface Contributor {
  readonly file: string;
  readonly order: number;
}

export const inOrder = (a: Contributor, b: Contributor): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.order - b.order);

/** Bindings of a scope that lies within one unit. */
export class LocalBindings implements Bindings {
  readonly #content: Content;
  readonly #lists = new Map<string, Binding[]>();

  constructor(content: Content) {
    this.#content = content;
  }

  get(name: string): readonly Binding[] | undefined {
    this.#content.read();
    return this.#lists.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): Iterable<string> {
    this.#content.read();
    return this.#lists.keys();
  }

  [Symbol.iterator](): Iterator<readonly [string, readonly Binding[]]> {
    this.#content.read();
    return this.#lists.entries();
  }

  add(name: string, binding: Binding): void {
    const list = this.#lists.get(name);
    if (list) list.push(binding);
    else this.#lists.set(name, [binding]);
  }
}

export type OuterBindings = TrackedIndex<Contributor, Binding>;

const noNames: ReadonlySet<string> = new Set();

export class DeclaredScope implements Scope {
  readonly owner: Owner;
  readonly parent: Scope | undefined;
  readonly bindings: LocalBindings | OuterBindings;
  globals: ReadonlySet<string> = noNames;
  nonlocals: ReadonlySet<string> = noNames;

  constructor(owner: Owner, parent: Scope | undefined, bindings: LocalBindings | OuterBindings) {
    this.owner = owner;
    this.parent = parent;
    this.bindings = bindings;
  }

  declareGlobal(name: string): void {
    this.globals = new Set([...this.globals, name]);
  }

  declareNonlocal(name: string): void {
    this.nonlocals = new Set([...this.nonlocals, name]);
  }
}

/** What a function is this time; `redefine` gives it anew. */
interface Definition {
  readonly ir: FunctionIr;
  readonly unit: Unit;
  readonly scope: DeclaredScope;
  readonly calls: CallSite[];
  readonly inside: FunctionSymbol[];
  readonly mentioned: Set<string>;
  /** Plain names that it reads, until it is known which are its own. */
  read: Set<string> | undefined;
  hasWith: boolean;
}

export class DeclaredFunction implements FunctionSymbol {
  readonly kind = 'function';
  readonly name: string;
  readonly qualifiedName: string;
  readonly module: ModuleSymbol;
  readonly cls: ClassSymbol | undefined;
  readonly #content: Content;
  /** Changes when the signature does. */
  readonly #header: Content;
  readonly #parent: Scope;
  #definition: Definition;

  constructor(
    names: Pick<FunctionSymbol, 'name' | 'qualifiedName' | 'module' | 'cls'>,
    parent: Scope,
    content: Content,
    ir: FunctionIr,
    unit: Unit,
  ) {
    this.name = names.name;
    this.qualifiedName = names.qualifiedName;
    this.module = names.module;
    this.cls = names.cls;
    this.#parent = parent;
    this.#content = content;
    this.#header = content.another();
    this.#definition = this.#define(ir, unit);
  }

  get ir(): FunctionIr {
    return this.definition.ir;
  }

  get signature(): Signature {
    this.#header.read();
    return this.#definition.ir;
  }

  get unit(): Unit {
    return this.definition.unit;
  }

  get scope(): DeclaredScope {
    return this.definition.scope;
  }

  get calls(): CallSite[] {
    return this.definition.calls;
  }

  get inside(): FunctionSymbol[] {
    return this.definition.inside;
  }

  get mentioned(): Set<string> {
    return this.definition.mentioned;
  }

  get hasWith(): boolean {
    return this.definition.hasWith;
  }

  reads(name: string): void {
    this.#definition.read ??= new Set();
    this.#definition.read.add(name);
  }

  /** To be called when all of it is declared: of plain names, those that it does not bind itself are mentions. */
  tellOwnNames(): void {
    const { read, mentioned, scope } = this.#definition;
    for (const name of read ?? []) if (!scope.bindings.has(name)) mentioned.add(name);
    this.#definition.read = undefined;
  }

  foundWith(): void {
    this.#definition.hasWith = true;
  }

  /** The same function with another text; its readers must be told by the owner of the content. */
  redefine(ir: FunctionIr, unit: Unit): void {
    const before = this.#definition.ir;
    this.#definition = this.#define(ir, unit);
    if (!sameSignature(before, ir)) this.#header.changed();
  }

  private get definition(): Definition {
    this.#content.read();
    return this.#definition;
  }

  #define(ir: FunctionIr, unit: Unit): Definition {
    const scope = new DeclaredScope(this, this.#parent, new LocalBindings(this.#content));
    return { ir, unit, scope, calls: [], inside: [], mentioned: new Set(), read: undefined, hasWith: false };
  }
}

/** The lowering keeps the parts of a header that say the same. */
const sameSignature = (a: Signature, b: Signature): boolean =>
  a.parameters === b.parameters &&
  a.returns === b.returns &&
  a.decorators === b.decorators &&
  a.isAsync === b.isAsync &&
  a.isGenerator === b.isGenerator &&
  a.isLambda === b.isLambda;

export class DeclaredClass implements ClassSymbol {
  readonly kind = 'class';
  readonly name: string;
  readonly qualifiedName: string;
  readonly module: ModuleSymbol;
  readonly scope: DeclaredScope;
  readonly attributes: LocalBindings | OuterBindings;
  readonly #content: Content;
  readonly #methods: TrackedIndex<Contributor, FunctionSymbol>;
  #header: { readonly ir: ClassHeader; readonly unit: Unit };

  /** `recorder` only for a class that is a unit itself: its members are units too. */
  constructor(
    names: Pick<ClassSymbol, 'name' | 'qualifiedName' | 'module'>,
    parent: Scope,
    content: Content,
    recorder: Recorder,
    header: { readonly ir: ClassHeader; readonly unit: Unit; readonly isUnit: boolean },
  ) {
    const { name, qualifiedName, module } = names;
    const bindings = (): LocalBindings | OuterBindings =>
      header.isUnit ? new TrackedIndex<Contributor, Binding>(recorder, inOrder) : new LocalBindings(content);
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.module = module;
    this.scope = new DeclaredScope(this, parent, bindings());
    this.attributes = bindings();
    this.#content = content;
    this.#methods = new TrackedIndex(recorder, inOrder);
    this.#header = header;
  }

  get ir(): ClassHeader {
    this.#content.read();
    return this.#header.ir;
  }

  get unit(): Unit {
    this.#content.read();
    return this.#header.unit;
  }

  get methods(): readonly FunctionSymbol[] {
    return this.#methods.get('') ?? [];
  }

  replaceMethods(owner: Contributor, before: readonly FunctionSymbol[], after: readonly FunctionSymbol[]): void {
    this.#methods.replace(owner, single(before), single(after));
  }

  /** As for functions. */
  redefine(ir: ClassHeader, unit: Unit): void {
    this.#header = { ir, unit };
  }
}

/** A list as an index with one name. */
export const single = <T>(items: readonly T[]): ReadonlyMap<string, readonly T[]> | undefined =>
  items.length > 0 ? new Map([['', items]]) : undefined;

/** The lists of a module, each put together from its units. */
export interface ModuleLists {
  readonly body: PlacedStatement;
  readonly functions: FunctionSymbol;
  readonly classes: ClassSymbol;
  readonly calls: CallSite;
  readonly imports: ImportedName;
  readonly starImports: ImportedName;
  readonly withs: Statement;
}

export class DeclaredModule implements ModuleSymbol {
  readonly kind = 'module';
  readonly file: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly scope: DeclaredScope;
  readonly lists: { readonly [K in keyof ModuleLists]: TrackedIndex<Contributor, ModuleLists[K]> };

  constructor({ file, name, isPackage }: Pick<ModuleSymbol, 'file' | 'name' | 'isPackage'>, recorder: Recorder) {
    const index = <T>(): TrackedIndex<Contributor, T> => new TrackedIndex(recorder, inOrder);
    this.file = file;
    this.name = name;
    this.isPackage = isPackage;
    this.scope = new DeclaredScope(this, undefined, index<Binding>());
    this.lists = {
      body: index(),
      functions: index(),
      classes: index(),
      calls: index(),
      imports: index(),
      starImports: index(),
      withs: index(),
    };
  }

  get body(): readonly PlacedStatement[] {
    return this.lists.body.get('') ?? [];
  }

  get functions(): readonly FunctionSymbol[] {
    return this.lists.functions.get('') ?? [];
  }

  get classes(): readonly ClassSymbol[] {
    return this.lists.classes.get('') ?? [];
  }

  get calls(): readonly CallSite[] {
    return this.lists.calls.get('') ?? [];
  }

  get hasWith(): boolean {
    return this.lists.withs.has('');
  }

  get imports(): readonly ImportedName[] {
    return this.lists.imports.get('') ?? [];
  }

  get starImports(): readonly ImportedName[] {
    return this.lists.starImports.get('') ?? [];
  }
}
