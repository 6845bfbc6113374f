/**
 * The analysis of one file: its findings, and the way between the offsets of the analysed program and those of the texts
 * that their readers see.
 */
import type { Location } from '../analysis/location.ts';
import type { Program } from '../analysis/program.ts';
import type { EditedText } from '../base/edited-text.ts';
import type { Span } from '../base/span.ts';
import type { FileEdit } from '../fixes/index.ts';
import type { Finding } from '../rules/rule.ts';
import { mapOffsetBack, mapSpan, mapWhole } from '../workspace/piece-map.ts';
import type { Shown } from '../workspace/settle.ts';
import type { Followed } from './followed-files.ts';

export interface FileAnalysis {
  readonly program: Program;
  /** The user's text. */
  readonly text: EditedText;
  readonly findings: readonly Finding[];
  /** Where a location, of any file, stands in its reader's text; undefined when none of it is left. */
  place(location: Location): Span | undefined;
  /** Whether the function, or statement, a location lies in stands in its reader's text as it was analysed. */
  isIntact(location: Location): boolean;
  /** An edit of an analysed text as one of its reader's; undefined where that has been typed over. */
  edit(edit: FileEdit): FileEdit | undefined;
  /** The offset in the analysed text of the file; undefined inside text that has been typed since. */
  offset(offset: number): number | undefined;
}

/** `shownOf` knows every file of the program. */
export function fileAnalysis(
  { file, project, shown, text }: Followed,
  shownOf: (file: string) => Shown | undefined,
  findings = project.findings(file),
): FileAnalysis {
  const { program } = project;
  const mapOf = (other: string): Shown['map'] => (other === file ? shown : shownOf(other))?.map ?? [];
  return {
    program,
    text,
    findings,
    place: (location) => mapSpan(mapOf(location.file), program.absolute(location)),
    isIntact: ({ file: other, unit }) =>
      mapWhole(mapOf(other), program.absolute({ file: other, unit, start: 0, end: unit.length })) !== undefined,
    edit: (edit) => {
      const span = mapWhole(mapOf(edit.file), edit.span);
      return span && { ...edit, span };
    },
    offset: (offset) => mapOffsetBack(shown.map, offset),
  };
}
