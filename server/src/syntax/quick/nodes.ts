/**
 * The tree that the quick reader makes: rows of numbers, children linked to one another, made from the leaves up. To the
 * lowering it is a tree like tree-sitter's, seen through a cursor.
 */
import type { TreeCursor } from '../tree-cursor.ts';

/** Type and field; start; end; first child; next sibling. Row 0 is none. */
const width = 5;
const fieldShift = 16;

export class Nodes {
  #rows = new Int32Array(1 << 16);
  #length = width;
  /** Nodes that have no parent yet. */
  readonly #loose: number[] = [];
  #count = 0;

  /** Where the children of a node that begins now will start. */
  get mark(): number {
    return this.#count;
  }

  /** Forgets all nodes. */
  clear(): void {
    this.#length = width;
    this.#count = 0;
  }

  leaf(type: number, start: number, end: number): number {
    if (this.#length + width > this.#rows.length) this.#enlarge();
    const node = this.#length;
    this.#length += width;
    this.#rows[node] = type;
    this.#rows[node + 1] = start;
    this.#rows[node + 2] = end;
    this.#rows[node + 3] = 0;
    this.#rows[node + 4] = 0;
    return node;
  }

  /** The next child of whatever is closed next. */
  add(node: number, field = 0): void {
    this.#rows[node] = this.type(node) | (field << fieldShift);
    this.#loose[this.#count] = node;
    this.#count += 1;
  }

  /** The child added last, which is none then. */
  take(): number {
    this.#count -= 1;
    return this.#loose[this.#count] ?? 0;
  }

  /** The same node, as another type. */
  renamed(node: number, type: number): number {
    this.#rows[node] = type;
    return node;
  }

  /** Says in which field the child stands that was added last. */
  label(field: number): void {
    const node = this.#loose[this.#count - 1] ?? 0;
    this.#rows[node] = this.type(node) | (field << fieldShift);
  }

  /** A node with all children added since `mark`. */
  close(type: number, start: number, end: number, mark: number): number {
    const node = this.leaf(type, start, end);
    let last = node + 3;
    for (let index = mark; index < this.#count; index += 1) {
      const child = this.#loose[index] ?? 0;
      this.#rows[last] = child;
      last = child + 4;
    }
    this.#rows[last] = 0;
    this.#count = mark;
    return node;
  }

  type(node: number): number {
    return (this.#rows[node] ?? 0) & 0xffff;
  }

  field(node: number): number {
    return (this.#rows[node] ?? 0) >> fieldShift;
  }

  start(node: number): number {
    return this.#rows[node + 1] ?? 0;
  }

  end(node: number): number {
    return this.#rows[node + 2] ?? 0;
  }

  /** 0 for none. */
  firstChild(node: number): number {
    return this.#rows[node + 3] ?? 0;
  }

  /** 0 for none. */
  next(node: number): number {
    return this.#rows[node + 4] ?? 0;
  }

  #enlarge(): void {
    const larger = new Int32Array(this.#rows.length * 2);
    larger.set(this.#rows);
    this.#rows = larger;
  }
}

/** Nothing in such a tree is missing or an error. */
export class NodeCursor implements TreeCursor {
  readonly isMissing = false;
  readonly hasError = false;
  readonly #nodes: Nodes;
  readonly #path: number[] = [];
  #node: number;

  constructor(nodes: Nodes, root: number) {
    this.#nodes = nodes;
    this.#node = root;
  }

  get typeId(): number {
    return this.#nodes.type(this.#node);
  }

  get fieldId(): number {
    return this.#nodes.field(this.#node);
  }

  get start(): number {
    return this.#nodes.start(this.#node);
  }

  get end(): number {
    return this.#nodes.end(this.#node);
  }

  toFirstChild(): boolean {
    const child = this.#nodes.firstChild(this.#node);
    if (child === 0) return false;
    this.#path.push(this.#node);
    this.#node = child;
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
    const next = this.#path.length > 0 ? this.#nodes.next(this.#node) : 0;
    if (next === 0) return false;
    this.#node = next;
    return true;
  }

  toParent(): void {
    this.#node = this.#path.pop() ?? this.#node;
  }
}
