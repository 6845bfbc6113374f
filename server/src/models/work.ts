/**
 * What calls are busy with, and whether other threads run meanwhile. A function that only makes calls that compute
 * in Python under the GIL, in loops, keeps all other threads from running Python.
 */
import { oneOf, required, type Shape, yesNo } from './shape.ts';

export interface WorkModel {
  /** Most of its time goes into computing, or into waiting for input and output. */
  readonly bound: 'cpu' | 'io';
  /** Other threads cannot run Python meanwhile; can; or can when the data is large (from about 2 KB on for hashes). */
  readonly gil: 'held' | 'released' | 'large';
  /** It computes and does nothing else: no waiting, no input or output, no release of the GIL, no code of the program. */
  readonly computesOnly: boolean;
  /** Much work by itself, however often it is called. */
  readonly heavy: boolean;
}

export const workShape: Shape<WorkModel> = {
  bound: required(oneOf(['cpu', 'io'] as const)),
  gil: required(oneOf(['held', 'released', 'large'] as const)),
  computesOnly: yesNo,
  heavy: yesNo,
};
