/** web-tree-sitter and nothing else: what any analysis on top of it has to wait for. */
import { readFileSync } from 'node:fs';
import { Edit, Language, Parser } from 'web-tree-sitter';

/** The fastest way in: a third faster than to hand over the string. */
const chunk = 512;
const reader = (text) => (index) => text.slice(index, index + chunk);

export async function loadBareParser() {
  await Parser.init();
  const language = await Language.load(readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)));
  return new Parser().setLanguage(language);
}

/** Milliseconds for the whole text; with whether it parsed without an error. */
export function parseFully(parser, text) {
  const began = performance.now();
  const tree = parser.parse(reader(text));
  const ms = performance.now() - began;
  const { hasError } = tree.rootNode;
  tree.delete();
  return { ms, hasError };
}

/** One text with its tree, edited again and again. */
export class BareDocument {
  #parser;
  #tree;
  text;

  constructor(parser, text) {
    this.#parser = parser;
    this.text = text;
    this.#tree = parser.parse(reader(text));
  }

  get hasError() {
    return this.#tree.rootNode.hasError;
  }

  /** Milliseconds to tell the tree and parse again. */
  edit({ start, end, newText }) {
    const after = this.text.slice(0, start) + newText + this.text.slice(end);
    const change = new Edit({
      startIndex: start,
      oldEndIndex: end,
      newEndIndex: start + newText.length,
      startPosition: pointAt(this.text, start),
      oldEndPosition: pointAt(this.text, end),
      newEndPosition: pointAt(after, start + newText.length),
    });
    const began = performance.now();
    this.#tree.edit(change);
    const tree = this.#parser.parse(reader(after), this.#tree);
    const ms = performance.now() - began;
    this.#tree.delete();
    this.#tree = tree;
    this.text = after;
    return ms;
  }

  dispose() {
    this.#tree.delete();
  }
}

function pointAt(text, offset) {
  const before = text.slice(0, offset);
  const row = before.split('\n').length - 1;
  return { row, column: offset - (before.lastIndexOf('\n') + 1) };
}
