/**
 * Roots: where threads of control begin. The program's own code and what it hands to threads, pools, processes,
 * timers, event loops, signal handlers and servers. `contextsOf` says which of them a body can run in: the roots
 * that reach it over the call graph (execution contexts).
 *
 * Errs on the side of silence: a function whose caller nobody knows runs in no root, except for the evidence that
 * its class or module gives ('public').
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { rawContexts } from './contexts.ts';
import { multiplicity } from './life-states.ts';
import { rawStartedRoots } from './raw-roots.ts';
import { receiverOf } from './receivers.ts';
import { type Root, sameRoots } from './root.ts';

export type { Root, RootKind } from './root.ts';

/** What is started in the whole program, sorted by key. */
export const startedRoots = defineAnalysis<Context, readonly Root[]>({
  name: 'started-roots',
  compute: (_, context) => context.get(rawStartedRoots, context).map((root) => context.get(counted, root)),
  equals: sameRoots,
});

/** The root with what is known of it in the end. */
export const counted = defineAnalysis<Root, Root>({
  name: 'counted-root',
  compute: (root, context) => {
    const many = context.get(multiplicity, root) !== 'one';
    const receiver = many ? receiverOf(root, context) : root.receiver;
    return many === root.many && receiver === root.receiver ? root : { ...root, many, receiver };
  },
});

/** The roots a body can run in, through the call graph; sorted by key. */
export const contextsOf = (body: Body, context: Context): readonly Root[] => context.get(contexts, body);

const contexts = defineAnalysis<Body, readonly Root[]>({
  name: 'counted-contexts',
  compute: (body, context) => context.get(rawContexts, body).map((root) => context.get(counted, root)),
  equals: sameRoots,
});
