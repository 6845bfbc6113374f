/**
 * What a quick fix is: a pure function from a text and its IR to edits of that text. It runs only when
 * somebody asks for the fix. It errs towards silence: a text the builder cannot prove it understands
 * gives `undefined`, and the fix is not offered; a wrong edit is the one thing it may never give.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { ModuleIr, Unit } from '../ir/module.ts';

export interface FixContext {
  readonly file: string;
  readonly text: string;
  readonly module: ModuleIr;
  /** Absolute start, in UTF-16 units, of a unit of this file. */
  unitStart(unit: Unit): number;
}

/**
 * `at` holds absolute offsets; what it covers is said by each fix. The edits count from the start of the
 * file, do not overlap and leave a text that parses. Never throws.
 */
export type FixBuilder = (context: FixContext, at: Span, args: Readonly<Record<string, string>>) => readonly TextEdit[] | undefined;
