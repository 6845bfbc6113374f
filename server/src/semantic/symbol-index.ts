/**
 * What the whole program is asked for by name: calls that mention a name, what is put into a container of that name,
 * functions with a decorator of that name. Each list is put together from the units that contribute to it, so an edit
 * touches the names of its unit and no other.
 */
import { MultiMap } from '../base/multi-map.ts';
import type { Recorder } from '../engine/source.ts';
import { TrackedIndex } from '../engine/tracked.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { FunctionIr } from '../ir/module.ts';
import { type Contributor, inOrder } from './symbol-tables.ts';
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

type Indexes = { readonly [K in keyof Mentions]: TrackedIndex<Contributor, Mentions[K] extends MultiMap<string, infer T> ? T : never> };

export class SymbolIndex {
  readonly recorder: Recorder;
  readonly by: Indexes;
  /** Made once for an expression, and gone with it. */
  readonly sites = new WeakMap<Call, CallSite>();
  readonly lambdas = new WeakMap<FunctionIr, FunctionSymbol>();
  /** The names and attributes that an expression, or a collection around it, is assigned to: as `leadOf` spells them, and as they are. */
  readonly namesOf = new WeakMap<Expression, Map<string, string>>();

  constructor(recorder: Recorder) {
    const index = <T>(): TrackedIndex<Contributor, T> => new TrackedIndex(recorder, inOrder);
    this.recorder = recorder;
    this.by = {
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

  replace(owner: Contributor, before: Mentions | undefined, after: Mentions | undefined): void {
    this.by.calls.replace(owner, before?.calls.lists, after?.calls.lists);
    this.by.callers.replace(owner, before?.callers.lists, after?.callers.lists);
    this.by.factories.replace(owner, before?.factories.lists, after?.factories.lists);
    this.by.insertions.replace(owner, before?.insertions.lists, after?.insertions.lists);
    this.by.assignments.replace(owner, before?.assignments.lists, after?.assignments.lists);
    this.by.decorated.replace(owner, before?.decorated.lists, after?.decorated.lists);
    this.by.functions.replace(owner, before?.functions.lists, after?.functions.lists);
    this.by.aliases.replace(owner, before?.aliases.lists, after?.aliases.lists);
  }
}
