/**
 * Has a thread or a pool run a function in a copy of the context of whoever hands it over: `submit(f, x)` becomes
 * `submit(contextvars.copy_context().run, f, x)`, `Thread(target=f, args=(x,))` becomes
 * `Thread(target=contextvars.copy_context().run, args=(f, x))`. `at` is the function. Refuses where nothing of
 * contextvars is imported, arguments that are no literal, and calls that hand over many pieces of work at once.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Argument, Call } from '../ir/expression.ts';
import { expressionsOf, forEachExpression, unwrap } from '../ir/visit.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { extendImport, importOf } from './imports.ts';
import { isBroken, type Placed, pathAt, type Step, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const copyContext: FixBuilder = (context, at) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  const found = placed && !isBroken(path) ? callWith(placed, at) : undefined;
  const runner = runnerIn(context, path);
  if (!placed || !found || !runner) return undefined;
  const edits = handing(found.call, found.argument, runner.text, placed, context.text);
  return edits && [...edits, ...runner.edits];
};

function callWith(placed: Placed, at: Span): { readonly call: Call; readonly argument: Argument } | undefined {
  let found: { readonly call: Call; readonly argument: Argument } | undefined;
  for (const expression of expressionsOf(placed.statement)) {
    forEachExpression(expression, (call) => {
      const argument = call.kind === 'call' ? call.arguments.find(({ value }) => spanOf(placed, value).start === at.start) : undefined;
      if (call.kind === 'call' && argument && spanOf(placed, argument.value).end === at.end) found = { call, argument };
      return undefined;
    });
  }
  return found;
}

/** How the file can say `copy_context().run`, and what has to be imported for it. */
function runnerIn(context: FixContext, path: readonly Step[]): { readonly text: string; readonly edits: readonly TextEdit[] } | undefined {
  if (importOf(context, path, 'contextvars')?.path === 'contextvars') return { text: 'contextvars.copy_context().run', edits: [] };
  if (importOf(context, path, 'copy_context')?.path === 'contextvars.copy_context') return { text: 'copy_context().run', edits: [] };
  const known = importOf(context, path, 'ContextVar');
  return known?.path === 'contextvars.ContextVar' && known.item
    ? { text: 'copy_context().run', edits: extendImport(context, known.item, 'copy_context') }
    : undefined;
}

/** By position the function follows; a thread takes it among its arguments. */
function handing(call: Call, argument: Argument, runner: string, placed: Placed, text: string): readonly TextEdit[] | undefined {
  const target = spanOf(placed, argument.value);
  const name = sliceOf(text, target);
  if (argument.keyword === undefined)
    return call.callee.kind === 'attribute' && /^(submit|run_in_executor)$/.test(call.callee.name)
      ? [replace(target, `${runner}, ${name}`)]
      : undefined;
  const given = call.arguments.find(({ keyword }) => keyword === 'args');
  if (argument.keyword !== 'target' || call.arguments.some(({ star }) => star !== 0)) return undefined;
  if (!given) return [replace(target, `${runner}, args=(${name},)`)];
  const list = unwrap(given.value);
  if (list.kind !== 'collection' || (list.type !== 'tuple' && list.type !== 'list')) return undefined;
  const { start } = spanOf(placed, list);
  if (!/[([]/.test(text.charAt(start))) return undefined;
  const first = { start: start + 1, end: start + 1 };
  return [replace(target, runner), replace(first, list.elements.length > 0 ? `${name}, ` : `${name},`)];
}
