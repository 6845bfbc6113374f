/**
 * Joins `self.thread` at the end of the method that tells it to stop, or right before that method forgets
 * it. Guarded where the class says the attribute may be None. Refuses a method that the thread itself calls,
 * a coroutine, and a method whose end is never reached.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import type { FunctionIr } from '../ir/module.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { boundTexts, mentionsMethod } from './names.ts';
import { type Placed, pathAt, type Step, type Suite, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { fallsThrough, isExit } from './reachability.ts';
import { indentAt, lineStart, linesAbove, linesBelow, ownsLines } from './source.ts';

export function joinInMethod(context: FixContext, at: Span, thread: string, name: string): readonly TextEdit[] | undefined {
  const path = pathAt(context.module, at.start);
  const cls = path.findLast((step) => step.suite.part === 'class')?.suite;
  const method = cls && methodOf(cls, name);
  const fn = method?.statement.kind === 'function' ? method.statement.fn : undefined;
  const body = method && suitesOf(method)[0];
  if (!fn || !body || fn.isAsync || fn.hasError || fn.isGenerator) return undefined;
  if (mentionsMethod(context.text, spanOf(method), thread, 'join') || isCalledByThread(context, cls, thread, fn)) return undefined;
  return insert(context, path, body, thread, maybeNone(context, cls, thread));
}

function methodOf(cls: Suite, name: string): Placed | undefined {
  const found = cls.statements.filter(({ statement }) => statement.kind === 'function' && statement.fn.name === name);
  return found.length === 1 ? found[0] : undefined;
}

function insert(
  context: FixContext,
  path: readonly Step[],
  body: Suite,
  thread: string,
  guarded: boolean,
): readonly TextEdit[] | undefined {
  const { text } = context;
  const { statements } = body;
  const forgets = statements.findIndex((each) =>
    statementsIn([{ part: 'body', statements: [each] }], false).some((one) => boundTexts(context, one).includes(thread)),
  );
  const exits = statements.findIndex((each) => isExit(each.statement));
  const end = [forgets, exits].filter((index) => index >= 0).reduce((a, b) => Math.min(a, b), statements.length);
  const [before, after] = [statements[end - 1], statements[end]];
  const first = statements[0];
  if (!first || text.slice(lineStart(text, spanOf(first).start), spanOf(first).start).trim() !== '') return undefined;
  if (statements.slice(0, end).some(({ statement }) => !fallsThrough(statement)) || (after && end === forgets && !isSimple(after)))
    return undefined;
  const indent = indentAt(text, spanOf(first).start);
  const unit = indentUnit(context, path);
  const lines = guarded ? [`if ${thread} is not None:`, `${unit}${thread}.join()`] : [`${thread}.join()`];
  const written = lines.map((line) => indent + line);
  if (before) return ownsLines(text, spanOf(before)) ? [linesBelow(text, spanOf(before).end, written)] : undefined;
  return after && ownsLines(text, spanOf(after)) ? [linesAbove(text, spanOf(after).start, written)] : undefined;
}

const isSimple = ({ statement }: Placed): boolean =>
  statement.kind === 'assign' || statement.kind === 'annotated' || statement.kind === 'delete';

/** Somewhere in the class the attribute is set to None, under its own name or as a class variable. */
function maybeNone(context: FixContext, cls: Suite, thread: string): boolean {
  const attribute = thread.slice(thread.lastIndexOf('.') + 1);
  return statementsIn([cls], true).some((placed) => {
    const { statement } = placed;
    if (statement.kind !== 'assign' && statement.kind !== 'annotated') return false;
    const bound = boundTexts(context, placed);
    return bound.some((text) => text === thread || text === attribute || text.endsWith(`.${attribute}`)) && isNone(statement.value);
  });
}

const isNone = (value: Expression | undefined): boolean =>
  value?.kind === 'constant' ? value.type === 'none' : value?.kind === 'conditional' && (isNone(value.body) || isNone(value.orElse));

/** The method that the thread runs calls this one: a thread cannot join itself. */
function isCalledByThread(context: FixContext, cls: Suite, thread: string, method: FunctionIr): boolean {
  const receiver = method.parameters[0]?.name ?? 'self';
  return targetsOf(context, cls, thread).some((target) => {
    const run = target === method.name ? undefined : methodOf(cls, target);
    return target === method.name || (run && mentionsMethod(context.text, spanOf(run), receiver, method.name));
  });
}

/** `target=self.x` of the calls that are bound to the attribute. */
function targetsOf(context: FixContext, cls: Suite, thread: string): readonly string[] {
  const found: string[] = [];
  for (const placed of statementsIn([cls], true).filter((each) => boundTexts(context, each).includes(thread))) {
    for (const root of expressionsOf(placed.statement)) {
      forEachExpression(root, (node) => {
        if (node.kind !== 'call') return true;
        for (const { keyword, value } of node.arguments) if (keyword === 'target' && value.kind === 'attribute') found.push(value.name);
        return true;
      });
    }
  }
  return found;
}
