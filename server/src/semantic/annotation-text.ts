/**
 * Annotations written as text: `"Lock"`, `'dict[str, list[Worker]]'`, `"Lock | None"`. A small recursive-descent parser of
 * names, dots, subscripts, lists and `|`; anything else is no annotation. The nodes have no place in the file.
 */
import type { Expression } from '../ir/expression.ts';

const nowhere = { start: 0, end: 0 } as const;

/** Undefined for text that is no annotation. */
export function parseAnnotation(text: string): Expression | undefined {
  if (text.length > longest) return undefined;
  const reader = new Reader(text.match(token) ?? []);
  const node = reader.union();
  return reader.isDone ? node : undefined;
}

const longest = 400;
const token = /[A-Za-z_]\w*|\.\.\.|'[^']*'|"[^"]*"|\d+|\S/g;

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  union(): Expression | undefined {
    let left = this.#primary();
    while (left && this.#take('|')) {
      const right = this.#primary();
      left = right && { kind: 'binary', operator: '|', left, right, ...nowhere };
    }
    return left;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #primary(): Expression | undefined {
    let node = this.#atom();
    while (node) {
      if (this.#take('.')) {
        const name: string = this.#tokens[this.#at++] ?? '';
        node = { kind: 'attribute', object: node, name, nameSpan: nowhere, ...nowhere };
      } else if (this.#take('[')) {
        const indices = this.#list(']');
        node = indices && { kind: 'subscript', object: node, indices, ...nowhere };
      } else break;
    }
    return node;
  }

  #atom(): Expression | undefined {
    const word = this.#tokens[this.#at++];
    if (word === undefined) return undefined;
    if (word === '[') {
      const elements = this.#list(']');
      return elements && { kind: 'collection', type: 'list', elements, ...nowhere };
    }
    if (word === 'None') return { kind: 'constant', type: 'none', value: null, ...nowhere };
    if (word === '...') return { kind: 'constant', type: 'ellipsis', value: '...', ...nowhere };
    if (/^['"]/.test(word)) return { kind: 'constant', type: 'str', value: word.slice(1, -1), ...nowhere };
    return /^[A-Za-z_]/.test(word) ? { kind: 'name', id: word, ...nowhere } : undefined;
  }

  #list(end: string): readonly Expression[] | undefined {
    const found: Expression[] = [];
    while (!this.#take(end)) {
      const next = this.union();
      if (!next) return undefined;
      found.push(next);
      if (!this.#take(',') && this.#tokens[this.#at] !== end) return undefined;
    }
    return found;
  }
}
