/**
 * Keeps a task in a set of the module until it is done: `task = …`, `tasks.add(task)`, and a callback that takes it
 * out again; `at` is the call that makes the task, a statement of its own or the value of a local. The set is made
 * below the imports. Errs towards `undefined`: statements that share their line, a module whose head cannot be read.
 */
import type { TextEdit } from '../base/span.ts';
import type { Assign } from '../ir/statement.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { freshName } from './names.ts';
import { isBroken, moduleSuite, type Placed, pathAt, scopeSpan, spanOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, replace, sliceOf } from './source.ts';

export const keepTask: FixBuilder = (context, at) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const { statement } = placed ?? {};
  if (!placed || (statement?.kind !== 'expression' && statement?.kind !== 'assign') || isBroken(path)) return undefined;
  const span = spanOf(placed);
  if (statement.value.kind !== 'call' || spanOf(placed, statement.value).start !== at.start) return undefined;
  const store = storeOf(context, span.start);
  if (!store || !ownsLines(text, span) || path.length < 2) return undefined;
  const held =
    statement.kind === 'assign' ? heldBy(statement) : freshName(sliceOf(text, scopeSpan(module, path)), ['task', 'background_task']);
  if (held === undefined || sliceOf(text, scopeSpan(module, path)).includes(`${store.name}.add(${held})`)) return undefined;
  const indent = indentAt(text, span.start);
  const keeping = [`${store.name}.add(${held})`, `${held}.add_done_callback(${store.name}.discard)`];
  return [
    ...store.edits,
    ...(statement.kind === 'assign' ? [] : [replace({ start: span.start, end: span.start }, `${held} = `)]),
    linesBelow(
      text,
      span.end,
      keeping.map((line) => indent + line),
    ),
  ];
};

/** The one variable that an assignment binds. */
function heldBy({ targets }: Assign): string | undefined {
  const [only, second] = targets;
  return only?.kind === 'name' && !second ? only.id : undefined;
}

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
