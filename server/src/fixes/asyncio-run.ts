/**
 * `asyncio.get_event_loop().run_until_complete(main())` becomes `asyncio.run(main())`, also where a variable holds the
 * loop in between and nothing else is done with it but `close()`. `at` is the call that asks for the loop. The new
 * program has a loop of its own for the coroutine, and closes it. Errs towards `undefined`.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { importOf } from './imports.ts';
import { wordPattern } from './names.ts';
import { isBroken, type Placed, pathAt, type Step, scopeSpan, spanOf } from './navigate.ts';
import { lineBelow, lineEnd, lineStart, ownsLines, replace, sliceOf } from './source.ts';

export const asyncioRun: FixBuilder = (context, at) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const [, root] = /^(\w+)\.get_event_loop\(\s*\)$/.exec(sliceOf(text, at)) ?? [];
  if (root === undefined || isBroken(path) || importOf(context, path, root)?.path !== 'asyncio') return undefined;
  const chained = /^\.run_until_complete(?=\()/.exec(text.slice(at.end));
  if (chained) return [replace({ start: at.start, end: at.end + chained[0].length }, `${root}.run`)];
  return throughVariable(context, path, `${root}.run`);
};

function throughVariable(context: FixContext, path: readonly Step[], run: string): readonly TextEdit[] | undefined {
  const { text, module } = context;
  const step = path.at(-1);
  const { statement } = step?.placed ?? {};
  const [target] = statement?.kind === 'assign' ? statement.targets : [];
  if (!step || statement?.kind !== 'assign' || statement.targets.length !== 1 || target?.kind !== 'name') return undefined;
  const scope = scopeSpan(module, path);
  const uses = [...sliceOf(text, scope).matchAll(wordPattern(target.id))].map(({ index }) => scope.start + index);
  const edits = uses.map((use) => editOf(context, step, use, target.id, run));
  const isRun = edits.some((each) => each?.[0]?.newText === run);
  const known = edits.filter((each) => each !== undefined);
  return isRun && known.length === edits.length && edits.filter((each) => each?.[0]?.newText === run).length === 1
    ? known.flat()
    : undefined;
}

/** What becomes of one use of the variable; undefined for a use that is not understood. */
function editOf({ text }: FixContext, { suite, index }: Step, use: number, name: string, run: string): readonly TextEdit[] | undefined {
  const at = suite.statements.findIndex((each) => spanOf(each).start <= use && use < spanOf(each).end);
  const placed = suite.statements[at];
  if (!placed || at < index || !ownsLines(text, spanOf(placed))) return undefined;
  const rest = text.slice(use + name.length);
  if (at === index) return withoutStatement(text, placed);
  if (rest.startsWith('.run_until_complete(')) return [replace({ start: use, end: use + `${name}.run_until_complete`.length }, run)];
  const isClose = placed.statement.kind === 'expression' && sliceOf(text, spanOf(placed)) === `${name}.close()`;
  return isClose && suite.statements.length > 2 ? withoutStatement(text, placed) : undefined;
}

/** The comment beside it stays. */
function withoutStatement(text: string, placed: Placed): readonly TextEdit[] {
  const span = spanOf(placed);
  const comment = text.slice(span.end, lineEnd(text, span.end)).trim();
  if (comment === '') return [replace({ start: lineStart(text, span.start), end: lineBelow(text, span.end) }, '')];
  return [replace(upTo(text, span), '')];
}

const upTo = (text: string, { start, end }: Span): Span => ({ start, end: text.indexOf('#', end) });
