/**
 * What the cursor rests on: a finding, explained with the names of this very program, else the code in a comment that
 * switches it off, a name of a library or a keyword that there is a page for. Errs towards silence: anything else has
 * no hover, and the editor's other hovers stay alone.
 */

import { keywordAt } from '../analysis/keyword-at.ts';
import { nameAt } from '../analysis/name-at.ts';
import type { Language } from '../base/language.ts';
import { lineAt, lineStarts } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';
import { renderBrief } from '../knowledge/brief.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import { renderFinding, renderPage } from '../knowledge/render.ts';
import { nameOf } from '../workspace/file-system.ts';
import { suppressedRuleAt } from '../workspace/suppression.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { Diagnostic, Hover, Place } from './types.ts';

/** More than one finding at a place is rare; more than two would hide the text below. */
const mostFindings = 2;

export interface HoverWording {
  readonly catalog: Catalog;
  readonly language: Language;
  /** The line, from 1, of an offset in a text as its reader sees it. */
  readonly line: (file: string, offset: number) => number;
}

/** For the findings at one place, the narrowest first. */
export function findingHover(found: readonly Diagnostic[], { catalog, language, line }: HoverWording): Hover | undefined {
  const nearest = [...found].sort((a, b) => a.end - a.start - (b.end - b.start)).slice(0, mostFindings);
  const [first] = nearest;
  if (!first) return undefined;
  const where = ({ file, start }: Place): string => `${file === first.file ? '' : nameOf(file)}:${line(file, start)}`;
  const rendered = nearest.map((finding) => renderFinding(finding, { catalog, language, where }));
  return {
    span: { start: first.start, end: first.end },
    markdown: rendered.map(({ markdown }) => markdown).join('\n\n---\n\n'),
    plain: rendered.map(({ plain }) => plain).join('\n\n'),
  };
}

/** Of each file the lines are counted once. */
export function linesOf(textOf: (file: string) => string): HoverWording['line'] {
  const known = new Map<string, readonly number[]>();
  return (file, offset) => {
    const starts = known.get(file) ?? lineStarts(textOf(file));
    known.set(file, starts);
    return lineAt(starts, offset) + 1;
  };
}

/** What is known of the code, then the page about what it uses. */
export const together = (known: Hover, page: Hover): Hover => ({
  span: known.span,
  markdown: `${known.markdown}\n\n---\n\n${page.markdown}`,
  plain: `${known.plain}\n\n${page.plain}`,
});

/** The rule that a comment at the offset of the user's text switches off. */
export function suppressionHover(text: string, offset: number, catalog: Catalog, language: Language): Hover | undefined {
  const found = suppressedRuleAt(text, offset);
  const page = found && (catalog.rulePage(found.rule.toUpperCase(), language) ?? catalog.rulePage(found.rule, language));
  return page && { span: found.span, ...renderBrief(page, catalog) };
}

/** A name of a library, its own page whole or that of its idea in brief; or a keyword. */
export function apiHover(file: string, offset: number, analysis: FileAnalysis, catalog: Catalog, language: Language): Hover | undefined {
  const analysed = analysis.offset(offset);
  if (analysed === undefined) return undefined;
  const placed = ({ start, end }: Span): Span => ({ start: start + offset - analysed, end: end + offset - analysed });
  const name = nameAt(analysis.program, file, analysed);
  const page = name && catalog.apiPage(name.qualifiedName, language);
  if (page) return { span: placed(name.span), ...renderPage(page) };
  const idea = name && catalog.conceptPage(name.qualifiedName, language);
  if (idea) return { span: placed(name.span), ...renderBrief(idea, catalog) };
  const word = keywordAt(analysis.program, file, analysed);
  if (!word) return undefined;
  const lock = word.keyword === 'with' ? catalog.apiPage('with-lock', language) : undefined;
  if (lock) return { span: placed(word.span), ...renderPage(lock) };
  const concept = catalog.conceptPage(word.keyword, language);
  return concept && { span: placed(word.span), ...renderBrief(concept, catalog) };
}
