/**
 * Starts a thread that is constructed and never started: `thread.start()` below the construction, and below
 * the lines that still set it up (`thread.daemon = True`); `at` is the construction or its assignment. A
 * thread that nobody holds is started in place; a list of threads by a loop.
 */
import type { TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { freshName, mentionsMethod } from './names.ts';
import { callAt, isBroken, type Placed, pathAt, type Step, scopeSpan, spanOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, replace, sliceOf } from './source.ts';

export const startThread: FixBuilder = (context, at, { thread }) => {
  const path = pathAt(context.module, at.start);
  const step = path.at(-1);
  if (!step || isBroken(path) || !ownsLines(context.text, spanOf(step.placed))) return undefined;
  const { statement } = step.placed;
  if (statement.kind === 'expression') return startInPlace(context, step.placed, callAt(step.placed, at)?.end);
  if ((statement.kind !== 'assign' && statement.kind !== 'annotated') || !statement.value) return undefined;
  const target = statement.kind === 'assign' ? statement.targets[0] : statement.target;
  if (!target || (target.kind !== 'name' && target.kind !== 'attribute')) return undefined;
  const name = sliceOf(context.text, spanOf(step.placed, target));
  if (thread !== undefined && thread !== name) return undefined;
  const isList = statement.value.kind === 'collection' || statement.value.kind === 'comprehension';
  return isList ? startAll(context, path, step, name) : startOne(context, path, step, name);
};

function startInPlace({ text }: FixContext, placed: Placed, end: number | undefined): readonly TextEdit[] | undefined {
  const { statement } = placed;
  if (statement.kind !== 'expression' || statement.value.kind !== 'call' || statement.value.end !== end) return undefined;
  const { callee } = statement.value;
  if (callee.kind === 'attribute' && ['start', 'join', 'append'].includes(callee.name)) return undefined;
  const after = spanOf(placed).end;
  return text[after - 1] === ')' ? [replace({ start: after, end: after }, '.start()')] : undefined;
}

function startOne(context: FixContext, path: readonly Step[], step: Step, name: string): readonly TextEdit[] | undefined {
  if (mentionsMethod(context.text, scopeSpan(context.module, path), name, 'start')) return undefined;
  return below(context, step, name, [`${name}.start()`]);
}

function startAll(context: FixContext, path: readonly Step[], step: Step, name: string): readonly TextEdit[] | undefined {
  const { statement } = step.placed;
  const value = statement.kind === 'assign' || statement.kind === 'annotated' ? statement.value : undefined;
  const isList = (value?.kind === 'comprehension' || value?.kind === 'collection') && (value.type === 'list' || value.type === 'tuple');
  const scope = sliceOf(context.text, scopeSpan(context.module, path));
  if (!isList || /\.\s*start\b/.test(scope)) return undefined;
  const each = freshName(context.text, ['thread', 'worker']);
  return below(context, step, name, [`for ${each} in ${name}:`, `${indentUnit(context, path)}${each}.start()`]);
}

/** Below the assignment and the lines that set attributes of what was assigned. */
function below(
  { text }: FixContext,
  { suite, index, placed }: Step,
  name: string,
  lines: readonly string[],
): readonly TextEdit[] | undefined {
  let last = index;
  while (isSetup(text, suite.statements[last + 1], name)) last++;
  const above = suite.statements[last];
  if (!above || !ownsLines(text, spanOf(above))) return undefined;
  const indent = indentAt(text, spanOf(placed).start);
  return [
    linesBelow(
      text,
      spanOf(above).end,
      lines.map((line) => indent + line),
    ),
  ];
}

function isSetup(text: string, placed: Placed | undefined, name: string): boolean {
  const statement = placed?.statement;
  if (!placed || !statement) return false;
  if (statement.kind === 'assign')
    return statement.targets.every((each) => each.kind === 'attribute' && sliceOf(text, spanOf(placed, each.object)) === name);
  const callee = statement.kind === 'expression' && statement.value.kind === 'call' ? statement.value.callee : undefined;
  return callee?.kind === 'attribute' && /^set(?:Daemon|Name)$/.test(callee.name) && sliceOf(text, spanOf(placed, callee.object)) === name;
}
