/** Every rule, in the order of the codes. */

import { asyncioLockReentry } from './asyncio/asyncio-lock-reentry.ts';
import type { Rule } from './definition.ts';
import { acquireInsideTry } from './locks/acquire-inside-try.ts';
import { ignoredAcquireResult } from './locks/ignored-acquire-result.ts';
import { lockNeverReleased } from './locks/lock-never-released.ts';
import { lockOrderInversion } from './locks/lock-order-inversion.ts';
import { lockReacquiredThroughCall } from './locks/lock-reacquired-through-call.ts';
import { nestedLockAcquisition } from './locks/nested-lock-acquisition.ts';
import { releaseSkippedByException } from './locks/release-skipped-by-exception.ts';
import { releaseSkippedByExit } from './locks/release-skipped-by-exit.ts';
import { cpuBoundThreads } from './performance/cpu-bound-threads.ts';
import { abandonedDaemonThread } from './threads/abandoned-daemon-thread.ts';
import { duplicateJoin } from './threads/duplicate-join.ts';
import { neverStartedThread } from './threads/never-started-thread.ts';
import { startJoinInLoop } from './threads/start-join-in-loop.ts';
import { unjoinedThread } from './threads/unjoined-thread.ts';
import { waitForWorkerUnderLock } from './locks/wait-for-worker-under-lock.ts';

export const rules: readonly Rule[] = [
  neverStartedThread,
  unjoinedThread,
  startJoinInLoop,
  abandonedDaemonThread,
  duplicateJoin,
  lockNeverReleased,
  releaseSkippedByException,
  releaseSkippedByExit,
  acquireInsideTry,
  ignoredAcquireResult,
  nestedLockAcquisition,
  lockReacquiredThroughCall,
  lockOrderInversion,
  waitForWorkerUnderLock,
  asyncioLockReentry,
  cpuBoundThreads,
];
