/**
 * `lock.acquire(timeout=1)` whose result nobody reads, followed by a critical section, becomes
 * `if lock.acquire(timeout=1):` with the section, made exception-safe, inside; `at` is the statement or its
 * call. Refuses when a name that only the section binds is read behind it.
 */
import { bodySpan, type Section, sectionAt } from './critical-section.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { boundTexts, mentions } from './names.ts';
import { enclosingFunction, functionDepth, type Placed, scopeSpan, spanOf, statementsIn } from './navigate.ts';
import { commentAfter, indentAt, lineEnd, sliceOf } from './source.ts';

export const testAcquireResult: FixBuilder = (context, at) => {
  const section = sectionAt(context, at);
  if (!section || section.isAwaited || section.call.arguments.length === 0) return undefined;
  const [release] = section.region.releases;
  if (!release || section.region.releases.length > 1 || section.region.leaksOn || needsResult(context, section)) return undefined;
  const patch = new LinePatch(context.text, { start: spanOf(section.step.placed).start, end: bodySpan(section).end });
  const outer = indentAt(context.text, spanOf(section.step.placed).start);
  const unit = indentUnit(context, section.path);
  const isPlain = release.placed.statement === section.last.statement;
  const isGuarded = section.last.statement.kind === 'try' && release.suite.owner?.statement === section.last.statement;
  if (isPlain && section.region.end > section.step.index + 1) guard(context, patch, section, outer, unit);
  else if (isGuarded && release.suite.part === 'finally') patch.indent(1, patch.count - 1, outer, outer + unit);
  else return undefined;
  patch.set(0, headOf(context, section, outer), ...(isPlain ? [`${outer}${unit}try:`] : []));
  return patch.edits();
};

function headOf({ text }: FixContext, { step, call }: Section, outer: string): string {
  const end = spanOf(step.placed).end;
  return `${outer}if ${sliceOf(text, spanOf(step.placed, call))}:${text.slice(end, lineEnd(text, end))}`;
}

function guard({ text }: FixContext, patch: LinePatch, { last, lock }: Section, outer: string, unit: string): void {
  const inner = outer + unit;
  const end = patch.count - 1;
  patch.indent(1, end - 1, outer, inner + unit);
  const comment = commentAfter(text, spanOf(last).end);
  const release = [`${inner}${unit}${lock}.release()`, comment].filter(Boolean).join('  ');
  patch.drop(end, 0);
  patch.set(end, `${inner}finally:`, release);
}

/** Without the lock the section does not run: what only it binds must not be read outside. */
function needsResult(context: FixContext, section: Section): boolean {
  const { text, module } = context;
  const { step, region, path } = section;
  const scope = scopeSpan(module, path);
  const isLoop = path.some(
    ({ placed }) => (placed.statement.kind === 'for' || placed.statement.kind === 'while') && spanOf(placed).start >= scope.start,
  );
  const outside = `${isLoop ? text.slice(scope.start, spanOf(step.placed).start) : ''}\n${text.slice(bodySpan(section).end, scope.end)}`;
  const body = step.suite.statements.slice(step.index + 1, region.end + 1);
  const known = new Set(knownNames(context, section));
  return boundIn(context, body).some((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !known.has(name) && mentions(outside, name));
}

const boundIn = (context: FixContext, statements: readonly Placed[]): readonly string[] =>
  statementsIn([{ part: 'body', statements }], false).flatMap((each) => boundTexts(context, each));

/** Names that are bound before the section on every way to it, or belong to another scope. */
function knownNames(context: FixContext, { path }: Section): readonly string[] {
  const fn = enclosingFunction(path)?.fn;
  const before = path.slice(functionDepth(path)).flatMap(({ suite, index }) => suite.statements.slice(0, index));
  const simple = before.filter(({ statement }) => statement.kind === 'assign' || statement.kind.startsWith('import'));
  const declared = before.flatMap(({ statement }) => (statement.kind === 'global' || statement.kind === 'nonlocal' ? statement.names : []));
  return [...(fn?.parameters.map((each) => each.name) ?? []), ...declared, ...simple.flatMap((each) => boundTexts(context, each))];
}
