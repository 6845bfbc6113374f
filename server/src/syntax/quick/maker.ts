/** What all parts of the quick reader need: tokens become nodes. */
import type { NodeIds } from './node-ids.ts';
import type { Nodes } from './nodes.ts';
import { Tokens } from './tokens.ts';

/** Deeper nesting is left to the real parser, which does without a stack. */
const deepest = 90;

/** Where a node begins: in the text, and among the nodes without a parent. */
export interface Begun {
  readonly mark: number;
  readonly start: number;
}

export class Maker extends Tokens {
  readonly nodes: Nodes;
  readonly ids: NodeIds;
  #level = 0;

  constructor(text: string, nodes: Nodes, ids: NodeIds) {
    super(text);
    this.nodes = nodes;
    this.ids = ids;
  }

  deeper(): void {
    this.#level += 1;
    if (this.#level > deepest) this.doubt();
  }

  shallower(): void {
    this.#level -= 1;
  }

  begin(): Begun {
    return { mark: this.nodes.mark, start: this.start };
  }

  /** Up to the token before. */
  close(type: number, start: number, mark: number): number {
    return this.nodes.close(type, start, this.reached, mark);
  }

  /** The present token as a node. */
  leaf(type: number): number {
    const node = this.nodes.leaf(type, this.start, this.end);
    this.advance();
    return node;
  }

  tokenId(word: string): number {
    const table: Readonly<Record<string, number>> = this.ids.token;
    return table[word] ?? this.doubt();
  }

  name(): number {
    return this.kind === 'name' ? this.leaf(this.ids.node.identifier) : this.doubt();
  }

  /** Passes by a bracket; inside, lines do not count. */
  open(): Begun {
    this.deeper();
    const begun = this.begin();
    this.depth += 1;
    this.advance();
    return begun;
  }

  shut(bracket: string, type: number, { mark, start }: Begun): number {
    if (!this.is(bracket)) this.doubt();
    this.depth -= 1;
    this.advance();
    this.shallower();
    return this.close(type, start, mark);
  }
}
