/**
 * What single operations on shared objects do, and how they stand several threads: with the GIL, and in a build
 * without it. `atomic`: indivisible for other threads. `safe`: nothing breaks, but others may see it half done or
 * results mixed. `unsafe`: needs a lock. Two atomic operations in a row are not one.
 */
import { oneOf, required, type Shape, words, yesNo } from './shape.ts';

const strengths = ['atomic', 'safe', 'unsafe'] as const;

export interface OperationModel {
  /** `updates`: what it leaves or gives depends on what was there (`pop`); `writes` does not ask. */
  readonly does: 'reads' | 'writes' | 'updates';
  readonly gil: (typeof strengths)[number];
  readonly freeThreaded: (typeof strengths)[number];
  /** What it gives walks along the object itself. */
  readonly view: boolean;
}
export const operationShape: Shape<OperationModel> = {
  does: required(oneOf(['reads', 'writes', 'updates'] as const)),
  gil: required(oneOf(strengths)),
  freeThreaded: required(oneOf(strengths)),
  view: yesNo,
};

/** What containers behave like, subclasses and imitations among them. */
export type ContainerType = 'list' | 'dict' | 'set' | 'deque';
export const containerShape: Shape<{ readonly behavesLike: ContainerType }> = {
  behavesLike: required(oneOf(['list', 'dict', 'set', 'deque'] as const)),
};

/** Methods, of whatever container, that change how many elements there are: what a loop over it does not survive. */
export const resizes = (method: string): boolean => !/^(sort|reverse|rotate|move_to_end)$/.test(method);
/** Methods that fail on a container without the element: `pop()` of an empty list, `remove` of what is gone. */
export const needsElement: ReadonlySet<string> = new Set(['pop', 'popleft', 'popitem', 'remove']);

const sharings = ['safe', 'single-calls', 'one-at-a-time', 'unsafe', 'creating-thread', 'one-loop', 'each-its-own', 'request'] as const;
const picklings = ['yes', 'no', 'as-process-argument'] as const;
const forkings = ['copied', 'shared', 'lost', 'broken'] as const;

export interface SharingModel {
  /** Made for several threads at a time; each single call is, but not two in a row (`deque`); any thread, one call at a time; not even that without care; only the thread or the loop that made it; every thread sees another object, or only one that handles a request sees any. */
  readonly threads: (typeof sharings)[number];
  /** It reaches another process through a queue or a pool, not at all, or only as an argument of a `Process` that starts. */
  readonly pickles: (typeof picklings)[number];
  /** What a forked child has: a copy of its own (a lock perhaps held for ever), the same thing, nothing that works any more, or something that breaks both sides. */
  readonly fork: (typeof forkings)[number];
  /** Of an object that is its thread's alone: methods that any thread may call all the same, with blanks between them. */
  readonly free?: string;
}
export const sharingShape: Shape<SharingModel> = {
  threads: required(oneOf(sharings)),
  pickles: required(oneOf(picklings)),
  fork: required(oneOf(forkings)),
  free: words,
};

export interface ProcessWideModel {
  /** What all threads have in common that it changes: `working-directory`, `locale`, … */
  readonly changes: string;
}
export const processWideShape: Shape<ProcessWideModel> = { changes: required(words) };
