/**
 * Roots: where threads of control begin. The program's own code and what it hands to threads, pools, processes,
 * timers, event loops, signal handlers and servers. `contextsOf` says which of them a body can run in: the roots
 * that reach it over the call graph (execution contexts).
 *
 * Errs on the side of silence: a function whose caller nobody knows runs in no root, except for the evidence that
 * its class or module gives ('public').
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import type { Location } from '../location.ts';

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

/** Where a thread of control begins. */
export interface Root {
  /** The same for the same program: module, qualified name, kind and order of the site. */
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
}

/** Of the whole program, sorted by key. */
export const roots = defineAnalysis<Context, readonly Root[]>({
  name: 'roots',
  compute: (_, context) =>
    [...context.program.modules].map((module) => ({
      key: `${module.name}::main`,
      kind: 'main',
      body: module,
      at: undefined,
      spawner: undefined,
      many: false,
      certain: true,
    })),
});

/** The roots a body can run in, through the call graph. */
export const contextsOf = (body: Body, context: Context): readonly Root[] =>
  context.get(roots, context).filter((root) => root.body === body);
