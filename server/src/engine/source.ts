/** What a computation may read: an input, or the answer of another computation. */
import type { Cell } from './cell.ts';

export class Source {
  /** Most sources have one reader or none, and there are very many: a set of its own only where there are more. */
  #readers: Cell | Set<Cell> | undefined;

  /** Those whose present answer leans on this, as they are now: who is told of a change may stop reading. */
  get readers(): readonly Cell[] {
    if (this.#readers === undefined) return nobody;
    return this.#readers instanceof Set ? [...this.#readers] : [this.#readers];
  }

  get isRead(): boolean {
    return this.#readers instanceof Set ? this.#readers.size > 0 : this.#readers !== undefined;
  }

  isReadBy(reader: Cell): boolean {
    return this.#readers instanceof Set ? this.#readers.has(reader) : this.#readers === reader;
  }

  addReader(reader: Cell): void {
    if (this.#readers === undefined || this.#readers === reader) this.#readers = reader;
    else if (this.#readers instanceof Set) this.#readers.add(reader);
    else this.#readers = new Set([this.#readers, reader]);
  }

  removeReader(reader: Cell): void {
    if (this.#readers instanceof Set) this.#readers.delete(reader);
    else if (this.#readers === reader) this.#readers = undefined;
  }
}

const nobody: readonly Cell[] = [];

/** Where inputs tell that they were read or have changed. */
export interface Recorder {
  /** Without, nothing will ever change, and nobody need be told. */
  readonly isRecording: boolean;
  read(source: Source): void;
  /** Never while something is computed. */
  changed(source: Source): void;
}
