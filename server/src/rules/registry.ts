/** Every rule, in the order of the codes. */

import { apiNewerThanTarget } from './apis/api-newer-than-target.ts';
import { latePatch } from './apis/late-patch.ts';
import { misspeltName } from './apis/misspelt-name.ts';
import { outdatedApi } from './apis/outdated-api.ts';
import { percentAfterPrint } from './apis/percent-after-print.ts';
import { unpatchedGreenlet } from './apis/unpatched-greenlet.ts';
import { asyncSpecialMethod } from './asyncio/async-special-method.ts';
import { asyncioLockReentry } from './asyncio/asyncio-lock-reentry.ts';
import { awaitOfNoAwaitable } from './asyncio/await-of-no-awaitable.ts';
import { blockingClientInCoroutine } from './asyncio/blocking-client-in-coroutine.ts';
import { blockingHelperInCoroutine } from './asyncio/blocking-helper-in-coroutine.ts';
import { blockingLoopCallback } from './asyncio/blocking-loop-callback.ts';
import { blockingQueryInCoroutine } from './asyncio/blocking-query-in-coroutine.ts';
import { blockingRequestInCoroutine } from './asyncio/blocking-request-in-coroutine.ts';
import { blockingSleepInCoroutine } from './asyncio/blocking-sleep-in-coroutine.ts';
import { blockingSocketInCoroutine } from './asyncio/blocking-socket-in-coroutine.ts';
import { blockingSubprocessInCoroutine } from './asyncio/blocking-subprocess-in-coroutine.ts';
import { blockingWaitInCoroutine } from './asyncio/blocking-wait-in-coroutine.ts';
import { cachedCoroutine } from './asyncio/cached-coroutine.ts';
import { coroutineAsCallback } from './asyncio/coroutine-as-callback.ts';
import { coroutineAsCondition } from './asyncio/coroutine-as-condition.ts';
import { coroutineAsValue } from './asyncio/coroutine-as-value.ts';
import { fileAccessInCoroutine } from './asyncio/file-access-in-coroutine.ts';
import { generatorLeftOpen } from './asyncio/generator-left-open.ts';
import { jumpInFinally } from './asyncio/jump-in-finally.ts';
import { loopCallFromThread } from './asyncio/loop-call-from-thread.ts';
import { loopNeverClosed } from './asyncio/loop-never-closed.ts';
import { lostTask } from './asyncio/lost-task.ts';
import { missingAwait } from './asyncio/missing-await.ts';
import { nestedEventLoop } from './asyncio/nested-event-loop.ts';
import { pollingCoroutine } from './asyncio/polling-coroutine.ts';
import { primitiveInTwoLoops } from './asyncio/primitive-in-two-loops.ts';
import { reusedCoroutine } from './asyncio/reused-coroutine.ts';
import { shieldWithoutOwner } from './asyncio/shield-without-owner.ts';
import { siblingsOfFailedGather } from './asyncio/siblings-of-failed-gather.ts';
import { skippedCleanUp } from './asyncio/skipped-clean-up.ts';
import { starvingCoroutine } from './asyncio/starving-coroutine.ts';
import { swallowedCancellation } from './asyncio/swallowed-cancellation.ts';
import { taskConstructor } from './asyncio/task-constructor.ts';
import { taskWithoutLoop } from './asyncio/task-without-loop.ts';
import { terminalInputInCoroutine } from './asyncio/terminal-input-in-coroutine.ts';
import { threadLockAcrossAwait } from './asyncio/thread-lock-across-await.ts';
import { timeoutWithoutAwait } from './asyncio/timeout-without-await.ts';
import { unawaitedCancellation } from './asyncio/unawaited-cancellation.ts';
import { unawaitedCompletion } from './asyncio/unawaited-completion.ts';
import { unrunAsyncTest } from './asyncio/unrun-async-test.ts';
import { unseenTaskException } from './asyncio/unseen-task-exception.ts';
import { updateAcrossAwait } from './asyncio/update-across-await.ts';
import { waitForOwnLoop } from './asyncio/wait-for-own-loop.ts';
import { withOfWrongKind } from './asyncio/with-of-wrong-kind.ts';
import { yieldInsideAsyncWith } from './asyncio/yield-inside-async-with.ts';
import { barrierSize } from './conditions/barrier-size.ts';
import { eventAsCondition } from './conditions/event-as-condition.ts';
import { eventNeverCleared } from './conditions/event-never-cleared.ts';
import { eventPulse } from './conditions/event-pulse.ts';
import { ignoredTimeout } from './conditions/ignored-timeout.ts';
import { sleepPolling } from './conditions/sleep-polling.ts';
import { surplusRelease } from './conditions/surplus-release.ts';
import { unconditionalWait } from './conditions/unconditional-wait.ts';
import { unheldCondition } from './conditions/unheld-condition.ts';
import { waitBesideLock } from './conditions/wait-beside-lock.ts';
import { waitWithoutLoop } from './conditions/wait-without-loop.ts';
import { contextLeftBehind } from './contexts/context-left-behind.ts';
import { contextVariableCreation } from './contexts/context-variable-creation.ts';
import { requestInWorker } from './contexts/request-in-worker.ts';
import { sharedGenerator } from './contexts/shared-generator.ts';
import { threadLocalAcrossAwait } from './contexts/thread-local-across-await.ts';
import { threadLocalPerCall } from './contexts/thread-local-per-call.ts';
import { unsetThreadLocal } from './contexts/unset-thread-local.ts';
import type { Rule } from './definition.ts';
import { executorInLoop } from './executors/executor-in-loop.ts';
import { executorNeverShutDown } from './executors/executor-never-shut-down.ts';
import { lostJobException } from './executors/lost-job-exception.ts';
import { poolWaitsForItself } from './executors/pool-waits-for-itself.ts';
import { poolWithoutWorkers } from './executors/pool-without-workers.ts';
import { resultAtOnce } from './executors/result-at-once.ts';
import { acquireFalseWithTimeout } from './locks/acquire-false-with-timeout.ts';
import { acquireInsideTry } from './locks/acquire-inside-try.ts';
import { blockingUnderLock } from './locks/blocking-under-lock.ts';
import { callbackUnderLock } from './locks/callback-under-lock.ts';
import { copiedLock } from './locks/copied-lock.ts';
import { emptyCriticalSection } from './locks/empty-critical-section.ts';
import { functionLocalLock } from './locks/function-local-lock.ts';
import { ignoredAcquireResult } from './locks/ignored-acquire-result.ts';
import { lockAsDefault } from './locks/lock-as-default.ts';
import { lockCreatedInWith } from './locks/lock-created-in-with.ts';
import { lockInFinalizer } from './locks/lock-in-finalizer.ts';
import { lockNeverReleased } from './locks/lock-never-released.ts';
import { lockOrderInversion } from './locks/lock-order-inversion.ts';
import { lockPerInstance } from './locks/lock-per-instance.ts';
import { lockReacquiredThroughCall } from './locks/lock-reacquired-through-call.ts';
import { lockedBeforeAcquire } from './locks/locked-before-acquire.ts';
import { nestedLockAcquisition } from './locks/nested-lock-acquisition.ts';
import { releaseInsideWith } from './locks/release-inside-with.ts';
import { releaseSkippedByException } from './locks/release-skipped-by-exception.ts';
import { releaseSkippedByExit } from './locks/release-skipped-by-exit.ts';
import { replacedLock } from './locks/replaced-lock.ts';
import { uncalledLockClass } from './locks/uncalled-lock-class.ts';
import { waitForWorkerUnderLock } from './locks/wait-for-worker-under-lock.ts';
import { waitOnPlainLock } from './locks/wait-on-plain-lock.ts';
import { yieldUnderLock } from './locks/yield-under-lock.ts';
import { cpuBoundThreads } from './performance/cpu-bound-threads.ts';
import { changeInChild } from './processes/change-in-child.ts';
import { changeOfCopy } from './processes/change-of-copy.ts';
import { childOfDaemon } from './processes/child-of-daemon.ts';
import { childOutlivesTimeout } from './processes/child-outlives-timeout.ts';
import { codeBeforeExec } from './processes/code-before-exec.ts';
import { forkBesideThread } from './processes/fork-beside-thread.ts';
import { joinBeforeDrain } from './processes/join-before-drain.ts';
import { joinOpenPool } from './processes/join-open-pool.ts';
import { killedAtWork } from './processes/killed-at-work.ts';
import { openPipeEnd } from './processes/open-pipe-end.ts';
import { parentId } from './processes/parent-id.ts';
import { pipesOneByOne } from './processes/pipes-one-by-one.ts';
import { poolLeftOpen } from './processes/pool-left-open.ts';
import { resultAfterPool } from './processes/result-after-pool.ts';
import { sentToProcess } from './processes/sent-to-process.ts';
import { shellKilledAlone } from './processes/shell-killed-alone.ts';
import { shortLivedPrimitive } from './processes/short-lived-primitive.ts';
import { startMethodAgain } from './processes/start-method-again.ts';
import { unguardedProcess } from './processes/unguarded-process.ts';
import { unlockedSharedValue } from './processes/unlocked-shared-value.ts';
import { unreadPipe } from './processes/unread-pipe.ts';
import { unwaitedFork } from './processes/unwaited-fork.ts';
import { emptyBeforeGet } from './queues/empty-before-get.ts';
import { foreignQueueError } from './queues/foreign-queue-error.ts';
import { loneSentinel } from './queues/lone-sentinel.ts';
import { priorityTie } from './queues/priority-tie.ts';
import { skippedTaskDone } from './queues/skipped-task-done.ts';
import { surplusTaskDone } from './queues/surplus-task-done.ts';
import { unaccountedItems } from './queues/unaccounted-items.ts';
import { uncountedQueue } from './queues/uncounted-queue.ts';
import { unseenStop } from './queues/unseen-stop.ts';
import { declaredGuard } from './shared-state/declared-guard.ts';
import { inconsistentGuarding } from './shared-state/inconsistent-guarding.ts';
import { iterationDuringChange } from './shared-state/iteration-during-change.ts';
import { processWideChange } from './shared-state/process-wide-change.ts';
import { sleepAsSynchronisation } from './shared-state/sleep-as-synchronisation.ts';
import { spinWait } from './shared-state/spin-wait.ts';
import { threadBoundObject } from './shared-state/thread-bound-object.ts';
import { unlockedCheckThenAct } from './shared-state/unlocked-check-then-act.ts';
import { unlockedInitialisation } from './shared-state/unlocked-initialisation.ts';
import { unlockedUpdate } from './shared-state/unlocked-update.ts';
import { updateAcrossSections } from './shared-state/update-across-sections.ts';
import { lockInSignalHandler } from './signals/lock-in-signal-handler.ts';
import { signalOutsideMainThread } from './signals/signal-outside-main-thread.ts';
import { uncatchableSignal } from './signals/uncatchable-signal.ts';
import { abandonedDaemonThread } from './threads/abandoned-daemon-thread.ts';
import { assertionInWorker } from './threads/assertion-in-worker.ts';
import { calledTarget } from './threads/called-target.ts';
import { daemonAfterStart } from './threads/daemon-after-start.ts';
import { duplicateJoin } from './threads/duplicate-join.ts';
import { exitInWorker } from './threads/exit-in-worker.ts';
import { joinInFinalizer } from './threads/join-in-finalizer.ts';
import { lateBoundLoopVariable } from './threads/late-bound-loop-variable.ts';
import { looseArguments } from './threads/loose-arguments.ts';
import { lostReturnValue } from './threads/lost-return-value.ts';
import { neverStartedThread } from './threads/never-started-thread.ts';
import { positionalTarget } from './threads/positional-target.ts';
import { runInsteadOfStart } from './threads/run-instead-of-start.ts';
import { secondStart } from './threads/second-start.ts';
import { selfJoin } from './threads/self-join.ts';
import { startJoinInLoop } from './threads/start-join-in-loop.ts';
import { startedInConstructor } from './threads/started-in-constructor.ts';
import { takenThreadName } from './threads/taken-thread-name.ts';
import { uncheckedJoinTimeout } from './threads/unchecked-join-timeout.ts';
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
  startedInConstructor,
  uninitialisedThread,
  takenThreadName,
  selfJoin,
  secondStart,
  daemonAfterStart,
  lateBoundLoopVariable,
  abandonedDaemonThread,
  uncheckedJoinTimeout,
  lostReturnValue,
  joinInFinalizer,
  exitInWorker,
  assertionInWorker,
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
  replacedLock,
  uncalledLockClass,
  lockAsDefault,
  lockPerInstance,
  blockingUnderLock,
  waitForWorkerUnderLock,
  callbackUnderLock,
  yieldUnderLock,
  lockedBeforeAcquire,
  releaseInsideWith,
  emptyCriticalSection,
  copiedLock,
  declaredGuard,
  waitOnPlainLock,
  acquireFalseWithTimeout,
  unlockedUpdate,
  inconsistentGuarding,
  unlockedCheckThenAct,
  unlockedInitialisation,
  iterationDuringChange,
  spinWait,
  sleepAsSynchronisation,
  processWideChange,
  threadBoundObject,
  updateAcrossSections,
  waitWithoutLoop,
  unheldCondition,
  unconditionalWait,
  waitBesideLock,
  ignoredTimeout,
  eventNeverCleared,
  eventPulse,
  eventAsCondition,
  surplusRelease,
  barrierSize,
  sleepPolling,
  unseenStop,
  unaccountedItems,
  skippedTaskDone,
  surplusTaskDone,
  emptyBeforeGet,
  loneSentinel,
  priorityTie,
  uncountedQueue,
  foreignQueueError,
  lostJobException,
  resultAtOnce,
  executorNeverShutDown,
  executorInLoop,
  poolWaitsForItself,
  unguardedProcess,
  poolWithoutWorkers,
  changeInChild,
  joinBeforeDrain,
  sentToProcess,
  unlockedSharedValue,
  poolLeftOpen,
  resultAfterPool,
  joinOpenPool,
  killedAtWork,
  forkBesideThread,
  startMethodAgain,
  changeOfCopy,
  openPipeEnd,
  childOfDaemon,
  shortLivedPrimitive,
  parentId,
  unreadPipe,
  childOutlivesTimeout,
  shellKilledAlone,
  codeBeforeExec,
  unwaitedFork,
  pipesOneByOne,
  blockingSleepInCoroutine,
  blockingRequestInCoroutine,
  blockingSubprocessInCoroutine,
  fileAccessInCoroutine,
  terminalInputInCoroutine,
  blockingQueryInCoroutine,
  blockingClientInCoroutine,
  blockingSocketInCoroutine,
  threadLockAcrossAwait,
  blockingWaitInCoroutine,
  nestedEventLoop,
  waitForOwnLoop,
  blockingHelperInCoroutine,
  starvingCoroutine,
  blockingLoopCallback,
  lostTask,
  missingAwait,
  coroutineAsValue,
  coroutineAsCondition,
  siblingsOfFailedGather,
  unseenTaskException,
  shieldWithoutOwner,
  unawaitedCancellation,
  reusedCoroutine,
  coroutineAsCallback,
  taskWithoutLoop,
  taskConstructor,
  unawaitedCompletion,
  awaitOfNoAwaitable,
  updateAcrossAwait,
  loopNeverClosed,
  cachedCoroutine,
  asyncSpecialMethod,
  unrunAsyncTest,
  asyncioLockReentry,
  primitiveInTwoLoops,
  pollingCoroutine,
  loopCallFromThread,
  swallowedCancellation,
  timeoutWithoutAwait,
  yieldInsideAsyncWith,
  skippedCleanUp,
  jumpInFinally,
  withOfWrongKind,
  generatorLeftOpen,
  cpuBoundThreads,
  outdatedApi,
  apiNewerThanTarget,
  latePatch,
  unpatchedGreenlet,
  sharedGenerator,
  signalOutsideMainThread,
  lockInSignalHandler,
  uncatchableSignal,
  contextVariableCreation,
  contextLeftBehind,
  threadLocalAcrossAwait,
  threadLocalPerCall,
  unsetThreadLocal,
  lockInFinalizer,
  requestInWorker,
  percentAfterPrint,
  misspeltName,
];
