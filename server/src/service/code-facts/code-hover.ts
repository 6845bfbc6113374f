/** The hover of the user's own code: what the model knows of it, and nothing where it knows nothing. */
import { plainText } from '../../knowledge/plain-text.ts';
import { nameOf } from '../../workspace/file-system.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import type { HoverWording } from '../hover.ts';
import type { Hover } from '../types.ts';
import { factsAt } from './facts-at.ts';
import { renderFacts } from './render.ts';

export function codeHover(file: string, offset: number, analysis: FileAnalysis, wording: HoverWording): Hover | undefined {
  const analysed = analysis.offset(offset);
  const found = analysed === undefined ? undefined : factsAt(analysis.program, file, analysed);
  if (!found || analysed === undefined) return undefined;
  const markdown = renderFacts(found.facts, {
    ...wording,
    where: (at) => {
      const place = analysis.place(at);
      return place ? `${at.file === file ? '' : nameOf(at.file)}:${wording.line(at.file, place.start)}` : '';
    },
  });
  const moved = offset - analysed;
  return { span: { start: found.span.start + moved, end: found.span.end + moved }, markdown, plain: plainText(markdown) };
}
