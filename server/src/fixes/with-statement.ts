/**
 * `lock.acquire()` … `lock.release()` becomes `with lock:`; `at` is the acquire call. The lines between keep
 * their comments, blank lines and strings; releases before an early exit go, the `with` does their work.
 * A `try … finally` that did nothing but release goes too. Refuses whatever `critical-section.ts` cannot prove.
 */
import type { TextEdit } from '../base/span.ts';
import { bodySpan, type Section, sectionAt } from './critical-section.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import type { Release } from './held-region.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { type Placed, type Suite, spanOf, suitesOf } from './navigate.ts';
import { commentAfter, indentAt, lineEnd, lineStart } from './source.ts';

export const withStatement: FixBuilder = (context, at) => {
  const section = sectionAt(context, at);
  if (!section || section.call.arguments.length > 0 || !isWorthwhile(section)) return undefined;
  return wrap(context, section);
};

/** Up to the end of a module there is no section, only a program. */
function isWorthwhile({ step, region }: Section): boolean {
  const body = step.suite.statements.slice(step.index + 1, region.end + 1);
  const defines = body.some(({ statement }) => ['function', 'class', 'import-from'].includes(statement.kind));
  return !(step.suite.part === 'module' && region.leaksOn && defines);
}

function wrap(context: FixContext, section: Section): readonly TextEdit[] {
  const { text } = context;
  const start = spanOf(section.step.placed).start;
  const patch = new LinePatch(text, { start, end: bodySpan(section).end });
  const outer = indentAt(text, start);
  const frame = releasingTry(context, section);
  const inner = frame ? indentAt(text, frame.firstOfBody) : outer + indentUnit(context, section.path);
  const shiftTo = frame ? patch.indexOf(spanOf(section.last).start) : patch.count - 1;
  if (frame) dropTry(context, patch, frame);
  else for (const release of section.region.releases) dropRelease(context, patch, release, section);
  patch.indent(1, shiftTo, outer, inner);
  patch.set(0, headOf(context, section));
  return patch.edits();
}

function headOf({ text }: FixContext, { step, lock, isAwaited }: Section): string {
  const { start, end } = spanOf(step.placed);
  return `${indentAt(text, start)}${isAwaited ? 'async ' : ''}with ${lock}:${text.slice(end, lineEnd(text, end))}`;
}

/** A `try` that ends the section and has one duty: to release in `finally`. */
interface ReleasingTry {
  readonly placed: Placed;
  readonly firstOfBody: number;
  readonly release: Release;
}

function releasingTry({ text }: FixContext, { last, region }: Section): ReleasingTry | undefined {
  const { statement } = last;
  if (statement.kind !== 'try' || statement.handlers.length > 0 || statement.orElse) return undefined;
  const [body, final] = suitesOf(last);
  const [release] = region.releases;
  const first = body?.statements[0];
  if (!first || !release || region.releases.length > 1 || final?.statements.length !== 1) return undefined;
  const isInFinally = release.placed.statement === final.statements[0]?.statement;
  const isBelow = lineStart(text, spanOf(first).start) > spanOf(last).start;
  return isInFinally && isBelow ? { placed: last, firstOfBody: spanOf(first).start, release } : undefined;
}

function dropTry(context: FixContext, patch: LinePatch, { placed, release }: ReleasingTry): void {
  const { text } = context;
  const head = patch.indexOf(spanOf(placed).start);
  keepComment(patch, head, indentAt(text, spanOf(placed).start));
  for (let blank = 1; blank < head && patch.old(blank).trim() === ''; blank++) patch.set(blank);
  dropFinally(context, patch, release);
}

function dropRelease(context: FixContext, patch: LinePatch, release: Release, section: Section): void {
  const { text } = context;
  const { suite, placed } = release;
  const { start, end } = spanOf(placed);
  const isSection = suite.statements.some((each) => each.statement === section.step.placed.statement);
  const isAlone = isSection ? section.region.end === section.step.index + 1 : suite.statements.length === 1;
  const comment = commentAfter(text, end);
  if (isAlone && isSpareFinally(suite)) dropFinally(context, patch, release);
  else if (isAlone) patch.set(patch.indexOf(start), [`${indentAt(text, start)}pass`, comment].filter(Boolean).join('  '));
  else keepComment(patch, patch.indexOf(start), indentAt(text, start), comment);
}

/** `finally` may go when the `try` has handlers to stand on. */
const isSpareFinally = ({ part, owner }: Suite): boolean =>
  part === 'finally' && owner?.statement.kind === 'try' && owner.statement.handlers.length > 0;

/** Removes `finally:` and the release below it. */
function dropFinally({ text }: FixContext, patch: LinePatch, { suite, placed }: Release): void {
  const { start, end } = spanOf(placed);
  const index = patch.indexOf(start);
  const before = suite.owner && suitesOf(suite.owner).at(-2)?.statements.at(-1);
  const indent = indentAt(text, start);
  keepComment(patch, index, indent, commentAfter(text, end));
  keepComment(patch, finallyLine(patch, before ? patch.indexOf(spanOf(before).end) : 0, index), indent);
}

/** Between the end of a suite and the suite of `finally` stand only comments and the word itself. */
function finallyLine(patch: LinePatch, from: number, to: number): number {
  let index = to - 1;
  while (index > from && !/^\s*finally\b/.test(patch.old(index))) index--;
  return index;
}

/** Removes a line but for its comment; that of a `try:` or `finally:` is found behind the colon. */
function keepComment(patch: LinePatch, index: number, indent: string, comment = /:\s*(#.*)$/.exec(patch.old(index))?.[1]): void {
  if (comment) patch.set(index, indent + comment);
  else patch.drop(index, 0);
}
