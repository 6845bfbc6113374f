/** What a store that does not record keeps in place of cells. */
import type { AnyAnalysis } from './cell.ts';
import type { Source } from './source.ts';

/** Stands for the answer `undefined`. */
export const absent = Symbol('absent');
/** Stands for the answer while it is being computed. */
export const asking = Symbol('asking');

export function answerOf(kept: unknown, { name }: AnyAnalysis): unknown {
  if (kept === asking) throw new Error(`analysis ${name} needs itself`);
  return kept === absent ? undefined : kept;
}

/** What every computation reads; nobody adds to it. */
export const unrecorded: Set<Source> = new Set();
