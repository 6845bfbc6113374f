/**
 * What the cursor rests on: a finding, explained with the names of this very program, else a name of a library that
 * there is a page for. Errs towards silence: anything else has no hover, and the editor's other hovers stay alone.
 */

import { nameAt } from '../analysis/name-at.ts';
import type { Language } from '../base/language.ts';
import { lineAt, lineStarts } from '../base/line-index.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import { renderFinding, renderPage } from '../knowledge/render.ts';
import { nameOf } from '../workspace/file-system.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { Diagnostic, Hover, Place } from './types.ts';

/** More than one finding at a place is rare; more than two would hide the text below. */
const mostFindings = 2;

export interface HoverWording {
  readonly catalog: Catalog;
  readonly language: Language;
  /** As its reader sees it. */
  readonly textOf: (file: string) => string;
}

/** For the findings at one place, the narrowest first. */
export function findingHover(found: readonly Diagnostic[], { catalog, language, textOf }: HoverWording): Hover | undefined {
  const nearest = [...found].sort((a, b) => a.end - a.start - (b.end - b.start)).slice(0, mostFindings);
  const [first] = nearest;
  if (!first) return undefined;
  const where = ({ file, start }: Place): string =>
    `${file === first.file ? '' : nameOf(file)}:${lineAt(lineStarts(textOf(file)), start) + 1}`;
  const rendered = nearest.map((finding) => renderFinding(finding, { catalog, language, where }));
  return {
    span: { start: first.start, end: first.end },
    markdown: rendered.map(({ markdown }) => markdown).join('\n\n---\n\n'),
    plain: rendered.map(({ plain }) => plain).join('\n\n'),
  };
}

export function apiHover(file: string, offset: number, analysis: FileAnalysis, catalog: Catalog, language: Language): Hover | undefined {
  const analysed = analysis.offset(offset);
  const name = analysed === undefined ? undefined : nameAt(analysis.program, file, analysed);
  const page = name && catalog.apiPage(name.qualifiedName, language);
  if (!name || !page) return undefined;
  const start = offset - ((analysed ?? 0) - name.span.start);
  return { span: { start, end: start + name.span.end - name.span.start }, ...renderPage(page) };
}
