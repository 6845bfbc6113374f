/** Code that threads run and nothing else does: whoever reads it need not ask who calls it. */
import type { Body, Context } from '../context.ts';
import { isTest } from '../tests.ts';
import { reached } from './contexts.ts';
import { contextsOf, type Root, type RootKind } from './roots.ts';

/** What runs beside the main thread, in the same process. */
export const threadKinds: ReadonlySet<RootKind> = new Set(['thread', 'pool', 'timer']);

/** Whether anything that the program starts comes by: cheap, for whoever asks of every body. */
export const isSpawned = (body: Body, context: Context): boolean => context.get(reached, context).has(body);

const none: readonly Root[] = [];

/** The threads that run the body; none where something else does, or may: a test starts in threads what others call as well. */
export function onlyThreadsOf(body: Body, context: Context): readonly Root[] {
  if (!isSpawned(body, context)) return none;
  const roots = contextsOf(body, context);
  const own = isTest(body);
  return roots.every(({ kind, certain, body: target }) => threadKinds.has(kind) && certain && (own || !isTest(target))) ? roots : none;
}
