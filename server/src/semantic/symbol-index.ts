/**
 * What the whole program is asked for by name: calls that mention a name, what is put into a container of that name,
 * functions with a decorator of that name. Each list is put together from the units that contribute to it, so an edit
 * touches the names of its unit and no other.
 */
import { MultiMap } from '../base/multi-map.ts';
import type { Recorder } from '../engine/source.ts';
import { Content, TrackedIndex } from '../engine/tracked.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { FunctionIr } from '../ir/module.ts';
import { type Contributor, type Index, inOrder, replaceIn } from './symbol-tables.ts';
import type { AttributeAssignment, CallSite, FunctionSymbol, Insertion } from './symbols.ts';

/** What one unit contributes, by name. */
export interface Mentions {
  /** Calls by the last identifier of the callee and of each argument: where a function of that name may be called or handed over. */
  readonly calls: MultiMap<string, CallSite>;
  /** Names of the functions those calls are in. */
  readonly callers: MultiMap<string, string>;
  /** Names of functions that return what calling the name gives. */
  readonly factories: MultiMap<string, string>;
  /** By the last identifier of the object, or of what it is an element of. */
  readonly insertions: MultiMap<string, Insertion>;
  /** By the name of the attribute. */
  readonly assignments: MultiMap<string, AttributeAssignment>;
  /** Functions by the names of their decorators. */
  readonly decorated: MultiMap<string, FunctionSymbol>;
  /** Functions by their own names. */
  readonly functions: MultiMap<string, FunctionSymbol>;
  /** Names that are bound to the name, or derive from it. */
  readonly aliases: MultiMap<string, string>;
}

export const noMentions = (): Mentions => ({
  calls: new MultiMap(),
  callers: new MultiMap(),
  factories: new MultiMap(),
  insertions: new MultiMap(),
  assignments: new MultiMap(),
  decorated: new MultiMap(),
  functions: new MultiMap(),
  aliases: new MultiMap(),
});

type Indexes = { readonly [K in keyof Mentions]: Index<Mentions[K] extends MultiMap<string, infer T> ? T : never> };

function trackedMentions(recorder: Recorder): Indexes {
  const index = <T>(): Index<T> => new TrackedIndex<Contributor, T>(recorder, inOrder);
  return {
    calls: index(),
    callers: index(),
    factories: index(),
    insertions: index(),
    assignments: index(),
    decorated: index(),
    functions: index(),
    aliases: index(),
  };
}

/** A name that something is assigned to: as `leadOf` spells it, and as it is. */
export interface GivenName {
  readonly lead: string;
  readonly name: string;
}

interface Table<K extends object, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What is kept of an expression goes with it; a program that will not change keeps all its expressions anyway. */
const tableFor = <K extends object, V>({ isRecording }: Recorder): Table<K, V> => (isRecording ? new WeakMap<K, V>() : new Map<K, V>());

export class SymbolIndex {
  readonly recorder: Recorder;
  readonly by: Indexes;
  /** Where nothing is recorded: the indexes, for whoever contributes to them. */
  readonly open: Mentions | undefined;
  /** Made once for an expression, and gone with it. */
  readonly sites: Table<Call, CallSite>;
  readonly lambdas: Table<FunctionIr, FunctionSymbol>;
  /** The names and attributes that an expression, or a collection around it, is assigned to, each once. */
  readonly namesOf: Table<Expression, GivenName[]>;
  readonly #content: Content;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
    this.open = recorder.isRecording ? undefined : noMentions();
    this.by = this.open ?? trackedMentions(recorder);
    this.sites = tableFor(recorder);
    this.lambdas = tableFor(recorder);
    this.namesOf = tableFor(recorder);
    this.#content = new Content(recorder);
  }

  /** An input of its own. */
  newContent(): Content {
    return this.#content.another();
  }

  replace(owner: Contributor, before: Mentions | undefined, after: Mentions | undefined): void {
    replaceIn(this.by.calls, owner, before?.calls, after?.calls);
    replaceIn(this.by.callers, owner, before?.callers, after?.callers);
    replaceIn(this.by.factories, owner, before?.factories, after?.factories);
    replaceIn(this.by.insertions, owner, before?.insertions, after?.insertions);
    replaceIn(this.by.assignments, owner, before?.assignments, after?.assignments);
    replaceIn(this.by.decorated, owner, before?.decorated, after?.decorated);
    replaceIn(this.by.functions, owner, before?.functions, after?.functions);
    replaceIn(this.by.aliases, owner, before?.aliases, after?.aliases);
  }
}
