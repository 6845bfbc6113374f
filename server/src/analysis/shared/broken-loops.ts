/**
 * Loops over a container that another root changes meanwhile: `RuntimeError` for a dict, a set or a deque, elements
 * passed over for a list. A loop over a copy is none, nor is one under a lock that the other root takes, too.
 */
import { type Body, defineAnalysis } from '../context.ts';
import { accesses } from './accesses.ts';
import { breaksLoop } from './conflicts.ts';
import { hasGuard } from './lost-updates.ts';
import { isNearThread } from './nearness.ts';
import { haveCommonLock, type Race, raceOf } from './races.ts';

/** Of one body, in source order. */
export const brokenLoops = defineAnalysis<Body, readonly Race[]>({
  name: 'broken-loops',
  compute: (body, context) => {
    if (!isNearThread(body, context)) return [];
    const loops = context.get(accesses, body).filter((access) => access.kind === 'iterate' && !hasGuard(access, context));
    return loops.flatMap(
      (loop) => raceOf(loop, (other) => breaksLoop(other, loop, context) && !haveCommonLock(loop, other, context), context) ?? [],
    );
  },
});
