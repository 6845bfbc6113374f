/**
 * Walks a tree in tree-sitter's memory, node by node as the grammar shows them: hidden nodes are passed through,
 * aliases replace names. The same steps as tree-sitter's own cursor takes (`tree_cursor.c`), without its border.
 *
 * A subtree is eight bytes in its parent's list of children, which ends where the parent's own data begin. A small
 * leaf is kept in these bytes (lowest bit 1), anything else is an address. Lengths count bytes of UTF-16.
 */
import type { Tree } from 'web-tree-sitter';
import { addressOf, type LanguageTables, type TreeMemory } from './tree-memory.ts';

/** Offsets in `SubtreeHeapData` of tree-sitter's `subtree.h`; its flags are, from the lowest bit on: visible, named, extra. */
const padding = 4;
const size = 16;
const errorCost = 32;
const childCount = 36;
const symbol = 40;
const flags = 44;
const visibleChildCount = 48;
const production = 66;

/** One level of the way down, hidden nodes included: which of a node's children is next. */
interface Level {
  /** Of a hidden node only its children are seen. */
  hidden: boolean;
  /** Where the next child is in the list, and the end of the list. */
  slot: number;
  last: number;
  /** Children so far that are no extras: what aliases and fields go by. */
  place: number;
  /** Where the children so far end, in bytes. */
  at: number;
  /** First entry of the node's production in the tables. */
  production: number;
  /** The visible node itself, for the way back. */
  own: { slot: number; node: number; typeId: number; start: number; end: number };
}

/** Stands on one node of a tree. */
export interface TreeCursor {
  /** 65535 for ERROR. */
  readonly typeId: number;
  /** UTF-16 units from the start of the text. */
  readonly start: number;
  readonly end: number;
  /** Whether the parser made the node up. */
  readonly isMissing: boolean;
  /** Whether an error lies inside, or the node is one. */
  readonly hasError: boolean;
  /** The field the grammar gives the node in its parent; 0 for none. */
  readonly fieldId: number;
  toFirstChild(): boolean;
  /** To the first child that ends behind the offset; on the way whole lists of others are passed by. */
  toFirstChildBehind(offset: number): boolean;
  /** After `false` the cursor stands nowhere, and only `toParent` makes sense. */
  toNextSibling(): boolean;
  toParent(): void;
}

/** Only to be used until the next parse, by whichever parser, and while the tree exists. */
export class MemoryCursor implements TreeCursor {
  typeId = 0;
  start = 0;
  end = 0;
  /** The address of the eight bytes of the node. */
  #slot = 0;
  /** The address of the node's data; 0 for a leaf that is kept in its parent's list. */
  #node = 0;
  #depth = -1;
  /** Children that end there or before, in bytes, are passed by. */
  #behind = -1;
  readonly #levels: Level[] = [];
  readonly #memory: TreeMemory;
  readonly #tables: LanguageTables;

  /** Stands on the root. */
  constructor(tree: Tree, memory: TreeMemory, tables: LanguageTables) {
    this.#memory = memory.refreshed();
    this.#tables = tables;
    // A tree begins with the eight bytes of its root: a list of one.
    const level = this.#deeper();
    level.slot = addressOf(tree);
    level.last = level.slot + 8;
    this.toNextSibling();
  }

  get isMissing(): boolean {
    const { u8 } = this.#memory;
    return this.#node ? ((u8[this.#node + flags + 1] ?? 0) & 2) !== 0 : ((u8[this.#slot] ?? 0) & 32) !== 0;
  }

  get hasError(): boolean {
    return this.isMissing || (this.#node !== 0 && this.#memory.u32[(this.#node + errorCost) >> 2] !== 0);
  }

  get fieldId(): number {
    if (this.#isExtra) return 0;
    for (let depth = this.#depth; depth >= 0; depth -= 1) {
      const level = this.#levels[depth];
      if (!level) break;
      const field = level.place <= this.#tables.width ? this.#tables.fields[level.production + level.place - 1] : 0;
      if (field) return field;
      if (!level.hidden) break;
    }
    return 0;
  }

  toFirstChild(): boolean {
    if (!this.#node || !this.#memory.u32[(this.#node + childCount) >> 2]) return false;
    const level = this.#enter(this.#node, this.start * 2);
    level.hidden = false;
    level.own.slot = this.#slot;
    level.own.node = this.#node;
    level.own.typeId = this.typeId;
    level.own.start = this.start;
    level.own.end = this.end;
    if (this.toNextSibling()) return true;
    this.#depth -= 1;
    return false;
  }

  toFirstChildBehind(offset: number): boolean {
    this.#behind = offset * 2;
    const found = this.toFirstChild();
    this.#behind = -1;
    return found;
  }

  toNextSibling(): boolean {
    for (;;) {
      const level = this.#levels[this.#depth];
      if (!level) return false;
      if (level.slot < level.last) {
        if (this.#toNext(level)) return true;
      } else if (level.hidden) this.#depth -= 1;
      else return false;
    }
  }

  toParent(): void {
    while (this.#levels[this.#depth]?.hidden) this.#depth -= 1;
    const level = this.#levels[this.#depth];
    if (!level) return;
    this.#depth -= 1;
    this.#slot = level.own.slot;
    this.#node = level.own.node;
    this.typeId = level.own.typeId;
    this.start = level.own.start;
    this.end = level.own.end;
  }

  get #isExtra(): boolean {
    const { u8 } = this.#memory;
    return this.#node ? ((u8[this.#node + flags] ?? 0) & 4) !== 0 : ((u8[this.#slot] ?? 0) & 8) !== 0;
  }

  #typeOf(ownSymbol: number): number {
    return this.#tables.types[ownSymbol] ?? ownSymbol;
  }

  /** A new lowest level: the children of the node at this address, which starts at that byte. */
  #enter(node: number, at: number): Level {
    const { u16, u32 } = this.#memory;
    const level = this.#deeper();
    level.hidden = true;
    level.slot = node - 8 * (u32[(node + childCount) >> 2] ?? 0);
    level.last = node;
    level.place = 0;
    // The padding before the first child is the node's own.
    level.at = at - (u32[(node + padding) >> 2] ?? 0);
    level.production = (u16[(node + production) >> 1] ?? 0) * this.#tables.width;
    return level;
  }

  /** Levels are used again: a walk makes as many as it is deep. */
  #deeper(): Level {
    this.#depth += 1;
    const known = this.#levels[this.#depth];
    if (known) return known;
    const own = { slot: 0, node: 0, typeId: 0, start: 0, end: 0 };
    const level = { hidden: true, slot: 0, last: 0, place: 0, at: 0, production: 0, own };
    this.#levels.push(level);
    return level;
  }

  /** Goes to the next child of a level, or into it where it is hidden: then false. */
  #toNext(level: Level): boolean {
    const { u8, u16, u32 } = this.#memory;
    const { slot } = level;
    const word = u32[slot >> 2] ?? 0;
    const node = (word & 1) === 0 ? word : 0;
    const bits = node ? (u8[node + flags] ?? 0) : word >> 1;
    const start = level.at + (node ? (u32[(node + padding) >> 2] ?? 0) : (u8[slot + 6] ?? 0));
    level.slot = slot + 8;
    level.at = start + (node ? (u32[(node + size) >> 2] ?? 0) : (u8[slot + 7] ?? 0));
    const alias = (bits & 4) === 0 ? this.#takePlace(level) : 0;
    if (level.at <= this.#behind) return false;
    if (alias === 0 && (bits & 1) === 0) {
      if (node && u32[(node + childCount) >> 2] && u32[(node + visibleChildCount) >> 2]) this.#enter(node, start);
      return false;
    }
    this.#slot = slot;
    this.#node = node;
    this.typeId = this.#typeOf(alias || (node ? (u16[(node + symbol) >> 1] ?? 0) : (word >> 8) & 255));
    this.start = start >> 1;
    this.end = level.at >> 1;
    return true;
  }

  /** Counts a child that is no extra; the symbol it goes by instead of its own, or 0. */
  #takePlace(level: Level): number {
    const place = level.place;
    level.place = place + 1;
    return place < this.#tables.width ? (this.#tables.aliases[level.production + place] ?? 0) : 0;
  }
}
