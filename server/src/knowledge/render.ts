/**
 * The hover of a finding, as Markdown and as plain text: what, how grave, the schedule that breaks THIS program with the
 * user's own names, how to mend it; below a rule the principle. The editor already shows the message above the hover,
 * so it is not repeated. Errs towards brevity: long schedules are cut and say so, and what does not fit 4 KB goes.
 */
import type { Language } from '../base/language.ts';
import type { Span } from '../base/span.ts';
import type { Catalog } from './catalog.ts';
import { code, prose } from './markdown-code.ts';
import { type Page, sectionText } from './parse-page.ts';
import { plainText, withoutLinks } from './plain-text.ts';

interface Step extends Span {
  readonly file: string;
  readonly text: string;
}
/** The part of the service's `Diagnostic` that a hover needs; texts are already in the reader's language. */
export interface ExplainedFinding {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly confidence: string;
  readonly witness: readonly { readonly role: string; readonly steps: readonly Step[] }[];
  readonly related: readonly (Span & { readonly file: string; readonly message: string })[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

export interface RenderContext {
  readonly catalog: Catalog;
  readonly language: Language;
  /** Names a place for the reader, as plain text such as `worker.py:41`. */
  readonly where: (place: Span & { readonly file: string }) => string;
}

export interface Rendered {
  readonly markdown: string;
  readonly plain: string;
}

/** Steps shown of one schedule, fixes shown, and columns: together they keep the instance within 12 lines. */
const mostSteps = 5;
const mostFixes = 3;
const mostFlows = 3;
/** UTF-8 bytes of the Markdown. */
const mostBytes = 4096;

export function renderFinding(finding: ExplainedFinding, context: RenderContext): Rendered {
  const page = context.catalog.rulePage(finding.name, context.language);
  const instance = [header(finding, page, context), schedule(finding, context), mending(finding, page, context)].filter(
    (block) => block !== '',
  );
  const principle = principleOf(finding, page, context);
  while (principle.length > 1 && bytes([...instance, '---', ...principle].join('\n\n')) > mostBytes) principle.splice(-2, 1);
  const markdown = [...instance, '---', ...principle].join('\n\n');
  return { markdown, plain: plainText(markdown.replace('\n\n---\n\n', '\n\n')) };
}

/** The hover of a page about an API or a concept: the whole page, its title as a bold line. */
export function renderPage(page: Page): Rendered {
  const markdown = withoutLinks(page.body.replace(/^# (.*)$/m, '**$1**').replace(/^## (.*)$/gm, '**$1**'));
  return { markdown, plain: plainText(markdown) };
}

function header(finding: ExplainedFinding, page: Page | undefined, { catalog, language }: RenderContext): string {
  const severity = catalog.phrase(`severity-${finding.severity}`, {}, language);
  const confidence = catalog.phrase(`confidence-${finding.confidence}`, {}, language);
  return `**${finding.code} · ${page?.title ?? finding.name}** · ${severity} · ${confidence}`;
}

function schedule(finding: ExplainedFinding, context: RenderContext): string {
  const flows = finding.witness.slice(0, mostFlows);
  const [only] = flows;
  if (only === undefined) return relatedPlaces(finding, context);
  return flows.length === 1 ? numbered(only, context) : columns(flows, context);
}

const stepText = (step: Step, { where }: RenderContext): string => `${prose(step.text)} — ${code(where(step))}`;

function relatedPlaces(finding: ExplainedFinding, context: RenderContext): string {
  const shown = finding.related.slice(0, mostSteps).map((place) => `- ${stepText({ ...place, text: place.message }, context)}`);
  return [...shown, ...more(finding.related.length - mostSteps, context).map((text) => `- ${text}`)].join('\n');
}

function numbered(flow: ExplainedFinding['witness'][number], context: RenderContext): string {
  const shown = flow.steps.slice(0, mostSteps).map((step, index) => `${index + 1}. ${stepText(step, context)}`);
  const rest = more(flow.steps.length - mostSteps, context).map((text) => `${mostSteps + 1}. ${text}`);
  return [`**${prose(flow.role)}**`, '', ...shown, ...rest].join('\n');
}

/** One column per role; row by row the steps in their own order. */
function columns(flows: ExplainedFinding['witness'], context: RenderContext): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const height = Math.min(mostSteps, Math.max(...flows.map((flow) => flow.steps.length)));
  const rows = Array.from({ length: height }, (_, index) => row(flows.map((flow) => cell(flow.steps[index], index, context))));
  const hidden = flows.map((flow) => more(flow.steps.length - mostSteps, context)[0] ?? '');
  const rest = hidden.some((text) => text !== '') ? [row(hidden)] : [];
  return [row(flows.map((flow) => prose(flow.role))), row(flows.map(() => '---')), ...rows, ...rest].join('\n');
}

/** A `|` ends a cell even inside code, unless it is escaped. */
const cell = (step: Step | undefined, index: number, context: RenderContext): string =>
  step === undefined ? '' : `${index + 1}\\. ${stepText(step, context)}`.replace(/(?<!\\)\|/g, '\\|');

const more = (count: number, { catalog, language }: RenderContext): readonly string[] =>
  count > 0 ? [catalog.phrase('more-steps', { count: String(count) }, language)] : [];

function mending(finding: ExplainedFinding, page: Page | undefined, { catalog, language }: RenderContext): string {
  const label = catalog.phrase('fix', {}, language);
  const titles = finding.fixes.slice(0, mostFixes).map((fix) => prose(fix.title));
  const byHand = page === undefined ? '' : (sectionText(page, label).split('\n')[0] ?? '');
  const text = titles.length > 0 ? titles.join(' · ') : withoutLinks(byHand.startsWith('```') ? '' : byHand);
  return text === '' ? '' : `**${label}**: ${text}`;
}

/** Blocks from the most to the least wanted, but for the last, which always stays. */
function principleOf(finding: ExplainedFinding, page: Page | undefined, { catalog, language }: RenderContext): string[] {
  const block = (id: string): readonly string[] => {
    const heading = catalog.phrase(id, {}, language);
    const text = page === undefined ? '' : withoutLinks(sectionText(page, heading));
    return text === '' ? [] : [`**${heading}**: ${text}`];
  };
  const suppress = `**${catalog.phrase('suppress', {}, language)}**: ${code(`# interleave: ignore[${finding.code}]`)}`;
  return [...block('why'), ...block('when-it-is-safe'), suppress];
}

/** UTF-8 length, counted by hand because the core has no `TextEncoder`. */
function bytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    count += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return count;
}
