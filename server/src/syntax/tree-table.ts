/**
 * A tree as a table of numbers, for another thread to lower: parsing is the dearest part of reading a file, and a
 * table can be handed over without being copied, which neither a tree nor IR can. Four numbers a node, in document
 * order: type, field and flags; start; end; the row behind the last node below it.
 */
import type { NodeTypes } from './node-types.ts';
import type { TreeCursor } from './tree-cursor.ts';

export type TreeTable = Int32Array<ArrayBuffer>;

const width = 4;
const missing = 1 << 24;
const error = 1 << 25;

/** Copies the tree under a cursor that stands on its root. What the lowering never looks at is left out, but not where there are errors. */
export function tableOf(cursor: TreeCursor, types: NodeTypes): TreeTable {
  const keepsAll = cursor.hasError;
  const open: number[] = [];
  let table: TreeTable = new Int32Array(1024);
  let row = 0;
  for (;;) {
    const isKept = keepsAll || !types.dropped[cursor.typeId];
    if (isKept) {
      if (row + width > table.length) table = enlarged(table);
      table[row] = cursor.typeId | (cursor.fieldId << 16) | (cursor.isMissing ? missing : 0) | (cursor.hasError ? error : 0);
      table[row + 1] = cursor.start;
      table[row + 2] = cursor.end;
      open.push(row);
      row += width;
      if (cursor.toFirstChild()) continue;
      table[(open.pop() ?? 0) + 3] = row;
    }
    while (!cursor.toNextSibling()) {
      const done = open.pop();
      if (done === undefined) return table.slice(0, row);
      cursor.toParent();
      table[done + 3] = row;
    }
  }
}

function enlarged(table: TreeTable): TreeTable {
  const larger = new Int32Array(table.length * 2);
  larger.set(table);
  return larger;
}

export class TableCursor implements TreeCursor {
  readonly #table: TreeTable;
  /** The rows of the nodes above. */
  readonly #path: number[] = [];
  #row = 0;

  /** Stands on the root. */
  constructor(table: TreeTable) {
    this.#table = table;
  }

  get typeId(): number {
    return this.#at(0) & 0xffff;
  }

  get start(): number {
    return this.#at(1);
  }

  get end(): number {
    return this.#at(2);
  }

  get isMissing(): boolean {
    return (this.#at(0) & missing) !== 0;
  }

  get hasError(): boolean {
    return (this.#at(0) & error) !== 0;
  }

  get fieldId(): number {
    return (this.#at(0) >> 16) & 0xff;
  }

  toFirstChild(): boolean {
    if (this.#at(3) === this.#row + width) return false;
    this.#path.push(this.#row);
    this.#row += width;
    return true;
  }

  toFirstChildBehind(offset: number): boolean {
    if (!this.toFirstChild()) return false;
    while (this.end <= offset) {
      if (this.toNextSibling()) continue;
      this.toParent();
      return false;
    }
    return true;
  }

  toNextSibling(): boolean {
    const parent = this.#path.at(-1);
    const next = this.#at(3);
    if (parent === undefined || next === this.#table[parent + 3]) return false;
    this.#row = next;
    return true;
  }

  toParent(): void {
    this.#row = this.#path.pop() ?? 0;
  }

  #at(column: number): number {
    return this.#table[this.#row + column] ?? 0;
  }
}
