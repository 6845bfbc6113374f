/**
 * Joins a thread where its owner can wait for it; `at` is its construction or start. Args: `thread`, the
 * variable, attribute or collection that holds it (absent for `Thread(…).start()`); `method`, for an
 * attribute that a method of the class should join. Threads started in a loop are collected and joined
 * behind it. Refuses endless loops, variables that are bound anew, and threads that are joined already.
 */
import type { TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { importOf } from './imports.ts';
import { indentUnit } from './indentation.ts';
import { joinInMethod } from './join-in-method.ts';
import { joinPlace } from './join-place.ts';
import { boundTexts, escaped, freshName, mentions, mentionsMethod } from './names.ts';
import {
  enclosingFunction,
  functionDepth,
  isBroken,
  type Placed,
  pathAt,
  type Step,
  scopeSpan,
  spanOf,
  statementsIn,
  suitesOf,
} from './navigate.ts';
import { isEndless } from './reachability.ts';
import { indentAt, lineEnd, linesAbove, linesBelow, ownsLines, replace, sliceOf } from './source.ts';
import { findStart, isRepeatable, type Start, scopeSuite } from './thread-start.ts';

/** A started thread, or all of them: what is joined, and the statement below whose end that may happen at the earliest. */
interface Job {
  readonly context: FixContext;
  readonly start: Start;
  /** Ends with the statement behind which the threads run: the start, or the loop around it. */
  readonly path: readonly Step[];
  /** How a join is written: `await asyncio.to_thread(t.join)` in a coroutine. */
  readonly join: (thread: string) => string;
}

export const addJoin: FixBuilder = (context, at, { thread, method }) => {
  if (isBroken(pathAt(context.module, at.start))) return undefined;
  if (thread && method) return joinInMethod(context, at, thread, method);
  const start = findStart(context, at, thread);
  const join = start && joinWriter(context, start.path);
  if (!start || !join) return undefined;
  if (start.kind === 'named' && mentionsMethod(context.text, scopeSpan(context.module, start.path), start.thread, 'join')) return undefined;
  const edits = joinEdits({ context, start, path: start.path, join });
  return edits && merged(edits);
};

/** A plain join would stop the event loop. */
function joinWriter(context: FixContext, path: readonly Step[]): Job['join'] | undefined {
  if (!enclosingFunction(path)?.fn.isAsync) return (thread) => `${thread}.join()`;
  return importOf(context, path, 'asyncio')?.path === 'asyncio' ? (thread) => `await asyncio.to_thread(${thread}.join)` : undefined;
}

function joinEdits(job: Job): readonly TextEdit[] | undefined {
  const { context, start, path } = job;
  if (start.kind === 'each') return joinAgain(job, start.target, start.target, start.iterable);
  const loops = loopsOf(path);
  const inner = loops.at(-1);
  if (!inner) return start.kind === 'named' ? joinNamed(job, start.thread) : joinAnonymous(job, start);
  if (isEndless(inner.placed.statement)) return undefined;
  if (start.kind === 'named') {
    const listed = joinListed(job, start.thread, loops);
    if (listed !== 'none') return listed;
    if (!isBoundIn(context, inner, start.thread)) return undefined;
  }
  return collect(job, start, loops);
}

/** The loops of the scope whose body holds the end of the path, outermost first. */
const loopsOf = (path: readonly Step[]): readonly Step[] =>
  path
    .slice(functionDepth(path))
    .filter(
      ({ placed: { statement } }, index, steps) =>
        (statement.kind === 'for' || statement.kind === 'while') && steps[index + 1]?.suite.part === 'body',
    );

function joinNamed(job: Job, thread: string): readonly TextEdit[] | undefined {
  const { context, path, join } = job;
  const step = path.at(-1);
  const after = step?.suite.statements.slice(step.index + 1) ?? [];
  const isRebound = statementsIn([{ part: 'body', statements: after }], false).some((each) => boundTexts(context, each).includes(thread));
  return isRebound ? undefined : insertJoin(job, [join(thread)]);
}

function joinAnonymous(job: Job, start: Start & { kind: 'anonymous' }): readonly TextEdit[] | undefined {
  const name = freshName(job.context.text, words(job).one);
  const joined = insertJoin(job, [job.join(name)]);
  const named = nameThread(job, start, name, []);
  return joined && named && [...named, ...joined];
}

/** `Thread(…).start()` → `thread = Thread(…)`, `thread.start()` and whatever follows. */
function nameThread(
  { context: { text }, path }: Job,
  { construction }: Start & { kind: 'anonymous' },
  name: string,
  more: readonly string[],
): readonly TextEdit[] | undefined {
  const placed = path.at(-1)?.placed;
  if (!placed || !ownsLines(text, spanOf(placed))) return undefined;
  const { start, end } = spanOf(placed);
  const indent = indentAt(text, start);
  const [below, ...rest] = [`${name}.start()`, ...more].map((line) => indent + line);
  const head = replace({ start, end: start }, `${name} = `);
  const tail = linesBelow(text, 0, [below ?? '']).newText;
  return [head, replace({ start: spanOf(placed, construction).end, end }, tail), ...(rest.length > 0 ? [linesBelow(text, end, rest)] : [])];
}

/** The loop runs over the threads, or puts them in a list: the same can be walked again. `'none'`: neither. */
function joinListed(job: Job, thread: string, loops: readonly Step[]): readonly TextEdit[] | undefined | 'none' {
  const { context, start } = job;
  const inner = loops.at(-1);
  const scope = scopeSuite(job.path);
  if (!inner || !scope) return undefined;
  const { statement } = inner.placed;
  if (statement.kind === 'for' && boundTexts(context, inner.placed).includes(thread)) {
    if (statement.isAsync || !isRepeatable(context, scope, statement.iterable)) return 'none';
    const [target, iterable] = [statement.target, statement.iterable].map((node) => sliceOf(context.text, spanOf(inner.placed, node)));
    return joinAgain({ ...job, path: upTo(job.path, inner) }, thread, target ?? thread, iterable ?? '');
  }
  const list = appendedList(context, start.path, thread);
  if (!list) return 'none';
  const loop = loops.find((each) =>
    loops.slice(loops.indexOf(each)).every((inside) => !isEndless(inside.placed.statement) && !isBoundIn(context, inside, list)),
  );
  return loop && joinOver({ ...job, path: upTo(job.path, loop) }, thread, list);
}

const upTo = (path: readonly Step[], step: Step): readonly Step[] => path.slice(0, path.indexOf(step) + 1);

/** `threads.append(thread)` beside the start. */
function appendedList({ text }: FixContext, path: readonly Step[], thread: string): string | undefined {
  for (const placed of path.at(-1)?.suite.statements ?? []) {
    const call = placed.statement.kind === 'expression' ? placed.statement.value : undefined;
    if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.name !== 'append') continue;
    const { object } = call.callee;
    const [argument] = call.arguments;
    const isIt = argument && sliceOf(text, spanOf(placed, argument)) === thread;
    if (isIt && (object.kind === 'name' || object.kind === 'attribute')) return sliceOf(text, spanOf(placed, object));
  }
  return undefined;
}

function isBoundIn(context: FixContext, { placed }: Step, name: string): boolean {
  return [placed, ...statementsIn(suitesOf(placed).slice(0, 1), false)].some((each) => boundTexts(context, each).includes(name));
}

/** Makes the list that the loop lacks. */
function collect(job: Job, start: Start & { kind: 'named' | 'anonymous' }, loops: readonly Step[]): readonly TextEdit[] | undefined {
  const { context, path } = job;
  const { text } = context;
  const own = path.at(-1)?.placed;
  const loop = loops.find((_, index) => loops.slice(index).every((inside) => !isEndless(inside.placed.statement)));
  if (!loop || !own || !ownsLines(text, spanOf(own))) return undefined;
  const list = freshName(text, words(job).many);
  const thread = start.kind === 'named' ? start.thread : freshName(text, words(job).one);
  const append = `${list}.append(${thread})`;
  const started =
    start.kind === 'named'
      ? [linesBelow(text, spanOf(own).end, [indentAt(text, spanOf(own).start) + append])]
      : nameThread(job, start, thread, [append]);
  const joined = joinOver({ ...job, path: upTo(path, loop) }, thread, list);
  const head = spanOf(loop.placed).start;
  if (!started || !joined || !startsLine(text, loop.placed)) return undefined;
  return [linesAbove(text, head, [`${indentAt(text, head)}${list} = []`]), ...started, ...joined];
}

const startsLine = (text: string, placed: Placed): boolean =>
  ownsLines(text, { start: spanOf(placed).start, end: lineEnd(text, spanOf(placed).start) });

function joinOver(job: Job, thread: string, list: string): readonly TextEdit[] | undefined {
  const target = loopVariable(job, thread);
  return joinAgain(job, target, target, list);
}

/** Walks the collection once more. */
function joinAgain(job: Job, thread: string, target: string, iterable: string): readonly TextEdit[] | undefined {
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

/** The thread's own name when nothing outside the loop knows it, else a new one. */
function loopVariable(job: Job, thread: string): string {
  const { context, path } = job;
  const loop = path.at(-1)?.placed;
  const scope = scopeSpan(context.module, path);
  if (!loop || !/^\w+$/.test(thread)) return freshName(context.text, words(job).one);
  const outside = `${context.text.slice(scope.start, spanOf(loop).start)}\n${context.text.slice(spanOf(loop).end, scope.end)}`;
  return mentions(outside, thread) ? freshName(context.text, words(job).one) : thread;
}

/** Lines below the statement of the suite that the join has to wait for. */
function insertJoin({ context: { text }, path }: Job, lines: readonly string[]): readonly TextEdit[] | undefined {
  const step = path.at(-1);
  const place = step && joinPlace(step.suite, step.index);
  const above = place === undefined ? undefined : step?.suite.statements[place];
  if (!step || !above || !endsLine(text, above) || !startsLine(text, step.placed)) return undefined;
  const indent = indentAt(text, spanOf(step.placed).start);
  return [
    linesBelow(
      text,
      spanOf(above).end,
      lines.map((line) => indent + line),
    ),
  ];
}

const endsLine = (text: string, placed: Placed): boolean =>
  /^\s*(?:#.*)?$/.test(text.slice(spanOf(placed).end, lineEnd(text, spanOf(placed).end)));

function words({ context, start }: Job): { readonly one: readonly string[]; readonly many: readonly string[] } {
  const own = start.path.at(-1)?.placed;
  const scope = scopeSuite(start.path);
  const binders =
    start.kind === 'named' && scope ? statementsIn([scope], false).filter((each) => boundTexts(context, each).includes(start.thread)) : [];
  const isProcess = [...(own ? [own] : []), ...binders].some((each) => /Process\s*\(/.test(sliceOf(context.text, spanOf(each))));
  return isProcess
    ? { one: ['process', 'worker', 'child'], many: ['processes', 'workers'] }
    : { one: ['thread', 'worker', 'started'], many: ['threads', 'workers'] };
}

/** Insertions at the same place become one, in their order. */
function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const at = result.findIndex(({ span }) => span.start === span.end && edit.span.start === span.start && edit.span.end === span.end);
    const other = result[at];
    if (other) result[at] = replace(edit.span, other.newText + edit.newText);
    else result.push(edit);
  }
  return result;
}
