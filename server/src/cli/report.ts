/** What a check found, in the order it is told; both formats print this and nothing else. */
import { compare } from '../base/text-order.ts';
import type { Diagnostic, ResolvedFix } from '../service/types.ts';
import type { ExitCode } from './host.ts';
import { exitCodes } from './host.ts';

/** The text a file's offsets count in. */
export interface CheckedText {
  readonly text: string;
  /** Offsets at which its lines start. */
  readonly starts: readonly number[];
}

export interface ReportedFinding {
  readonly diagnostic: Diagnostic;
  readonly fixes: readonly ResolvedFix[];
}

/** `reason` is in the reader's language. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** Files are named relative to the working directory, with `/`. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly skipped: readonly SkippedFile[];
  /** Every file that was checked. */
  readonly texts: ReadonlyMap<string, CheckedText>;
}

/** By file, place and code: the order of the output depends on nothing else. */
export function sortFindings(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return [...findings].sort(
    ({ diagnostic: a }, { diagnostic: b }) => compare(a.file, b.file) || a.start - b.start || compare(a.code, b.code) || a.end - b.end,
  );
}

export const exitCodeOf = (report: Report): ExitCode =>
  report.findings.some(({ diagnostic }) => diagnostic.severity !== 'hint') ? exitCodes.findings : exitCodes.ok;
