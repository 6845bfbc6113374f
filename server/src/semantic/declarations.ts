/** What one unit of a file contributes to the tables around it: the names it binds outside of itself, and what it mentions. */
import { append, MultiMap } from '../base/multi-map.ts';
import type { Expression } from '../ir/expression.ts';
import { leadOf } from './leading-names.ts';
import { type Mentions, noMentions, type SymbolIndex } from './symbol-index.ts';
import {
  type Contributor,
  type DeclaredClass,
  type DeclaredModule,
  type DeclaredScope,
  LocalBindings,
  type ModuleParts,
  noParts,
  replaceIn,
} from './symbol-tables.ts';
import type { Binding, FunctionSymbol, Scope } from './symbols.ts';

type Named = Map<string, Binding[]>;

/** Bindings by name, for each of some symbols; costs nothing while it is empty. */
class Tables<K> {
  #tables: Map<K, Named> | undefined;

  get(key: K): Named | undefined {
    return this.#tables?.get(key);
  }

  keys(): Iterable<K> {
    return this.#tables?.keys() ?? [];
  }

  add(key: K, name: string, binding: Binding): void {
    this.#tables ??= new Map();
    const table = this.#tables.get(key) ?? new Map<string, Binding[]>();
    this.#tables.set(key, table);
    append(table, name, binding);
  }
}

/** `to` may stand for `node`: known by name once the whole unit is declared, and with it what its functions call their own. */
interface Lead {
  readonly node: Expression;
  readonly scope: Scope;
  readonly to: string;
  /** `to` is a function that returns what calling `node` gives. */
  readonly isFactory: boolean;
}

export class Declarations {
  readonly bindings = new Tables<DeclaredScope>();
  readonly attributes = new Tables<DeclaredClass>();
  readonly methods = new MultiMap<DeclaredClass, FunctionSymbol>();
  readonly mentions: Mentions;
  readonly leads: Lead[] = [];
  readonly lists: ModuleParts;

  /** Where nothing will ever be taken back, these are the tables of the program and of the module themselves. */
  constructor(mentions: Mentions = noMentions(), lists: ModuleParts = noParts()) {
    this.mentions = mentions;
    this.lists = lists;
  }

  alias(from: string, to: string): void {
    if (from !== to) this.mentions.aliases.add(from, to);
  }

  /** To be called when everything in the unit is bound. */
  resolveLeads(): void {
    for (const { node, scope, to, isFactory } of this.leads.splice(0)) {
      const from = leadOf(node, scope);
      if (from === undefined) continue;
      if (!isFactory) this.alias(from, to);
      else this.mentions.factories.addUnlessLast(from, to);
    }
  }

  bind(scope: DeclaredScope, name: string, binding: Binding): void {
    if (scope.bindings instanceof LocalBindings) scope.bindings.add(name, binding);
    else this.bindings.add(scope, name, binding);
  }

  method(cls: DeclaredClass, fn: FunctionSymbol): void {
    if (!cls.addMethod(fn)) this.methods.add(cls, fn);
  }

  bindAttribute(cls: DeclaredClass, name: string, binding: Binding): void {
    if (cls.attributes instanceof LocalBindings) cls.attributes.add(name, binding);
    else this.attributes.add(cls, name, binding);
  }
}

/** `after` takes the place of what the owner contributed `before`. */
export function contribute(
  owner: Contributor,
  module: DeclaredModule,
  index: SymbolIndex,
  before: Declarations | undefined,
  after: Declarations | undefined,
): void {
  for (const scope of keysOf(before?.bindings, after?.bindings))
    if (!(scope.bindings instanceof LocalBindings)) scope.bindings.replace(owner, before?.bindings.get(scope), after?.bindings.get(scope));
  for (const cls of keysOf(before?.attributes, after?.attributes))
    if (!(cls.attributes instanceof LocalBindings)) cls.attributes.replace(owner, before?.attributes.get(cls), after?.attributes.get(cls));
  for (const cls of keysOf(before?.methods.lists, after?.methods.lists))
    cls.replaceMethods(owner, before?.methods.get(cls), after?.methods.get(cls));
  contributeLists(owner, module, before?.lists, after?.lists);
  index.replace(owner, before?.mentions, after?.mentions);
}

function contributeLists(
  owner: Contributor,
  { lists }: DeclaredModule,
  before: ModuleParts | undefined,
  after: ModuleParts | undefined,
): void {
  replaceIn(lists.body, owner, before?.body, after?.body);
  replaceIn(lists.functions, owner, before?.functions, after?.functions);
  replaceIn(lists.classes, owner, before?.classes, after?.classes);
  replaceIn(lists.calls, owner, before?.calls, after?.calls);
  replaceIn(lists.imports, owner, before?.imports, after?.imports);
  replaceIn(lists.starImports, owner, before?.starImports, after?.starImports);
  replaceIn(lists.withs, owner, before?.withs, after?.withs);
}

const keysOf = <K>(a: { keys(): Iterable<K> } | undefined, b: { keys(): Iterable<K> } | undefined): ReadonlySet<K> =>
  new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
