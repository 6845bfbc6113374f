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
interface Flow {
  readonly role: string;
  readonly steps: readonly Step[];
}
/** The part of the service's `Diagnostic` that a hover needs; texts are already in the reader's language. */
export interface ExplainedFinding {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly confidence: string;
  readonly witness: readonly Flow[];
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

/** Together these keep the instance within 12 lines. */
const mostSteps = 6;
const mostRows = 7;
const mostFixes = 3;
const mostRoles = 3;
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
  const told = finding.witness.filter((flow) => flow.steps.length > 0);
  const roles = [...new Set(told.map(({ role }) => role))].slice(0, mostRoles);
  const flows = told.filter(({ role }) => roles.includes(role));
  const [only] = flows;
  if (only === undefined) return relatedPlaces(finding, context);
  return flows.length === 1 ? numbered(only, context) : columns(flows, context);
}

const stepText = (step: Step, { where }: RenderContext): string => `${prose(step.text)} — ${code(where(step))}`;

const heading = (role: string): string => prose(role.charAt(0).toUpperCase() + role.slice(1));

function relatedPlaces(finding: ExplainedFinding, context: RenderContext): string {
  const shown = finding.related.slice(0, mostSteps).map((place) => `- ${stepText({ ...place, text: place.message }, context)}`);
  return [...shown, ...more(finding.related.length - mostSteps, context).map((text) => `- ${text}`)].join('\n');
}

function numbered(flow: Flow, context: RenderContext): string {
  const lines = shortened(flow, mostSteps, context).map((text, index) => `${index + 1}. ${text}`);
  return [`**${heading(flow.role)}**`, '', ...lines].join('\n');
}

/** One column per role, one row per step, in the order of time: a role that comes again goes on in its own column. */
function columns(flows: readonly Flow[], context: RenderContext): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const roles = [...new Set(flows.map((flow) => flow.role))];
  const rooms = roomsOf(flows.map(({ steps }) => steps.length));
  const steps = flows.flatMap((flow, at) => shortened(flow, rooms[at] ?? 1, context).map((text) => ({ role: flow.role, text })));
  const rows = steps.map(({ role, text }, index) => row(roles.map((each) => (each === role ? `${index + 1}\\. ${cellText(text)}` : ''))));
  return [row(roles.map((role) => cellText(heading(role)))), row(roles.map(() => '---')), ...rows].join('\n');
}

/** How many rows each stretch gets: the longest give way first. */
function roomsOf(lengths: readonly number[]): readonly number[] {
  const rooms = [...lengths];
  while (rooms.reduce((sum, room) => sum + room, 0) > mostRows && Math.max(...rooms) > 1) {
    const longest = rooms.indexOf(Math.max(...rooms));
    rooms[longest] = (rooms[longest] ?? 1) - 1;
  }
  return rooms;
}

/** A bar ends a cell even inside code, unless it is escaped. */
const cellText = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|');

/** At most `most` lines: the beginning and, because it is what the story leads to, the last step; between them what is left out. */
function shortened(flow: Flow, most: number, context: RenderContext): readonly string[] {
  const lines = flow.steps.map((step) => stepText(step, context));
  if (lines.length <= most) return lines;
  return most < 2 ? lines.slice(-1) : [...lines.slice(0, most - 2), ...more(lines.length - most + 1, context), ...lines.slice(-1)];
}

const more = (count: number, { catalog, language }: RenderContext): readonly string[] =>
  count > 0 ? [catalog.phrase('more-steps', { count: String(count) }, language)] : [];

function mending(finding: ExplainedFinding, page: Page | undefined, { catalog, language }: RenderContext): string {
  const label = catalog.phrase('fix', {}, language);
  const titles = finding.fixes.slice(0, mostFixes).map((fix) => prose(fix.title));
  const byHand = page === undefined ? '' : (sectionText(page, label).split('\n')[0] ?? '');
  const text = titles.length > 0 ? titles.join(' · ') : withoutLinks(byHand.startsWith('```') ? '' : byHand);
  return text === '' ? '' : `**${label}**${colonOf(language)}${text}`;
}

/** Blocks from the most to the least wanted, but for the last, which always stays. */
function principleOf(finding: ExplainedFinding, page: Page | undefined, { catalog, language }: RenderContext): string[] {
  const colon = colonOf(language);
  const block = (id: string): readonly string[] => {
    const heading = catalog.phrase(id, {}, language);
    const text = page === undefined ? '' : withoutLinks(firstBlock(sectionText(page, heading)));
    return text === '' ? [] : [`**${heading}**${text.startsWith('- ') ? '\n\n' : colon}${text}`];
  };
  const suppress = `**${catalog.phrase('suppress', {}, language)}**${colon}${code(`# interleave: ignore[${finding.code}]`)}`;
  return [...block('why'), ...block('when-it-is-safe'), suppress];
}

/** Up to the first blank line: what follows are pointers to other pages, or more than a hover needs. */
const firstBlock = (text: string): string => text.split('\n\n')[0] ?? '';

const colonOf = (language: Language): string => (language === 'zh-cn' ? '：' : ': ');

/** UTF-8 length, counted by hand because the core has no `TextEncoder`. */
function bytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    count += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return count;
}
