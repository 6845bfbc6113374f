/** The quick fixes by name. `suppress` is not among them: it needs no IR and lives with the suppressions. */
import { acquireBeforeTry } from './acquire-before-try.ts';
import { acquireWithoutWaiting } from './acquire-without-waiting.ts';
import { addAwait } from './add-await.ts';
import { addJoin } from './add-join.ts';
import { askEvent } from './ask-event.ts';
import { asyncDef } from './async-def.ts';
import { asyncWith } from './async-with.ts';
import { asyncioRun } from './asyncio-run.ts';
import { awaitArgument } from './await-argument.ts';
import { awaitCancelled } from './await-cancelled.ts';
import { awaitEvent } from './await-event.ts';
import { bindLoopVariable } from './bind-loop-variable.ts';
import { boundedSemaphore } from './bounded-semaphore.ts';
import { callBaseInit } from './call-base-init.ts';
import { callLockClass } from './call-lock-class.ts';
import { callSoonThreadsafe } from './call-soon-threadsafe.ts';
import { closeEnd } from './close-end.ts';
import { closeFirst } from './close-first.ts';
import { conditionForLock } from './condition-for-lock.ts';
import { copyContext } from './copy-context.ts';
import { countingQueue } from './counting-queue.ts';
import { daemonBeforeStart } from './daemon-before-start.ts';
import { defaultFactory } from './default-factory.ts';
import { drainFirst } from './drain-first.ts';
import { dropArgument } from './drop-argument.ts';
import { dropBlockingArgument } from './drop-blocking-argument.ts';
import { dropCall } from './drop-call.ts';
import { endChild } from './end-child.ts';
import { extractUnlocked } from './extract-unlocked.ts';
import { finallyCleanUp } from './finally-clean-up.ts';
import { finallyTaskDone } from './finally-task-done.ts';
import type { FixBuilder } from './fix.ts';
import { forceMethod } from './force-method.ts';
import { holdCondition } from './hold-condition.ts';
import { holdLock } from './hold-lock.ts';
import { iterateCopy } from './iterate-copy.ts';
import { joinAfterLoop } from './join-after-loop.ts';
import { joinPool } from './join-pool.ts';
import { joinSibling } from './join-sibling.ts';
import { keepTask } from './keep-task.ts';
import { catchException, raiseAgain } from './let-cancellation-through.ts';
import { mainGuard } from './main-guard.ts';
import { makeLock } from './make-lock.ts';
import { makeTuple } from './make-tuple.ts';
import { modernFunction, modernMethod, modernProperty, modernTaskQuery } from './modern-name.ts';
import { nameTarget } from './name-target.ts';
import { ofMultiprocessing } from './of-multiprocessing.ts';
import { asyncSleep, toThread } from './off-loop.ts';
import { passTarget, submitTarget } from './pass-target.ts';
import { patchAll } from './patch-all.ts';
import { patchFirst } from './patch-first.ts';
import { plainWith } from './plain-with.ts';
import { poolAroundLoop } from './pool-around-loop.ts';
import { printInside } from './print-inside.ts';
import { processPool } from './process-pool.ts';
import { raiseOnTimeout } from './raise-on-timeout.ts';
import { reentrantLock } from './reentrant-lock.ts';
import { removeLastRelease } from './remove-last-release.ts';
import { respell } from './respell.ts';
import { sentinelForEach } from './sentinel-for-each.ts';
import { shareLock } from './share-lock.ts';
import { skipOwnJoin } from './skip-own-join.ts';
import { startForRun } from './start-for-run.ts';
import { startThread } from './start-thread.ts';
import { submitAllFirst } from './submit-all-first.ts';
import { swapWithOrder } from './swap-with-order.ts';
import { takeResults } from './take-results.ts';
import { taskForCoroutine } from './task-for-coroutine.ts';
import { taskGroup } from './task-group.ts';
import { testAcquireResult } from './test-acquire-result.ts';
import { waitAfterRelease } from './wait-after-release.ts';
import { waitForEvent } from './wait-for-event.ts';
import { whileForIf } from './while-for-if.ts';
import { withPool } from './with-pool.ts';
import { withStatement } from './with-statement.ts';
import { yieldAfterRelease } from './yield-after-release.ts';

export const fixBuilders: Readonly<Record<string, FixBuilder>> = {
  'acquire-before-try': acquireBeforeTry,
  'acquire-without-waiting': acquireWithoutWaiting,
  'add-await': addAwait,
  'add-join': addJoin,
  'async-def': asyncDef,
  'async-sleep': asyncSleep,
  'await-argument': awaitArgument,
  'async-with': asyncWith,
  'asyncio-run': asyncioRun,
  'call-soon-threadsafe': callSoonThreadsafe,
  'catch-exception': catchException,
  'raise-again': raiseAgain,
  'await-cancelled': awaitCancelled,
  'await-event': awaitEvent,
  'call-lock-class': callLockClass,
  'close-end': closeEnd,
  'close-first': closeFirst,
  'drain-first': drainFirst,
  'counting-queue': countingQueue,
  'condition-for-lock': conditionForLock,
  'copy-context': copyContext,
  'default-factory': defaultFactory,
  'drop-argument': dropArgument,
  'drop-blocking-argument': dropBlockingArgument,
  'end-child': endChild,
  'extract-unlocked': extractUnlocked,
  'finally-clean-up': finallyCleanUp,
  'finally-task-done': finallyTaskDone,
  'sentinel-for-each': sentinelForEach,
  'hold-lock': holdLock,
  'iterate-copy': iterateCopy,
  'join-after-loop': joinAfterLoop,
  'join-sibling': joinSibling,
  'keep-task': keepTask,
  'modern-function': modernFunction,
  'modern-method': modernMethod,
  'modern-property': modernProperty,
  'modern-task-query': modernTaskQuery,
  'print-inside': printInside,
  'patch-all': patchAll,
  'pool-around-loop': poolAroundLoop,
  'patch-first': patchFirst,
  'plain-with': plainWith,
  'process-pool': processPool,
  'reentrant-lock': reentrantLock,
  'remove-last-release': removeLastRelease,
  respell: respell,
  'without-preexec': respell,
  'await-completion': respell,
  'share-lock': shareLock,
  'share-storage': shareLock,
  'start-thread': startThread,
  'swap-with-order': swapWithOrder,
  'take-results': takeResults,
  'task-for-coroutine': taskForCoroutine,
  'task-group': taskGroup,
  'test-acquire-result': testAcquireResult,
  'to-thread': toThread,
  'with-pool': withPool,
  'wait-after-release': waitAfterRelease,
  'with-statement': withStatement,
  'yield-after-release': yieldAfterRelease,
  'name-target': nameTarget,
  'of-multiprocessing': ofMultiprocessing,
  'pass-target': passTarget,
  'submit-all-first': submitAllFirst,
  'submit-target': submitTarget,
  'force-method': forceMethod,
  'parent-process': ofMultiprocessing,
  'join-pool': joinPool,
  'main-guard': mainGuard,
  'make-lock': makeLock,
  'make-tuple': makeTuple,
  'start-for-run': startForRun,
  'call-base-init': callBaseInit,
  'drop-call': dropCall,
  'daemon-before-start': daemonBeforeStart,
  'skip-own-join': skipOwnJoin,
  'bind-loop-variable': bindLoopVariable,
  'while-for-if': whileForIf,
  'hold-condition': holdCondition,
  'ask-event': askEvent,
  'wait-for-event': waitForEvent,
  'raise-on-timeout': raiseOnTimeout,
  'bounded-semaphore': boundedSemaphore,
};
