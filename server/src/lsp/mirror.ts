/**
 * The server's copy of one open document: the client's text, character for character, its version, and where its
 * lines start. Edits are applied in the order sent, each counted in the text that the one before it left. Wrong
 * ranges are put right (clamped, swapped) rather than refused, as a refused edit would part the two texts for good.
 */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { EditedText } from '../base/edited-text.ts';
import { lineStarts } from '../base/line-index.ts';
import type { TextEdit } from '../base/span.ts';
import { type Encoding, type LinedText, offsetOf } from './encoding.ts';
import { Lines } from './lines.ts';

/** What a change did to the text before it, in UTF-16 offsets, or that the whole text is new. */
export type MirrorChange = { readonly kind: 'edit'; readonly edit: TextEdit } | { readonly kind: 'replaced' };

export class Mirror implements LinedText {
  readonly #encoding: Encoding;
  #text: EditedText;
  #lines: Lines;

  constructor(text: string, encoding: Encoding) {
    this.#encoding = encoding;
    this.#text = EditedText.of(text);
    this.#lines = Lines.of(text);
  }

  get text(): EditedText {
    return this.#text;
  }

  get lines(): Lines {
    return this.#lines;
  }

  apply(change: TextDocumentContentChangeEvent): MirrorChange {
    if (!('range' in change) || !change.range) return this.#replace(change.text);
    const from = offsetOf(this, change.range.start, this.#encoding);
    const to = offsetOf(this, change.range.end, this.#encoding);
    const edit = { span: { start: Math.min(from, to), end: Math.max(from, to) }, newText: change.text };
    this.#edit(edit);
    return { kind: 'edit', edit };
  }

  #replace(text: string): MirrorChange {
    this.#text = EditedText.of(text);
    this.#lines = Lines.of(text);
    return { kind: 'replaced' };
  }

  /** The same text as another object: equal ones that are kept twice take twice the memory. */
  share(text: EditedText | undefined): void {
    if (text?.length === this.#text.length) this.#text = text;
  }

  /** Lines are looked for again from the line before the edit to the one behind it: CR and LF may part or meet there. */
  #edit({ span, newText }: TextEdit): void {
    const before = this.#text;
    const first = this.#lines.at(Math.max(0, span.start - 1));
    const behind = this.#lines.at(span.end) + 1;
    const from = this.#lines.startOf(first) ?? 0;
    const next = this.#lines.startOf(behind);
    this.#text = before.edited({ span, newText });
    const found = lineStarts(before.slice(from, span.start) + newText + before.slice(span.end, next));
    const inner = found.slice(1, next === undefined ? undefined : -1).map((start) => start + from);
    this.#lines = this.#lines.replaced(first + 1, behind, inner, newText.length - (span.end - span.start));
  }
}
