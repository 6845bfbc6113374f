/**
 * Lets a `TaskGroup` of the coroutine make the task in place of what makes it at `at`: everything from the statement
 * of the body that makes it to the end goes into `async with asyncio.TaskGroup() as …:`, so nothing runs in another
 * order, and only the coroutine's end waits. A group that is around already is used. Errs towards `undefined`:
 * generators (a group must not be left at a `yield`), a single task at the very end, which `await` would do as well.
 */
import type { TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { importOf } from './imports.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { freshName } from './names.ts';
import { callAt, enclosingFunction, functionDepth, isBroken, pathAt, type Step, scopeSpan, spanOf } from './navigate.ts';
import { endOfComments, indentAt, ownsLines, replace, sliceOf } from './source.ts';

export const taskGroup: FixBuilder = (context, at) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const fn = enclosingFunction(path)?.fn;
  if (!fn?.isAsync || !call || isBroken(path) || importOf(context, path, 'asyncio')?.path !== 'asyncio') return undefined;
  const inside = path.slice(functionDepth(path));
  const callee = spanOf(placed, call.callee);
  const around = inside.map(groupOf).findLast((name) => name !== undefined);
  if (around !== undefined) return [replace(callee, `${around}.create_task`)];
  if (fn.isGenerator || !isWorthwhile(inside)) return undefined;
  const name = freshName(sliceOf(context.text, scopeSpan(context.module, path)), ['group', 'task_group']);
  const wrapping = wrapped(context, path, inside, `async with asyncio.TaskGroup() as ${name}:`);
  return wrapping && [...wrapping, replace(callee, `${name}.create_task`)];
};

/** The name of the group that a statement around opens. */
function groupOf({ placed: { statement } }: Step): string | undefined {
  if (statement.kind !== 'with' || !statement.isAsync) return undefined;
  const group = statement.items.find(
    ({ context }) => context.kind === 'call' && context.callee.kind === 'attribute' && context.callee.name === 'TaskGroup',
  );
  return group?.target?.kind === 'name' ? group.target.id : undefined;
}

/** Something runs beside the task: another of a loop, or what follows in the body. */
function isWorthwhile([outer, ...nested]: readonly Step[]): boolean {
  const steps = outer ? [outer, ...nested] : [];
  const { statement } = steps.at(-1)?.placed ?? {};
  const isMany = statement?.kind === 'expression' && statement.value.kind !== 'call';
  const follows = outer !== undefined && outer.index + 1 < outer.suite.statements.length;
  return follows || isMany || steps.some((step) => step.placed.statement.kind === 'for' || step.placed.statement.kind === 'while');
}

/** The rest of the body below `head`, comments and all; every statement of it must have lines of its own. */
function wrapped(context: FixContext, path: readonly Step[], [outer]: readonly Step[], head: string): readonly TextEdit[] | undefined {
  const { text } = context;
  const rest = outer?.suite.statements.slice(outer.index) ?? [];
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last || !rest.every((each) => ownsLines(text, spanOf(each)))) return undefined;
  const { start } = spanOf(first);
  const indent = indentAt(text, start);
  const patch = new LinePatch(text, { start, end: endOfComments(text, spanOf(last).end, indent) });
  patch.indent(0, patch.count - 1, indent, indent + indentUnit(context, path));
  patch.prepend(0, [indent + head]);
  return patch.edits();
}
