/**
 * The symbols as they are built: each knows who read it, and tells them when its unit is written anew. A unit's own
 * scopes change as one, with the unit; the scopes of modules and classes are put together from many units.
 */
import { append, MultiMap } from '../base/multi-map.ts';
import type { Recorder } from '../engine/source.ts';
import { Content, TrackedIndex } from '../engine/tracked.ts';
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

/** What units contribute by name; of a program that will not change nobody asks who contributed what. */
export type Index<T> = TrackedIndex<Contributor, T> | MultiMap<string, T>;

/** `after` takes the place of what the owner contributed `before`, where that is known. */
export function replaceIn<T>(
  index: Index<T>,
  owner: Contributor,
  before: MultiMap<string, T> | undefined,
  after: MultiMap<string, T> | undefined,
): void {
  if (index instanceof TrackedIndex) index.replace(owner, before?.lists, after?.lists);
}

/** Bindings of a scope that lies within one unit, or of any in a program that will not change. */
export class LocalBindings implements Bindings {
  readonly #content: Content;
  #lists: Map<string, Binding[]> | undefined;

  constructor(content: Content) {
    this.#content = content;
  }

  get(name: string): readonly Binding[] | undefined {
    this.#content.read();
    return this.#lists?.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): Iterable<string> {
    this.#content.read();
    return this.#lists?.keys() ?? [];
  }

  [Symbol.iterator](): Iterator<readonly [string, readonly Binding[]]> {
    this.#content.read();
    return (this.#lists ?? noBindings).entries();
  }

  add(name: string, binding: Binding): void {
    this.#lists ??= new Map();
    append(this.#lists, name, binding);
  }
}

const noBindings: ReadonlyMap<string, readonly Binding[]> = new Map();

export type OuterBindings = TrackedIndex<Contributor, Binding>;

/** Bindings of a scope that many units contribute to. */
const outerBindings = (recorder: Recorder, content: Content): LocalBindings | OuterBindings =>
  recorder.isRecording ? new TrackedIndex<Contributor, Binding>(recorder, inOrder) : new LocalBindings(content);

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
  calls: CallSite[];
  inside: readonly FunctionSymbol[];
  readonly mentioned: Set<string>;
  /** Plain names that it reads, until it is known which are its own. */
  read: Set<string> | undefined;
  hasWith: boolean;
}

/** Most functions have none inside. */
const none: readonly FunctionSymbol[] = [];

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

  get inside(): readonly FunctionSymbol[] {
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
    const { read, mentioned, scope, calls } = this.#definition;
    for (const name of read ?? []) if (!scope.bindings.has(name)) mentioned.add(name);
    this.#definition.read = undefined;
    // A list that has grown has room for more, and there are very many.
    this.#definition.calls = calls.slice();
  }

  contains(fn: FunctionSymbol): void {
    this.#definition.inside = [...this.#definition.inside, fn];
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
    return { ir, unit, scope, calls: [], inside: none, mentioned: new Set(), read: undefined, hasWith: false };
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
  readonly #methods: Index<FunctionSymbol>;
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
    const bindings = (): LocalBindings | OuterBindings => (header.isUnit ? outerBindings(recorder, content) : new LocalBindings(content));
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.module = module;
    this.scope = new DeclaredScope(this, parent, bindings());
    this.attributes = bindings();
    this.#content = content;
    this.#methods = indexFor(recorder);
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
    return this.#methods.get(whole) ?? [];
  }

  /** False where that is for the unit to contribute. */
  addMethod(fn: FunctionSymbol): boolean {
    if (this.#methods instanceof TrackedIndex) return false;
    this.#methods.add(whole, fn);
    return true;
  }

  replaceMethods(owner: Contributor, before: readonly FunctionSymbol[] | undefined, after: readonly FunctionSymbol[] | undefined): void {
    if (this.#methods instanceof TrackedIndex)
      this.#methods.replace(owner, before && new Map([[whole, before]]), after && new Map([[whole, after]]));
  }

  /** As for functions. */
  redefine(ir: ClassHeader, unit: Unit): void {
    this.#header = { ir, unit };
  }
}

/** The one name in an index that is no more than a list. */
export const whole = '';

const indexFor = <T>(recorder: Recorder): Index<T> =>
  recorder.isRecording ? new TrackedIndex<Contributor, T>(recorder, inOrder) : new MultiMap<string, T>();

/** The lists of a module, each put together from its units. */
interface ModuleLists {
  readonly body: PlacedStatement;
  readonly functions: FunctionSymbol;
  readonly classes: ClassSymbol;
  readonly calls: CallSite;
  readonly imports: ImportedName;
  readonly starImports: ImportedName;
  readonly withs: Statement;
}

/** What a unit contributes to them. */
export type ModuleParts = { readonly [K in keyof ModuleLists]: MultiMap<string, ModuleLists[K]> };

export const noParts = (): ModuleParts => ({
  body: new MultiMap(),
  functions: new MultiMap(),
  classes: new MultiMap(),
  calls: new MultiMap(),
  imports: new MultiMap(),
  starImports: new MultiMap(),
  withs: new MultiMap(),
});

type TrackedLists = { readonly [K in keyof ModuleLists]: TrackedIndex<Contributor, ModuleLists[K]> };

function trackedLists(recorder: Recorder): TrackedLists {
  const index = <T>(): TrackedIndex<Contributor, T> => new TrackedIndex(recorder, inOrder);
  return {
    body: index(),
    functions: index(),
    classes: index(),
    calls: index(),
    imports: index(),
    starImports: index(),
    withs: index(),
  };
}

export class DeclaredModule implements ModuleSymbol {
  readonly kind = 'module';
  readonly file: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly scope: DeclaredScope;
  readonly lists: TrackedLists | ModuleParts;
  /** Where nothing is recorded: the lists, for whoever contributes to them. */
  readonly open: ModuleParts | undefined;

  constructor({ file, name, isPackage }: Pick<ModuleSymbol, 'file' | 'name' | 'isPackage'>, recorder: Recorder) {
    this.file = file;
    this.name = name;
    this.isPackage = isPackage;
    this.scope = new DeclaredScope(this, undefined, outerBindings(recorder, new Content(recorder)));
    this.open = recorder.isRecording ? undefined : noParts();
    this.lists = this.open ?? trackedLists(recorder);
  }

  get body(): readonly PlacedStatement[] {
    return this.lists.body.get(whole) ?? [];
  }

  get functions(): readonly FunctionSymbol[] {
    return this.lists.functions.get(whole) ?? [];
  }

  get classes(): readonly ClassSymbol[] {
    return this.lists.classes.get(whole) ?? [];
  }

  get calls(): readonly CallSite[] {
    return this.lists.calls.get(whole) ?? [];
  }

  get hasWith(): boolean {
    return this.lists.withs.has(whole);
  }

  get imports(): readonly ImportedName[] {
    return this.lists.imports.get(whole) ?? [];
  }

  get starImports(): readonly ImportedName[] {
    return this.lists.starImports.get(whole) ?? [];
  }
}
