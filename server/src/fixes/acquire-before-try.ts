/**
 * Moves the acquire that begins a `try` in front of it, so that `finally` never releases a lock that was not
 * taken; `at` is the acquire call. With it goes the test of its result, as far as it leaves at once:
 * `if not lock.acquire(timeout=1): return`. A `try` that holds nothing but `if lock.acquire(…):` goes inside
 * that `if`. Refuses when handlers may be waiting for what is moved, and when `finally` has more to do than
 * to release on a way that would now pass it by.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import type { Try } from '../ir/statement.ts';
import { unwrap } from '../ir/visit.ts';
import { acquireAt } from './critical-section.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { isRelease } from './held-region.ts';
import { LinePatch } from './line-patch.ts';
import { callAt, isBroken, type Placed, pathAt, type Suite, spanOf, suitesOf } from './navigate.ts';
import { fallsThrough } from './reachability.ts';
import { indentAt, isOneLine, lineStart, ownsLines, sliceOf } from './source.ts';

/** A `try` that begins with an acquire. */
interface Entry {
  readonly owner: Placed<Try>;
  readonly body: Suite;
  readonly lock: string;
}

export const acquireBeforeTry: FixBuilder = (context, at) => {
  const entry = entryAt(context, at);
  if (!entry?.owner.statement.finalBody || !startsLine(context.text, entry.owner)) return undefined;
  if (acquireAt(context, at)) return movePlain(context, at, entry);
  const count = guardLength(context, entry);
  return count > 0 ? move(context, entry, count) : swapWithIf(context, entry);
};

function entryAt({ text, module }: FixContext, at: Span): Entry | undefined {
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  const callee = step && !isBroken(path) ? callAt(step.placed, at)?.callee : undefined;
  const owner = step?.suite.owner;
  if (!step || step.index > 0 || step.suite.part !== 'body' || owner?.statement.kind !== 'try') return undefined;
  if (callee?.kind !== 'attribute' || callee.name !== 'acquire') return undefined;
  return { owner: { ...owner, statement: owner.statement }, body: step.suite, lock: sliceOf(text, spanOf(step.placed, callee.object)) };
}

const startsLine = (text: string, placed: Placed): boolean =>
  text.slice(lineStart(text, spanOf(placed).start), spanOf(placed).start).trim() === '';

/** A cancelled `await` raises; a plain acquire does not. */
function movePlain(context: FixContext, at: Span, entry: Entry): readonly TextEdit[] | undefined {
  const mayRaise = entry.owner.statement.handlers.length > 0 && acquireAt(context, at)?.isAwaited;
  return mayRaise ? undefined : move(context, entry, 1);
}

/** How many statements may leave without the lock: 1 for `if not lock.acquire(…):` and `await wait_for(lock.acquire(), 1)`, 2 with the result in a name. */
function guardLength(context: FixContext, { owner, body, lock }: Entry): number {
  const [first, second] = body.statements;
  if (!first || owner.statement.handlers.length > 0 || !onlyReleases(context, owner, lock)) return 0;
  if (first.statement.kind === 'expression' || leavesUnless(first, (test) => test.kind === 'call')) return 1;
  const target = first.statement.kind === 'assign' && first.statement.targets.length === 1 ? first.statement.targets[0] : undefined;
  const isNamed = target?.kind === 'name' && first.statement.kind === 'assign' && first.statement.value.kind === 'call';
  return isNamed && second && leavesUnless(second, (test) => test.kind === 'name' && test.id === target.id) ? 2 : 0;
}

/** `if not <test>:` with a suite that does not fall through. */
function leavesUnless({ statement }: Placed, isTest: (test: Expression) => boolean): boolean {
  if (statement.kind !== 'if' || statement.orElse || statement.test.kind !== 'not') return false;
  return isTest(unwrap(statement.test.operand)) && statement.body.statements.some((each) => !fallsThrough(each));
}

function onlyReleases(context: FixContext, owner: Placed, lock: string): boolean {
  const final = suitesOf(owner).at(-1)?.statements ?? [];
  return final.length === 1 && final.every((each) => isRelease(context, each, lock));
}

/** The first `count` statements of the body go above the `try`. */
function move({ text }: FixContext, { owner, body }: Entry, count: number): readonly TextEdit[] | undefined {
  const [first, last, next] = [body.statements[0], body.statements[count - 1], body.statements[count]];
  if (!first || !last || !next || !ownsLines(text, { start: spanOf(first).start, end: spanOf(last).end })) return undefined;
  const head = spanOf(owner).start;
  const patch = new LinePatch(text, { start: head, end: spanOf(next).start });
  const [from, to, until] = [spanOf(first).start, spanOf(last).end, spanOf(next).start].map((offset) => patch.indexOf(offset));
  if (from === undefined || to === undefined || until === undefined || from === 0 || until <= to) return undefined;
  patch.indent(from, to, indentAt(text, spanOf(first).start), indentAt(text, head));
  patch.prepend(0, patch.take(from, to));
  for (let blank = to + 1; blank < until && patch.old(blank).trim() === ''; blank++) patch.set(blank);
  return patch.edits();
}

/** `try: if lock.acquire(…): BODY finally: lock.release()` → `if lock.acquire(…): try: BODY finally: …`; the body stays where it is. */
function swapWithIf(context: FixContext, { owner, body, lock }: Entry): readonly TextEdit[] | undefined {
  const { text } = context;
  const [only] = body.statements;
  if (!only || body.statements.length > 1 || owner.statement.handlers.length > 0 || owner.statement.orElse) return undefined;
  const { statement } = only;
  if (statement.kind !== 'if' || statement.orElse || unwrap(statement.test).kind !== 'call' || !onlyReleases(context, owner, lock))
    return undefined;
  const inner = spanOf(only, statement.body).start;
  const head = { start: spanOf(only).start, end: inner };
  const isOneHead = isOneLine(text, { start: head.start, end: spanOf(only, statement.test).end }) && !isOneLine(text, head);
  if (!isOneHead || !startsLine(text, only)) return undefined;
  const patch = new LinePatch(text, spanOf(owner));
  const [outer, middle] = [indentAt(text, spanOf(owner).start), indentAt(text, head.start)];
  const own = patch.indexOf(head.start);
  const swapped = [outer + patch.old(own).trimStart(), middle + patch.old(0).trimStart()] as const;
  patch.set(0, swapped[0]);
  patch.set(own, swapped[1]);
  patch.indent(patch.indexOf(spanOf(only).end) + 1, patch.count - 1, outer, middle);
  return patch.edits();
}
