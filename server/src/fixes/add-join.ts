/**
 * Joins a thread where its owner can wait for it; `at` is its construction or start. Args: `thread`, the
 * variable, attribute or collection that holds it (absent for `Thread(…).start()`); `method`, for an
 * attribute that a method of the class should join. Threads started in a loop are collected and joined
 * behind it. Refuses endless loops, variables that are bound anew or leave the function, and threads that
 * are joined already.
 */
import type { Span, TextEdit } from '../base/span.ts';
import { runsForEver } from './endless-target.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { importOf } from './imports.ts';
import { joinInMethod } from './join-in-method.ts';
import { insertJoin, type Job, nameThread, outOfLocks, scopeText, words } from './join-job.ts';
import { joinEach, joinInLoop, loopsOf } from './join-loop.ts';
import { boundTexts, freshName, mentionsMethod } from './names.ts';
import { enclosingFunction, isBroken, type Placed, pathAt, type Step, scopeSpan, statementsIn } from './navigate.ts';
import { staysInside } from './ownership.ts';
import { replace } from './source.ts';
import { findStart, type Start, scopeSuite } from './thread-start.ts';

export const addJoin: FixBuilder = (context, at, { thread, method }) => {
  if (isBroken(pathAt(context.module, at.start))) return undefined;
  if (thread && method) return joinInMethod(context, at, thread, method);
  const start = findStart(context, at, thread);
  const join = start && joinWriter(context, start.path);
  if (!start || !join || !isOurs(context, start) || runsForEver(context, makers(context, at, thread))) return undefined;
  const edits = joinEdits({ context, start, path: start.path, join });
  return edits && merged(edits);
};

/** The statement at the place of the finding, and those that bind the variable. */
function makers(context: FixContext, at: Span, thread: string | undefined): readonly Placed[] {
  const path = pathAt(context.module, at.start);
  const [own, scope] = [path.at(-1)?.placed, scopeSuite(path)];
  const binders = thread && scope ? statementsIn([scope], false).filter((each) => boundTexts(context, each).includes(thread)) : [];
  return [...(own ? [own] : []), ...binders];
}

/** A plain join would stop the event loop. */
function joinWriter(context: FixContext, path: readonly Step[]): Job['join'] | undefined {
  if (!enclosingFunction(path)?.fn.isAsync) return (thread) => `${thread}.join()`;
  return importOf(context, path, 'asyncio')?.path === 'asyncio' ? (thread) => `await asyncio.to_thread(${thread}.join)` : undefined;
}

/** A thread by a variable must stay in the scope, and nobody there may join it yet. */
function isOurs(context: FixContext, start: Start): boolean {
  if (start.kind !== 'named') return true;
  const scope = scopeSuite(start.path);
  const isJoined = mentionsMethod(context.text, scopeSpan(context.module, start.path), start.thread, 'join');
  return scope !== undefined && !isJoined && staysInside(context, scope, start.thread);
}

function joinEdits(job: Job): readonly TextEdit[] | undefined {
  const { start, path } = job;
  if (start.kind === 'each') return joinEach(job, start.target, start.target, start.iterable, start.owners);
  const loops = loopsOf(path);
  if (loops.length > 0) return joinInLoop(job, loops);
  return start.kind === 'named' ? joinNamed(job, start.thread) : joinAnonymous(job);
}

function joinNamed(job: Job, thread: string): readonly TextEdit[] | undefined {
  const { context, path, join } = job;
  const after = path.slice(outOfLocks(path).length - 1).flatMap((step) => step.suite.statements.slice(step.index + 1));
  const isRebound = statementsIn([{ part: 'body', statements: after }], false).some((each) => boundTexts(context, each).includes(thread));
  return isRebound ? undefined : insertJoin(job, [join(thread)]);
}

function joinAnonymous(job: Job): readonly TextEdit[] | undefined {
  const name = freshName(scopeText(job), words(job).one);
  const joined = insertJoin(job, [job.join(name)]);
  const named = nameThread(job, name, []);
  return joined && named && [...named, ...joined];
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
