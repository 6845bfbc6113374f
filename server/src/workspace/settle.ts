/**
 * What to analyse while somebody types. Text with a syntax error says little, so every function that does not
 * parse stands in the **shown** program as it last did, and its findings move with the lines that are left of it.
 * A pause of two seconds ends that: then the text alone decides, whatever was typed before. A pure state machine;
 * time is an argument. While it holds something back it errs towards findings that are already out of date.
 */
import type { EditedText } from '../base/edited-text.ts';
import type { TextEdit } from '../base/span.ts';
import type { ModuleIr } from '../ir/module.ts';
import { holdBack } from './hold-back.ts';
import { identityMap, mapThroughEdit, type PieceMap } from './piece-map.ts';

/** Milliseconds without an edit after which a text with syntax errors is taken at its word. */
export const settlingTime = 2000;

/** A text and its module. */
export interface Parsed {
  readonly text: EditedText;
  readonly module: ModuleIr;
}

/** The program that is analysed, and the way from its offsets to those of the user's text. */
export interface Shown extends Parsed {
  readonly map: PieceMap;
}

export interface Settling {
  readonly shown: Shown;
  /** When, on the host's clock, a fresh parse has to decide; undefined when what is shown is the text alone. */
  readonly dueAt: number | undefined;
}

/** The answer of a fresh parse: a document just opened, replaced as a whole, or left alone for long enough. */
export const settled = (parsed: Parsed): Settling => ({ shown: exactly(parsed), dueAt: undefined });

/** `edit` counts in the user's text before it. */
export const edited = ({ shown }: Settling, edit: TextEdit, now: number): Settling => ({
  shown: { ...shown, map: mapThroughEdit(shown.map, edit) },
  dueAt: now + settlingTime,
});

/** An incremental parse of the text as it is after the edits. Without an error it equals a fresh one and settles at once. */
export const reparsed = (state: Settling, parsed: Parsed, hasError: boolean): Settling =>
  hasError ? { ...state, shown: holdBack(parsed, state.shown) } : settled(parsed);

/** The text alone, nothing held back. */
export const exactly = (parsed: Parsed): Shown => ({ ...parsed, map: identityMap(parsed.text.length) });
