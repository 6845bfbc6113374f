/** What a root is: where a thread of control begins, in the widest sense. */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import type { Body } from '../context.ts';
import type { Location } from '../location.ts';
import type { SpawnSite } from './direct-spawns.ts';

export type RootKind =
  | 'main'
  | 'thread'
  | 'pool'
  | 'timer'
  | 'process'
  | 'task'
  | 'loop-callback'
  | 'signal'
  | 'finalizer'
  | 'exit'
  | 'handler'
  | 'gui'
  | 'test'
  | 'public';

/** Kinds that are not started but called, by the program's reader or by nobody knows whom. */
export const callable: ReadonlySet<RootKind> = new Set(['main', 'test', 'public']);

/** Where a thread of control begins. */
export interface Root {
  /** The same for the same program: module, qualified name and kind, `@` the spawner, and a number where that is not enough. */
  readonly key: string;
  readonly kind: RootKind;
  readonly body: Body;
  /** Where it is spawned. */
  readonly at: Location | undefined;
  readonly spawner: Body | undefined;
  /** Several of it may run at once: spawned in a loop, pooled, a handler of a threading server, spawned by something that is itself many. */
  readonly many: boolean;
  /** False for evidence only: a class that owns a lock and guards with it says that its public methods run on many threads. */
  readonly certain: boolean;
  /** Of runs at the same time: whether they may work on one object (`self`), or surely have one each (`run` of a Thread subclass). */
  readonly receiver: 'own' | 'shared';
  /** The call that hands it over, for roots that a call spawns. */
  readonly site: SpawnSite | undefined;
}

/** A root without a call that spawns it. */
export type EntryPoint = Pick<Root, 'kind' | 'many' | 'certain' | 'receiver'> & { readonly fn: FunctionSymbol };

/** Whether two lists say the same, whichever computation they come from. */
export const sameRoots = (before: readonly Root[], after: readonly Root[]): boolean =>
  before.length === after.length && before.every((root, index) => sameRoot(root, after[index]));

const sameRoot = (a: Root, b: Root | undefined): boolean =>
  a === b ||
  (b !== undefined &&
    a.key === b.key &&
    a.body === b.body &&
    a.spawner === b.spawner &&
    a.many === b.many &&
    a.certain === b.certain &&
    a.receiver === b.receiver &&
    a.site === b.site &&
    a.at?.unit === b.at?.unit);
