/**
 * One followed file: its text, its parse, and the program shown to the analyses while its author types. A text
 * beyond the limits is kept but never parsed. Between an edit and the end of the next `parse` the answers are
 * those of the text before.
 */
import { EditedText } from '../base/edited-text.ts';
import type { TextEdit } from '../base/span.ts';
import { type SkipReason, skipReason } from '../syntax/limits.ts';
import type { PythonParser } from '../syntax/parser.ts';
import { clampEdit } from '../syntax/source-text.ts';
import type { SyntaxDocument } from '../syntax/syntax-document.ts';
import { edited, type Parsed, reparsed, type Settling, type Shown, settled, settlingTime } from './settle.ts';
import { readSuppressions, type Suppression } from './suppression.ts';
import { SuppressionMemory } from './suppression-memory.ts';

export interface Clock {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
}

export class Document {
  readonly file: string;
  readonly #parser: PythonParser;
  readonly #clock: Clock;
  #text: EditedText;
  #skip: SkipReason | undefined;
  #syntax: SyntaxDocument | undefined;
  #settling: Settling | undefined;
  #exact: Parsed | undefined;
  /** Whether the parse now under way knows nothing of earlier texts. */
  #fresh = true;
  #lastEdit = 0;
  #suppressions = new SuppressionMemory();

  constructor(file: string, text: string, parser: PythonParser, clock: Clock) {
    this.file = file;
    this.#parser = parser;
    this.#clock = clock;
    this.#text = EditedText.of(text);
    this.replace(text);
  }

  get text(): EditedText {
    return this.#text;
  }

  /** Why the text is not analysed. */
  get skip(): SkipReason | undefined {
    return this.#skip;
  }

  /** The user's text and its module; undefined before the first parse and for a skipped text. */
  get exact(): Parsed | undefined {
    return this.#exact;
  }

  /** What to analyse; the same as `exact` unless functions were held back because they do not parse. */
  get shown(): Shown | undefined {
    return this.#settling?.shown;
  }

  /** What the user's text switches off. */
  get suppressions(): readonly Suppression[] {
    return this.#exact ? this.#suppressions.read(this.#exact) : readSuppressions(this.#text.whole);
  }

  /** When, on the clock, `settle` is due. */
  get dueAt(): number | undefined {
    return this.#settling?.dueAt;
  }

  replace(text: string): void {
    this.#text = EditedText.of(text);
    this.#skip = skipReason(text);
    this.#close();
    this.#suppressions = new SuppressionMemory();
    if (!this.#skip) this.#syntax = this.#parser.open(text);
  }

  /** `edit` counts in the text that earlier edits left. */
  edit(edit: TextEdit): void {
    this.#syntax?.apply([edit]);
    const text = this.#syntax?.content ?? this.#text.edited(clampEdit(edit, this.#text.length));
    if (!this.#syntax || skipReason(text)) {
      this.replace(text.whole);
      return;
    }
    this.#text = text;
    this.#suppressions.edit(edit, text);
    this.#fresh = false;
    this.#exact = undefined;
    this.#lastEdit = this.#clock.now();
    if (this.#settling) this.#settling = edited(this.#settling, edit, this.#lastEdit);
  }

  /** Whether the text is parsed to its end; see `Service.parse`. */
  parse(shouldPause?: () => boolean): boolean {
    if (!this.#syntax || this.#exact) return true;
    if (!this.#syntax.parse(shouldPause)) return false;
    const parsed = { text: this.#text, module: this.#syntax.module() };
    this.#exact = parsed;
    this.#settling = this.#settle(parsed, this.#syntax.hasError);
    this.#fresh = true;
    return true;
  }

  /** From the end of the next parse on the text alone decides. */
  settle(): void {
    if (this.#settling?.dueAt === undefined || !this.#syntax) return;
    this.#syntax.refresh();
    this.#exact = undefined;
    this.#fresh = true;
  }

  dispose(): void {
    this.#close();
  }

  #settle(parsed: Parsed, hasError: boolean): Settling {
    if (this.#fresh) return settled(parsed);
    if (this.#settling) return reparsed(this.#settling, parsed, hasError);
    // Edited before it was ever parsed: nothing to hold back, but the tree may know of the earlier text.
    return { ...settled(parsed), dueAt: hasError ? this.#lastEdit + settlingTime : undefined };
  }

  #close(): void {
    this.#syntax?.dispose();
    this.#syntax = undefined;
    this.#settling = undefined;
    this.#exact = undefined;
    this.#fresh = true;
  }
}
