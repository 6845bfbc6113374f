/** The quick fixes by name. `suppress` is not among them: it needs no IR and lives with the suppressions. */
import { acquireBeforeTry } from './acquire-before-try.ts';
import { addJoin } from './add-join.ts';
import { extractUnlocked } from './extract-unlocked.ts';
import type { FixBuilder } from './fix.ts';
import { joinSibling } from './join-sibling.ts';
import { processPool } from './process-pool.ts';
import { reentrantLock } from './reentrant-lock.ts';
import { startThread } from './start-thread.ts';
import { swapWithOrder } from './swap-with-order.ts';
import { testAcquireResult } from './test-acquire-result.ts';
import { waitAfterRelease } from './wait-after-release.ts';
import { withStatement } from './with-statement.ts';

export const fixBuilders: Readonly<Record<string, FixBuilder>> = {
  'acquire-before-try': acquireBeforeTry,
  'add-join': addJoin,
  'extract-unlocked': extractUnlocked,
  'join-sibling': joinSibling,
  'process-pool': processPool,
  'reentrant-lock': reentrantLock,
  'start-thread': startThread,
  'swap-with-order': swapWithOrder,
  'test-acquire-result': testAcquireResult,
  'wait-after-release': waitAfterRelease,
  'with-statement': withStatement,
};
