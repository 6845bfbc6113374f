/**
 * Joins the threads of a loop behind it in place of in each of its turns; `at` is the join, `thread` its receiver. What
 * stands behind the join may need the thread's result, and a test in the loop may ask for it: only a loop that makes,
 * starts and joins, in this order and last of all, is understood.
 */
import type { TextEdit } from '../base/span.ts';
import type { For, Statement } from '../ir/statement.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { words } from './join-job.ts';
import { boundTexts, freshName } from './names.ts';
import { enclosingFunction, isBroken, type Placed, pathAt, type Step, scopeSpan, spanOf } from './navigate.ts';
import { indentAt, linesAbove, linesBelow, ownsLines, replace, sliceOf } from './source.ts';
import { isRepeatable, scopeSuite } from './thread-start.ts';

export const joinAfterLoop: FixBuilder = (context, at, { thread }) => {
  const path = pathAt(context.module, at.start);
  const loop = loopAround(path);
  if (!thread || !loop || isBroken(path) || enclosingFunction(path)?.fn.isAsync || !/^\w+$/.test(thread)) return undefined;
  const body = path.at(-1)?.suite.statements ?? [];
  const [start, join] = body.slice(-2);
  if (!start || !join || !isCall(context, start, `${thread}.start()`) || !isCall(context, join, `${thread}.join()`)) return undefined;
  if (!body.every((placed) => isPlain(placed.statement)) || !ownsLines(context.text, spanOf(join))) return undefined;
  return walksThreads(context, path, loop, thread) ? secondLoop(context, loop, join) : collected(context, path, { loop, join, thread });
};

interface Turn {
  readonly loop: Placed<For>;
  readonly join: Placed;
  readonly thread: string;
}

/** The loop whose own body, not one of a nested block, the path ends in. */
function loopAround(path: readonly Step[]): Placed<For> | undefined {
  const { suite } = path.at(-1) ?? {};
  const owner = suite?.part === 'body' ? suite.owner : undefined;
  return owner && isFor(owner) && !owner.statement.isAsync && !owner.statement.orElse ? owner : undefined;
}

const isFor = (placed: Placed): placed is Placed<For> => placed.statement.kind === 'for';

const isCall = ({ text }: FixContext, placed: Placed, call: string): boolean => sliceOf(text, spanOf(placed)) === call;

/** Nothing decides by what the thread before has done. */
const isPlain = ({ kind }: Statement): boolean =>
  kind === 'assign' || kind === 'annotated' || kind === 'augmented' || kind === 'expression';

/** The loop runs over threads made before, and can do so twice. */
function walksThreads(context: FixContext, path: readonly Step[], { statement, base }: Placed<For>, thread: string): boolean {
  const { target, iterable } = statement;
  const scope = scopeSuite(path);
  const isTarget = target.kind === 'name' && sliceOf(context.text, spanOf({ statement, base }, target)) === thread;
  return isTarget && scope !== undefined && iterable.kind === 'name' && isRepeatable(context, scope, iterable);
}

/** The head of the loop once more, above the join. */
function secondLoop({ text }: FixContext, loop: Placed<For>, join: Placed): readonly TextEdit[] {
  const { start } = spanOf(loop);
  const head = text.slice(start, spanOf(loop, loop.statement.iterable).end);
  return [linesAbove(text, spanOf(join).start, [`${indentAt(text, start)}${head}:`])];
}

/** A list above the loop, an `append` for the join, and the join of each below. */
function collected(context: FixContext, path: readonly Step[], { loop, join, thread }: Turn): readonly TextEdit[] | undefined {
  const { text, module } = context;
  const { start, end } = spanOf(loop);
  const isMadeHere = path.at(-1)?.suite.statements.some((each) => boundTexts(context, each).includes(thread));
  if (!(isMadeHere || boundTexts(context, loop).includes(thread)) || !ownsLines(text, { start, end })) return undefined;
  const list = freshName(sliceOf(text, scopeSpan(module, path)), words({ context, start: { kind: 'named', path, thread } }).many);
  const indent = indentAt(text, start);
  return [
    linesAbove(text, start, [`${indent}${list} = []`]),
    replace(spanOf(join), `${list}.append(${thread})`),
    linesBelow(text, end, [`${indent}for ${thread} in ${list}:`, `${indent}${indentUnit(context, path)}${thread}.join()`]),
  ];
}
