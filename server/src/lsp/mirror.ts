/**
 * The server's copy of one open document: the client's text, character for character, its version, and where its
 * lines start. Edits are applied in the order sent, each counted in the text that the one before it left. Wrong
 * ranges are put right (clamped, swapped) rather than refused, as a refused edit would part the two texts for good.
 */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { lineAt, lineStarts } from '../base/line-index.ts';
import type { TextEdit } from '../base/span.ts';
import { type Encoding, type LinedText, offsetOf } from './encoding.ts';

/** What a change did to the text before it, in UTF-16 offsets, or that the whole text is new. */
export type MirrorChange = { readonly kind: 'edit'; readonly edit: TextEdit } | { readonly kind: 'replaced' };

export class Mirror implements LinedText {
  readonly #encoding: Encoding;
  #text: string;
  #lineStarts: number[];

  constructor(text: string, encoding: Encoding) {
    this.#encoding = encoding;
    this.#text = text;
    this.#lineStarts = [...lineStarts(text)];
  }

  get text(): string {
    return this.#text;
  }

  get lineStarts(): readonly number[] {
    return this.#lineStarts;
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
    this.#text = text;
    this.#lineStarts = [...lineStarts(text)];
    return { kind: 'replaced' };
  }

  /** Lines are looked for again from the line before the edit to the one behind it: CR and LF may part or meet there. */
  #edit({ span, newText }: TextEdit): void {
    const starts = this.#lineStarts;
    const first = lineAt(starts, Math.max(0, span.start - 1));
    const behind = lineAt(starts, span.end) + 1;
    const from = starts[first] ?? 0;
    const shift = newText.length - (span.end - span.start);
    this.#text = this.#text.slice(0, span.start) + newText + this.#text.slice(span.end);
    const next = starts[behind];
    const found = lineStarts(this.#text.slice(from, next === undefined ? undefined : next + shift));
    const inner = found.slice(1, next === undefined ? undefined : -1).map((start) => start + from);
    this.#lineStarts = [
      ...starts.slice(0, first + 1),
      ...inner,
      ...(shift === 0 ? starts.slice(behind) : starts.slice(behind).map((start) => start + shift)),
    ];
  }
}
