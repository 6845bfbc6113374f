/**
 * The report for people: where, how grave, what; the line with the place marked; the other places; the schedule
 * that breaks the program; the fix. Sources, names and messages are printed harmless.
 */
import { lineText, positionAt } from '../base/line-index.ts';
import type { Diagnostic, Flow, Place, ResolvedFix } from '../service/types.ts';
import { excerpt, harmless } from './display.ts';
import type { Report, ReportedFinding } from './report.ts';
import type { Style, StyleName } from './style.ts';
import type { Texts } from './texts.ts';

export interface TextContext {
  readonly report: Report;
  readonly words: Texts;
  readonly style: Style;
  /** A phrase of `knowledge/` in the reader's language. */
  readonly phrase: (id: string) => string;
}

export function textReport(context: TextContext): string {
  const blocks = context.report.findings.map((finding) => findingText(finding, context));
  return `${[...blocks, summary(context)].join('\n\n')}\n`;
}

function findingText({ diagnostic, fixes }: ReportedFinding, context: TextContext): string {
  const gutter = gutterFor(gutterWidth(diagnostic, context), context.style);
  return [
    header(diagnostic, context),
    gutter('', '|'),
    ...snippet(diagnostic, '', '^', diagnostic.severity, gutter, context),
    ...diagnostic.related.flatMap((place) => relatedText(place, place.file === diagnostic.file, gutter, context)),
    ...notes(diagnostic, fixes, gutter, context),
  ].join('\n');
}

/** The left edge of a line: a line number or nothing, and a mark. */
type Gutter = (label: string, mark: string) => string;

function gutterFor(width: number, style: Style): Gutter {
  return (label, mark) => {
    const text = `${label.padStart(width)} ${mark}`;
    return text.trim() === '' ? text : style('gutter', text);
  };
}

/** Digits of the largest line number shown. */
function gutterWidth(diagnostic: Diagnostic, context: TextContext): number {
  return Math.max(...[diagnostic, ...diagnostic.related].map((place) => String(lineOf(place, context)).length));
}

const position = (place: Place, { report }: TextContext) => positionAt(report.texts.get(place.file)?.starts ?? [0], place.start);
/** From 1. */
const lineOf = (place: Place, context: TextContext): number => position(place, context).line + 1;

function header(diagnostic: Diagnostic, context: TextContext): string {
  const { code, name, severity, message } = diagnostic;
  const kind = context.style(severity, `${severityName(severity, context)}[${code} ${name}]`);
  return `${address(diagnostic, context)}: ${kind} ${context.style('strong', harmless(message))}`;
}

function address(place: Place, context: TextContext): string {
  const { line, character } = position(place, context);
  return `${harmless(place.file)}:${line + 1}:${character + 1}`;
}

/** The source line and, under it, the marks and a label. */
function snippet(place: Place, label: string, mark: string, style: StyleName, gutter: Gutter, context: TextContext): readonly string[] {
  const source = context.report.texts.get(place.file);
  if (!source) return [];
  const { line, character } = positionAt(source.starts, place.start);
  const raw = lineText(source.text, source.starts, line);
  const { text, before, marked } = excerpt(raw, character, Math.min(raw.length, character + place.end - place.start));
  const marks = context.style(style, mark.repeat(marked) + (label === '' ? '' : ` ${harmless(label)}`));
  return [`${gutter(String(line + 1), '|')} ${text}`, `${gutter('', '|')} ${' '.repeat(before)}${marks}`];
}

function relatedText(place: Diagnostic['related'][number], sameFile: boolean, gutter: Gutter, context: TextContext): readonly string[] {
  const between = sameFile ? gutter('', '|') : `${gutter('', ':::')} ${address(place, context)}`;
  return [between, ...snippet(place, place.message, '-', 'gutter', gutter, context)];
}

function notes(diagnostic: Diagnostic, fixes: readonly ResolvedFix[], gutter: Gutter, context: TextContext): readonly string[] {
  const lines = [
    ...diagnostic.witness.flatMap((flow, index) => {
      const before = diagnostic.witness.slice(0, index).reduce((sum, { steps }) => sum + steps.length, 0);
      return flowText(flow, before, diagnostic.file, gutter, context);
    }),
    ...fixes.map(({ title, safe }) => {
      const label = context.words.label(context.phrase('fix').toLowerCase(), context.phrase(safe ? 'safe-fix' : 'unsafe-fix'));
      return `${gutter('', '=')} ${context.style('fix', label)} ${harmless(title)}`;
    }),
  ];
  return lines.length === 0 ? [] : [gutter('', '|'), ...lines];
}

/** A role and its steps, numbered on from those `before`; a step of another file says which. */
function flowText(flow: Flow, before: number, file: string, gutter: Gutter, context: TextContext): readonly string[] {
  return [
    `${gutter('', '=')} ${harmless(flow.role)}`,
    ...flow.steps.map((step, index) => {
      const where = step.file === file ? String(lineOf(step, context)) : `${harmless(step.file)}:${lineOf(step, context)}`;
      return `${gutter('', ' ')}   ${before + index + 1}. ${harmless(step.text)} ${context.style('faint', `(${where})`)}`;
    }),
  ];
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

const severityName = (severity: Diagnostic['severity'], { phrase }: TextContext): string => phrase(`severity-${severity}`).toLowerCase();

function summary(context: TextContext): string {
  const { report, words } = context;
  const counts = severities
    .map((severity) => ({
      severity: severityName(severity, context),
      count: report.findings.filter(({ diagnostic }) => diagnostic.severity === severity).length,
    }))
    .filter(({ count }) => count > 0);
  return counts.length === 0 ? words.noFindings(report.texts.size) : words.findings(counts, report.texts.size);
}
