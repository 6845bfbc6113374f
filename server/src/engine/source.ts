/** What a computation may read: an input, or the answer of another computation. */
import type { Cell } from './cell.ts';

/** So many readers are kept in a list, which takes a third of the memory of a set. */
const mostListed = 8;

export class Source {
  /** Most sources have one reader or none, nearly all others a few, and there are very many. */
  #readers: Cell | Cell[] | Set<Cell> | undefined;

  /** Those whose present answer leans on this, as they are now: who is told of a change may stop reading. */
  get readers(): readonly Cell[] {
    if (this.#readers === undefined) return nobody;
    if (this.#readers instanceof Set) return [...this.#readers];
    return Array.isArray(this.#readers) ? this.#readers : [this.#readers];
  }

  get isRead(): boolean {
    if (this.#readers instanceof Set) return this.#readers.size > 0;
    return Array.isArray(this.#readers) ? this.#readers.length > 0 : this.#readers !== undefined;
  }

  isReadBy(reader: Cell): boolean {
    if (this.#readers instanceof Set) return this.#readers.has(reader);
    return Array.isArray(this.#readers) ? this.#readers.includes(reader) : this.#readers === reader;
  }

  addReader(reader: Cell): void {
    if (this.#readers === undefined || this.#readers === reader) this.#readers = reader;
    else if (this.#readers instanceof Set) this.#readers.add(reader);
    else this.#readers = listed(this.#readers, reader);
  }

  removeReader(reader: Cell): void {
    if (this.#readers instanceof Set) this.#readers.delete(reader);
    else if (Array.isArray(this.#readers)) this.#readers = this.#readers.filter((each) => each !== reader);
    else if (this.#readers === reader) this.#readers = undefined;
  }
}

/** A new list each time, no longer than it must be: who goes through one goes through those it held then. */
function listed(known: Cell | Cell[], reader: Cell): Cell[] | Set<Cell> {
  if (!Array.isArray(known)) return [known, reader];
  if (known.includes(reader)) return known;
  return known.length < mostListed ? known.concat(reader) : new Set(known).add(reader);
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
