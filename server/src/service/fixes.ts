/**
 * Quick fixes of the text as it is: offered only when their edits can be made, found again by finding and id when
 * one is chosen. A finding inside code that does not parse has none.
 */
import type { Language } from '../base/language.ts';
import type { Span } from '../base/span.ts';
import { editsOf } from '../fixes/index.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import type { Finding } from '../rules/rule.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { FixKey, OfferedFix } from './service.ts';
import { suppressionEdit } from './suppress.ts';
import type { FixOffer, ResolvedFix } from './types.ts';
import { numbered, toOffer } from './words.ts';

export const suppressId = 'suppress';

type Edits = ResolvedFix['edits'];

interface Request {
  readonly analysis: FileAnalysis;
  /** The findings that count, in order. */
  readonly findings: readonly Finding[];
  readonly catalog: Catalog;
  readonly language: Language;
}

export function offeredFixes(request: Request, span: Span): readonly OfferedFix[] {
  return request.findings.flatMap((finding) => {
    const at = request.analysis.place(finding.at);
    if (!at || at.start > span.end || span.start > at.end) return [];
    if (!request.analysis.isIntact(finding.at)) return [];
    const offers = [...possibleFixes(finding, request).map(({ offer }) => offer), suppressOffer(finding, request)];
    return offers.map((offer) => ({ ...offer, code: finding.code, at }));
  });
}

export function resolvedFix(request: Request, { id, code, at }: FixKey): ResolvedFix | undefined {
  const { analysis } = request;
  const finding = request.findings.find((candidate) => {
    const place = analysis.place(candidate.at);
    return candidate.code === code && place?.start === at.start && place.end === at.end;
  });
  if (!finding) return undefined;
  if (id !== suppressId) {
    const fix = possibleFixes(finding, request).find(({ offer }) => offer.id === id);
    return fix && { ...fix.offer, edits: fix.edits };
  }
  const edit = { ...suppressionEdit(analysis.text.whole, at.start, code), file: finding.at.file };
  return { ...suppressOffer(finding, request), edits: [edit] };
}

/** One safe fix a finding, as far as it stays in the finding's own file; of two that touch each other the first counts, the other is for the next time. */
export function allFixes(request: Request): ResolvedFix | undefined {
  const edits: Edits[number][] = [];
  for (const finding of request.findings) {
    const isOwn = (edit: Edits[number]): boolean => edit.file === finding.at.file;
    const fix = possibleFixes(finding, request).find(({ offer, edits: own }) => offer.safe && own.every(isOwn));
    if (fix && !fix.edits.some((edit) => edits.some((other) => touches(edit, other)))) edits.push(...fix.edits);
  }
  if (edits.length === 0) return undefined;
  return { id: 'fix-all', title: request.catalog.phrase('fix-all', {}, request.language), safe: true, edits };
}

const touches = (a: Edits[number], b: Edits[number]): boolean =>
  a.file === b.file && a.span.start <= b.span.end && b.span.start <= a.span.end;

function possibleFixes(finding: Finding, request: Request): readonly { readonly offer: FixOffer; readonly edits: Edits }[] {
  const { analysis } = request;
  if (!analysis.isIntact(finding.at)) return [];
  return numbered(finding.fixes).flatMap(({ id, plan }) => {
    const edits = editsOf(plan, analysis.program)?.map((edit) => analysis.edit(edit));
    return edits && isComplete(edits) ? [{ offer: toOffer(id, plan, request), edits }] : [];
  });
}

/** Edits of text that is no longer there cannot be made. */
const isComplete = (edits: readonly (Edits[number] | undefined)[]): edits is Edits => !edits.includes(undefined);

const suppressOffer = ({ code }: Finding, { catalog, language }: Request): FixOffer => ({
  id: suppressId,
  title: catalog.fixTitle(suppressId, { code }, language),
  safe: false,
});
