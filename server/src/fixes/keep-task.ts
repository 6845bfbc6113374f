/**
 * Keeps a task in a set of the module until it is done: `task = …`, `tasks.add(task)`, and a callback that takes it
 * out again; `at` is the call that makes the task, a statement of its own. The set is made below the imports.
 * Errs towards `undefined`: statements that share their line, a module whose head cannot be read.
 */
import type { TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { freshName } from './names.ts';
import { isBroken, moduleSuite, type Placed, pathAt, scopeSpan, spanOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, replace, sliceOf } from './source.ts';

export const keepTask: FixBuilder = (context, at) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (placed?.statement.kind !== 'expression' || placed.statement.value.kind !== 'call' || isBroken(path)) return undefined;
  const span = spanOf(placed);
  const store = storeOf(context, span.start);
  if (!store || !ownsLines(text, span) || path.length < 2) return undefined;
  const task = freshName(sliceOf(text, scopeSpan(module, path)), ['task', 'background_task']);
  const indent = indentAt(text, span.start);
  const keeping = [`${store.name}.add(${task})`, `${task}.add_done_callback(${store.name}.discard)`];
  return [
    ...store.edits,
    replace({ start: span.start, end: span.start }, `${task} = `),
    linesBelow(
      text,
      span.end,
      keeping.map((line) => indent + line),
    ),
  ];
};

interface Store {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** The set of this name that the module has, else a new one below the imports at its head. */
function storeOf(context: FixContext, before: number): Store | undefined {
  const { text, module } = context;
  const { statements } = moduleSuite(module);
  const own = statements.find((placed) => isSet(placed));
  if (own && spanOf(own).end < before) return { name: storeName, edits: [] };
  const head = statements.filter(({ statement }, index) => statement.kind.startsWith('import') && isHead(statements.slice(0, index)));
  const last = head.at(-1);
  if (!last || !ownsLines(text, spanOf(last)) || spanOf(last).end > before) return undefined;
  const name = freshName(text, [storeName]);
  return { name, edits: [linesBelow(text, spanOf(last).end, ['', `${name} = set()`])] };
}

const storeName = 'background_tasks';

const isSet = ({ statement }: Placed): boolean =>
  statement.kind === 'assign' &&
  statement.targets.some((target) => target.kind === 'name' && target.id === storeName) &&
  statement.value.kind === 'call' &&
  statement.value.callee.kind === 'name' &&
  statement.value.callee.id === 'set';

/** Nothing but the page's text, `from __future__` and imports stand before. */
const isHead = (above: readonly Placed[]): boolean =>
  above.every(({ statement }) => statement.kind.startsWith('import') || statement.kind === 'expression');
