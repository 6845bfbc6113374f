/**
 * The report for programs. `version` changes when a field changes its meaning or goes; new fields may come at any
 * time. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive.
 */
import { positionAt } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';
import type { Report, ReportedFinding } from './report.ts';

export const jsonReport = (report: Report): string =>
  `${JSON.stringify({ version: 1, findings: report.findings.map((finding) => findingJson(finding, report)), skipped: report.skipped })}\n`;

function findingJson({ diagnostic, fixes }: ReportedFinding, report: Report): object {
  const { file, code, name, severity, confidence, message, related, witness } = diagnostic;
  const start = (place: Span & { readonly file: string }): { readonly line: number; readonly column: number } =>
    positionJson(report, place.file, place.start);
  return {
    file,
    code,
    name,
    severity,
    confidence,
    ...rangeJson(report, file, diagnostic),
    message,
    related: related.map((place) => ({ file: place.file, ...start(place), message: place.message })),
    witness: witness.map(({ role, steps }) => ({
      role,
      steps: steps.map((step) => ({ file: step.file, line: start(step).line, text: step.text })),
    })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ file: edit.file, ...rangeJson(report, edit.file, edit.span), newText: edit.newText })),
    })),
  };
}

function rangeJson(report: Report, file: string, span: Span): object {
  const start = positionJson(report, file, span.start);
  const end = positionJson(report, file, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function positionJson(report: Report, file: string, offset: number): { readonly line: number; readonly column: number } {
  const { line, character } = positionAt(report.texts.get(file)?.starts ?? [0], offset);
  return { line: line + 1, column: character + 1 };
}
