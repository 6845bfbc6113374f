/**
 * tree-sitter's memory, read from outside. Trees live in WebAssembly, and every question put to them through the
 * runtime's functions crosses its border for a few hundred nanoseconds; reading the bytes costs a few. So the
 * runtime is given a memory of ours, and `tree-cursor.ts` walks the trees where they lie.
 *
 * Nothing is ever written here. The offsets are those of `struct TSLanguage` in tree-sitter's `parser.h` on a
 * 32-bit little-endian machine; runtime and grammar are shipped with this code, the loading checks them against
 * what the runtime itself says, and `tests/syntax/tree-cursor.test.ts` compares every node of many trees.
 */
import { type Language, Parser } from 'web-tree-sitter';

interface Memory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: { readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory };

/** Pages of 64 KiB, as the runtime would ask for by itself. */
const memorySize = { initial: 512, maximum: 32_768 };

export class TreeMemory {
  readonly #memory: Memory = new WebAssembly.Memory(memorySize);
  u8 = new Uint8Array();
  u16 = new Uint16Array();
  u32 = new Uint32Array();

  /** Starts the runtime on this memory. */
  async load(options: NonNullable<Parameters<typeof Parser.init>[0]>): Promise<this> {
    await Parser.init({ ...options, wasmMemory: this.#memory });
    return this.refreshed();
  }

  /** To be called before reading what was parsed: a memory that grows gets a new buffer. */
  refreshed(): this {
    const { buffer } = this.#memory;
    if (buffer === this.u8.buffer) return this;
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.u32 = new Uint32Array(buffer);
    return this;
  }
}

/** The C object behind one of the runtime's own: they all keep its address at index 0. */
export const addressOf = (object: object): number => (object as { readonly 0: number })[0];

/** How a grammar names the children of its productions, by the number of the production and the place of the child. */
export class LanguageTables {
  /** By the parser's symbol; ERROR has none. */
  readonly types: Uint16Array;
  /** Children one production may have at the most. */
  readonly width: number;
  /** The symbol a child goes by instead of its own; 0 for none. */
  readonly aliases: Uint16Array;
  /** Field ids of children, not counting those inside hidden children; 0 for none. */
  readonly fields: Uint8Array;

  constructor(language: Language, { u8, u16, u32 }: TreeMemory) {
    const address = addressOf(language);
    const word = (offset: number): number => u32[(address + offset) >> 2] ?? 0;
    const aliasWidth = u16[(address + 36) >> 1] ?? 0;
    const productions = word(28);
    if (word(0) !== language.abiVersion || word(4) + word(8) !== language.nodeTypeCount || word(32) !== language.fieldCount)
      throw new Error('the memory of web-tree-sitter is not laid out as expected: another version, or another start of it');
    this.types = u16.slice(word(76) >> 1, (word(76) >> 1) + language.nodeTypeCount);
    const fields = readFields(productions, word(64), word(68), u8, u16);
    this.width = Math.max(aliasWidth, ...fields.map(({ child }) => child + 1));
    this.aliases = new Uint16Array(productions * this.width);
    this.fields = new Uint8Array(productions * this.width);
    for (const { production, child, field } of fields) this.fields[production * this.width + child] ||= field;
    const aliases = word(84) >> 1;
    // Production 0 stands for all those without an alias.
    for (let production = 1; production < productions; production += 1) {
      const own = u16.subarray(aliases + production * aliasWidth, aliases + (production + 1) * aliasWidth);
      this.aliases.set(own, production * this.width);
    }
  }
}

interface Field {
  readonly production: number;
  readonly child: number;
  readonly field: number;
}

/** `slices` are pairs of first entry and number of entries; an entry is a field id, a child and whether it is inherited from inside a hidden child. */
function readFields(productions: number, slices: number, entries: number, u8: Uint8Array, u16: Uint16Array): readonly Field[] {
  const fields: Field[] = [];
  for (let production = 0; production < productions; production += 1) {
    const first = u16[(slices >> 1) + 2 * production] ?? 0;
    const count = u16[(slices >> 1) + 2 * production + 1] ?? 0;
    for (let entry = entries + 4 * first; entry < entries + 4 * (first + count); entry += 4) {
      if (u8[entry + 3] === 0) fields.push({ production, child: u8[entry + 2] ?? 0, field: u16[entry >> 1] ?? 0 });
    }
  }
  return fields;
}
