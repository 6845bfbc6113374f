/**
 * Locks and what is used like one, and other things to synchronise with. A Condition without a lock of its own
 * makes an RLock (threading, multiprocessing) or a Lock (asyncio). Facts from the documentation of each.
 */
import { oneOf, orElse, required, type Shape, words, yesNo } from './shape.ts';

const domains = ['threads', 'processes', 'tasks'] as const;
const kinds = ['lock', 'condition', 'semaphore'] as const;
const repetitions = ['deadlocks', 'nests', 'counts', 'raises', 'as-inner'] as const;
const surpluses = ['raises', 'grows'] as const;

export interface LockRow {
  readonly kind: (typeof kinds)[number];
  /** Who may wait for it. */
  readonly domain: (typeof domains)[number];
  /** What a second acquisition by its holder does: waits for ever, nests, takes another permit, raises, or does what the lock inside does. */
  readonly again: (typeof repetitions)[number];
  /** Only its holder may release it. */
  readonly owned: boolean;
  /** What a release too many does: raises, or adds a permit without a word. */
  readonly tooMany: (typeof surpluses)[number];
  /** How the constructor of its reentrant sibling is called, where there is one. */
  readonly reentrantSibling?: string;
}

export interface LockModel extends LockRow {
  /** `acquire` is a coroutine and `async with` enters it. */
  readonly isAsync: boolean;
}

export const lockShape: Shape<LockRow> = {
  kind: orElse(oneOf(kinds), 'lock'),
  domain: orElse(oneOf(domains), 'threads'),
  again: required(oneOf(repetitions)),
  owned: yesNo,
  tooMany: orElse(oneOf(surpluses), 'raises'),
  reentrantSibling: words,
};

export const toLockModel = (row: LockRow): LockModel => ({ ...row, isAsync: row.domain === 'tasks' });

/** Where a Condition takes the lock it is built on: first argument or this keyword. */
export const conditionLockKeyword = 'lock';

/** Something to wait for that nobody holds. */
export interface SynchronizerModel {
  readonly kind: 'event' | 'barrier' | 'queue' | 'channel' | 'future';
  readonly domain: LockModel['domain'];
}
export const synchronizerShape: Shape<SynchronizerModel> = {
  kind: required(oneOf(['event', 'barrier', 'queue', 'channel', 'future'] as const)),
  domain: orElse(oneOf(domains), 'threads'),
};
