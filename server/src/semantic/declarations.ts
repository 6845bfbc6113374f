/** What one unit of a file contributes to the tables around it: the names it binds outside of itself, and what it mentions. */
import { append } from '../base/multi-map.ts';
import { type Mentions, noMentions, type SymbolIndex } from './symbol-index.ts';
import {
  type Contributor,
  type DeclaredClass,
  type DeclaredModule,
  type DeclaredScope,
  LocalBindings,
  type ModuleLists,
  single,
} from './symbol-tables.ts';
import type { Binding, FunctionSymbol } from './symbols.ts';

export type ListParts = { readonly [K in keyof ModuleLists]: ModuleLists[K][] };
type Named = Map<string, Binding[]>;

export class Declarations {
  readonly bindings = new Map<DeclaredScope, Named>();
  readonly attributes = new Map<DeclaredClass, Named>();
  readonly methods = new Map<DeclaredClass, FunctionSymbol[]>();
  readonly mentions: Mentions = noMentions();
  readonly lists: ListParts = { body: [], functions: [], classes: [], calls: [], imports: [], starImports: [], withs: [] };

  bind(scope: DeclaredScope, name: string, binding: Binding): void {
    if (scope.bindings instanceof LocalBindings) scope.bindings.add(name, binding);
    else append(tableOf(this.bindings, scope), name, binding);
  }

  bindAttribute(cls: DeclaredClass, name: string, binding: Binding): void {
    if (cls.attributes instanceof LocalBindings) cls.attributes.add(name, binding);
    else append(tableOf(this.attributes, cls), name, binding);
  }
}

function tableOf<K>(tables: Map<K, Named>, key: K): Named {
  const table = tables.get(key) ?? new Map<string, Binding[]>();
  tables.set(key, table);
  return table;
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
  for (const cls of keysOf(before?.methods, after?.methods))
    cls.replaceMethods(owner, before?.methods.get(cls) ?? [], after?.methods.get(cls) ?? []);
  contributeLists(owner, module, before?.lists, after?.lists);
  index.replace(owner, before?.mentions, after?.mentions);
}

function contributeLists(owner: Contributor, { lists }: DeclaredModule, before: ListParts | undefined, after: ListParts | undefined): void {
  lists.body.replace(owner, single(before?.body ?? []), single(after?.body ?? []));
  lists.functions.replace(owner, single(before?.functions ?? []), single(after?.functions ?? []));
  lists.classes.replace(owner, single(before?.classes ?? []), single(after?.classes ?? []));
  lists.calls.replace(owner, single(before?.calls ?? []), single(after?.calls ?? []));
  lists.imports.replace(owner, single(before?.imports ?? []), single(after?.imports ?? []));
  lists.starImports.replace(owner, single(before?.starImports ?? []), single(after?.starImports ?? []));
  lists.withs.replace(owner, single(before?.withs ?? []), single(after?.withs ?? []));
}

const keysOf = <K>(a: ReadonlyMap<K, unknown> | undefined, b: ReadonlyMap<K, unknown> | undefined): ReadonlySet<K> =>
  new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
