/** Every rule, in the order of the codes. */

import { asyncioLockReentry } from './asyncio/asyncio-lock-reentry.ts';
import { blockingCallInCoroutine } from './asyncio/blocking-call-in-coroutine.ts';
import { blockingHelperInCoroutine } from './asyncio/blocking-helper-in-coroutine.ts';
import { coroutineAsCondition } from './asyncio/coroutine-as-condition.ts';
import { lostTask } from './asyncio/lost-task.ts';
import { missingAwait } from './asyncio/missing-await.ts';
import { swallowedCancellation } from './asyncio/swallowed-cancellation.ts';
import { threadLockAcrossAwait } from './asyncio/thread-lock-across-await.ts';
import type { Rule } from './definition.ts';
import { acquireFalseWithTimeout } from './locks/acquire-false-with-timeout.ts';
import { acquireInsideTry } from './locks/acquire-inside-try.ts';
import { blockingUnderLock } from './locks/blocking-under-lock.ts';
import { emptyCriticalSection } from './locks/empty-critical-section.ts';
import { functionLocalLock } from './locks/function-local-lock.ts';
import { ignoredAcquireResult } from './locks/ignored-acquire-result.ts';
import { lockAsDefault } from './locks/lock-as-default.ts';
import { lockCreatedInWith } from './locks/lock-created-in-with.ts';
import { lockInFinalizer } from './locks/lock-in-finalizer.ts';
import { lockNeverReleased } from './locks/lock-never-released.ts';
import { lockOrderInversion } from './locks/lock-order-inversion.ts';
import { lockReacquiredThroughCall } from './locks/lock-reacquired-through-call.ts';
import { lockedBeforeAcquire } from './locks/locked-before-acquire.ts';
import { nestedLockAcquisition } from './locks/nested-lock-acquisition.ts';
import { releaseInsideWith } from './locks/release-inside-with.ts';
import { releaseSkippedByException } from './locks/release-skipped-by-exception.ts';
import { releaseSkippedByExit } from './locks/release-skipped-by-exit.ts';
import { uncalledLockClass } from './locks/uncalled-lock-class.ts';
import { waitForWorkerUnderLock } from './locks/wait-for-worker-under-lock.ts';
import { waitOnPlainLock } from './locks/wait-on-plain-lock.ts';
import { yieldUnderLock } from './locks/yield-under-lock.ts';
import { cpuBoundThreads } from './performance/cpu-bound-threads.ts';
import { inconsistentGuarding } from './shared-state/inconsistent-guarding.ts';
import { iterationDuringChange } from './shared-state/iteration-during-change.ts';
import { sleepAsSynchronisation } from './shared-state/sleep-as-synchronisation.ts';
import { spinWait } from './shared-state/spin-wait.ts';
import { unlockedCheckThenAct } from './shared-state/unlocked-check-then-act.ts';
import { unlockedInitialisation } from './shared-state/unlocked-initialisation.ts';
import { unlockedUpdate } from './shared-state/unlocked-update.ts';
import { updateAcrossSections } from './shared-state/update-across-sections.ts';
import { abandonedDaemonThread } from './threads/abandoned-daemon-thread.ts';
import { calledTarget } from './threads/called-target.ts';
import { daemonAfterStart } from './threads/daemon-after-start.ts';
import { duplicateJoin } from './threads/duplicate-join.ts';
import { looseArguments } from './threads/loose-arguments.ts';
import { neverStartedThread } from './threads/never-started-thread.ts';
import { positionalTarget } from './threads/positional-target.ts';
import { runInsteadOfStart } from './threads/run-instead-of-start.ts';
import { secondStart } from './threads/second-start.ts';
import { startJoinInLoop } from './threads/start-join-in-loop.ts';
import { uninitialisedThread } from './threads/uninitialised-thread.ts';
import { unjoinedThread } from './threads/unjoined-thread.ts';

export const rules: readonly Rule[] = [
  positionalTarget,
  calledTarget,
  looseArguments,
  neverStartedThread,
  runInsteadOfStart,
  unjoinedThread,
  startJoinInLoop,
  uninitialisedThread,
  secondStart,
  daemonAfterStart,
  abandonedDaemonThread,
  duplicateJoin,
  lockCreatedInWith,
  functionLocalLock,
  lockNeverReleased,
  releaseSkippedByException,
  releaseSkippedByExit,
  acquireInsideTry,
  ignoredAcquireResult,
  nestedLockAcquisition,
  lockReacquiredThroughCall,
  lockOrderInversion,
  uncalledLockClass,
  lockAsDefault,
  blockingUnderLock,
  waitForWorkerUnderLock,
  yieldUnderLock,
  lockedBeforeAcquire,
  releaseInsideWith,
  emptyCriticalSection,
  waitOnPlainLock,
  acquireFalseWithTimeout,
  unlockedUpdate,
  inconsistentGuarding,
  unlockedCheckThenAct,
  unlockedInitialisation,
  iterationDuringChange,
  spinWait,
  sleepAsSynchronisation,
  updateAcrossSections,
  blockingCallInCoroutine,
  threadLockAcrossAwait,
  blockingHelperInCoroutine,
  lostTask,
  missingAwait,
  coroutineAsCondition,
  asyncioLockReentry,
  swallowedCancellation,
  cpuBoundThreads,
  lockInFinalizer,
];
