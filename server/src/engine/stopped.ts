/**
 * The questions that were open when a pause came, from the inside out. Asked again in that order, each is begun again once
 * for the pauses in itself: from the outside in, every pause would begin all of them again, and the widest are outermost.
 */
import type { Cell } from './cell.ts';
import { Paused } from './paused.ts';

export class Stopped {
  #cells: Cell[] = [];

  add(cell: Cell): void {
    this.#cells.push(cell);
  }

  /** What changes may make any of them pointless. */
  clear(): void {
    if (this.#cells.length > 0) this.#cells = [];
  }

  /** May pause again. What fails is asked once more by whoever needs it, and can say so. */
  askAgain(ask: (cell: Cell) => void): void {
    const left = this.#cells.reverse();
    this.#cells = [];
    try {
      for (let cell = left.pop(); cell; cell = left.pop()) if (cell.state === 'stale') attempted(ask, cell);
    } finally {
      this.#cells.push(...left.reverse());
    }
  }
}

function attempted(ask: (cell: Cell) => void, cell: Cell): void {
  try {
    ask(cell);
  } catch (error) {
    if (error instanceof Paused) throw error;
  }
}
