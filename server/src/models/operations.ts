/**
 * What single operations on shared objects do, and how they stand several threads: with the GIL, and in a build
 * without it. `atomic`: indivisible for other threads. `safe`: nothing breaks, but others may see it half done or
 * results mixed. `unsafe`: needs a lock. Two atomic operations in a row are not one.
 */
import { oneOf, required, type Shape, words } from './shape.ts';

const strengths = ['atomic', 'safe', 'unsafe'] as const;

export interface OperationModel {
  /** `updates`: what it leaves or gives depends on what was there (`pop`); `writes` does not ask. */
  readonly does: 'reads' | 'writes' | 'updates';
  readonly gil: (typeof strengths)[number];
  readonly freeThreaded: (typeof strengths)[number];
}
export const operationShape: Shape<OperationModel> = {
  does: required(oneOf(['reads', 'writes', 'updates'] as const)),
  gil: required(oneOf(strengths)),
  freeThreaded: required(oneOf(strengths)),
};

const sharings = ['safe', 'one-at-a-time', 'unsafe', 'creating-thread', 'one-loop', 'each-its-own'] as const;
const picklings = ['yes', 'no', 'as-process-argument'] as const;
const forkings = ['copied', 'shared', 'lost', 'broken'] as const;

export interface SharingModel {
  /** Its methods may run on several threads at a time; on any thread, one at a time; not even that without care; only on the thread or the loop that made it; or every thread sees another object. */
  readonly threads: (typeof sharings)[number];
  /** It reaches another process through a queue or a pool, not at all, or only as an argument of a `Process` that starts. */
  readonly pickles: (typeof picklings)[number];
  /** What a forked child has: a copy of its own (a lock perhaps held for ever), the same thing, nothing that works any more, or something that breaks both sides. */
  readonly fork: (typeof forkings)[number];
}
export const sharingShape: Shape<SharingModel> = {
  threads: required(oneOf(sharings)),
  pickles: required(oneOf(picklings)),
  fork: required(oneOf(forkings)),
};

export interface ProcessWideModel {
  /** What all threads have in common that it changes: `working-directory`, `locale`, … */
  readonly changes: string;
}
export const processWideShape: Shape<ProcessWideModel> = { changes: required(words) };
