/**
 * Joins threads that a loop starts: the collection the loop walks or fills is walked once more behind it; a
 * loop that keeps no collection is given one. A collection that somebody else gets to see is not ours to
 * join: refused.
 */
import type { TextEdit } from '../base/span.ts';
import type { For } from '../ir/statement.ts';
import type { FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { insertJoin, type Job, nameThread, scopeText, startsLine, words } from './join-job.ts';
import { boundTexts, escaped, freshName, mentions, mentionsMethod } from './names.ts';
import { functionDepth, type Placed, type Step, scopeSpan, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { staysInside } from './ownership.ts';
import { isEndless } from './reachability.ts';
import { indentAt, linesAbove, linesBelow, ownsLines, sliceOf } from './source.ts';
import { isRepeatable, type Owners, rootNames, scopeSuite } from './thread-start.ts';

/** The loops of the scope whose body holds the end of the path, outermost first. */
export const loopsOf = (path: readonly Step[]): readonly Step[] =>
  path
    .slice(functionDepth(path))
    .filter(
      ({ placed: { statement } }, index, steps) =>
        (statement.kind === 'for' || statement.kind === 'while') && steps[index + 1]?.suite.part === 'body',
    );

/** `loops` are those around the start. */
export function joinInLoop(job: Job, loops: readonly Step[]): readonly TextEdit[] | undefined {
  const { context, start } = job;
  const inner = loops.at(-1);
  if (!inner || isEndless(inner.placed.statement)) return undefined;
  if (start.kind !== 'named') return collect(job, undefined, loops);
  const { statement } = inner.placed;
  if (statement.kind === 'for' && boundTexts(context, inner.placed).includes(start.thread)) {
    const again = walkAgain(job, start.thread, inner, statement);
    return again === 'once' ? collect(job, start.thread, loops) : again;
  }
  if (!isBoundIn(context, inner, start.thread)) return undefined;
  const list = appendedList(context, start.path, start.thread);
  return list ? joinList(job, start.thread, list, loops) : collect(job, start.thread, loops);
}

const upTo = (path: readonly Step[], step: Step): readonly Step[] => path.slice(0, path.indexOf(step) + 1);

/** The loop runs over the threads. `'once'`: they are made for it, or used up by it. */
function walkAgain(job: Job, thread: string, inner: Step, loop: For): readonly TextEdit[] | undefined | 'once' {
  const { context } = job;
  const scope = scopeSuite(job.path);
  if (!scope || loop.isAsync) return undefined;
  const owners = rootNames(loop.iterable);
  if (owners === 'made') return 'once';
  if (!owners.every((name) => staysInside(context, scope, name))) return undefined;
  if (!isRepeatable(context, scope, loop.iterable)) return 'once';
  const [target = '', iterable = ''] = [loop.target, loop.iterable].map((node) => sliceOf(context.text, spanOf(inner.placed, node)));
  return walk({ ...job, path: upTo(job.path, inner) }, thread, target, iterable);
}

/** Walks the collection once more; `owners` are the names that must not leave the scope. */
export function joinEach(job: Job, thread: string, target: string, iterable: string, owners: Owners): readonly TextEdit[] | undefined {
  const scope = scopeSuite(job.path);
  if (!scope || owners === 'made' || !owners.every((name) => staysInside(job.context, scope, name))) return undefined;
  return walk(job, thread, target, iterable);
}

function walk(job: Job, thread: string, target: string, iterable: string): readonly TextEdit[] | undefined {
  if (isWalked(job, iterable)) return undefined;
  const unit = indentUnit(job.context, job.path);
  return insertJoin(job, [`for ${target} in ${iterable}:`, `${unit}${job.join(thread)}`]);
}

/** Some loop or comprehension over the collection joins its elements already. */
function isWalked({ context: { text, module }, path }: Job, iterable: string): boolean {
  const span = scopeSpan(module, path);
  const walks = new RegExp(`\\bfor\\s+(?:\\w+\\s*,\\s*)*(\\w+)\\s+in\\s+${escaped(iterable)}(?!\\w)`, 'g');
  return [...sliceOf(text, span).matchAll(walks)].some(([, name = '']) => mentionsMethod(text, span, name, 'join'));
}

/** `threads.append(thread)` beside the start. */
function appendedList({ text }: FixContext, path: readonly Step[], thread: string): string | undefined {
  for (const placed of path.at(-1)?.suite.statements ?? []) {
    const call = placed.statement.kind === 'expression' ? placed.statement.value : undefined;
    if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.name !== 'append') continue;
    const [argument] = call.arguments;
    const isIt = argument && sliceOf(text, spanOf(placed, argument)) === thread;
    if (isIt && call.callee.object.kind === 'name') return call.callee.object.id;
  }
  return undefined;
}

/** The loop fills a list: walk it behind the outermost loop that the list outlives. */
function joinList(job: Job, thread: string, list: string, loops: readonly Step[]): readonly TextEdit[] | undefined {
  const { context } = job;
  const loop = outermost(loops, (inside) => !isEndless(inside.placed.statement) && !isBoundIn(context, inside, list));
  if (!loop) return undefined;
  const outer = { ...job, path: upTo(job.path, loop) };
  const target = loopVariable(outer, thread);
  return joinEach(outer, target, target, list, [list]);
}

/** The outermost loop of which, and of all inside it, `holds` is true. */
const outermost = (loops: readonly Step[], holds: (loop: Step) => boolean): Step | undefined =>
  loops.find((_, index) => loops.slice(index).every(holds));

function isBoundIn(context: FixContext, { placed }: Step, name: string): boolean {
  return [placed, ...statementsIn(suitesOf(placed).slice(0, 1), false)].some((each) => boundTexts(context, each).includes(name));
}

/** Makes the list that the loop lacks. */
function collect(job: Job, named: string | undefined, loops: readonly Step[]): readonly TextEdit[] | undefined {
  const { text } = job.context;
  const own = job.path.at(-1)?.placed;
  const loop = outermost(loops, (inside) => !isEndless(inside.placed.statement));
  if (!loop || !own || !ownsLines(text, spanOf(own)) || !startsLine(text, loop.placed)) return undefined;
  const list = freshName(scopeText(job), words(job).many);
  const thread = named ?? freshName(scopeText(job), words(job).one);
  const started = appendTo(job, own, list, thread, named !== undefined);
  const outer = { ...job, path: upTo(job.path, loop) };
  const target = loopVariable(outer, thread);
  const joined = walk(outer, target, target, list);
  const head = spanOf(loop.placed).start;
  return started && joined && [linesAbove(text, head, [`${indentAt(text, head)}${list} = []`]), ...started, ...joined];
}

function appendTo(job: Job, own: Placed, list: string, thread: string, isNamed: boolean): readonly TextEdit[] | undefined {
  const { text } = job.context;
  const append = `${list}.append(${thread})`;
  if (!isNamed) return nameThread(job, thread, [append]);
  return [linesBelow(text, spanOf(own).end, [indentAt(text, spanOf(own).start) + append])];
}

/** The thread's own name when nothing outside the loop knows it, else a new one. */
function loopVariable(job: Job, thread: string): string {
  const { context, path } = job;
  const loop = path.at(-1)?.placed;
  const scope = scopeSpan(context.module, path);
  if (!loop) return freshName(scopeText(job), words(job).one);
  const outside = `${context.text.slice(scope.start, spanOf(loop).start)}\n${context.text.slice(spanOf(loop).end, scope.end)}`;
  return mentions(outside, thread) ? freshName(scopeText(job), words(job).one) : thread;
}
