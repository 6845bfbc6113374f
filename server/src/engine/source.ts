/** What a computation may read: an input, or the answer of another computation. */
import type { Cell } from './cell.ts';

export class Source {
  /** Those whose present answer leans on this. */
  readers: Set<Cell> | undefined;
}

/** Where inputs tell that they were read or have changed. */
export interface Recorder {
  read(source: Source): void;
  /** Never while something is computed. */
  changed(source: Source): void;
}
