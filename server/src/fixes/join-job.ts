/** What the ways of joining a thread share: the job, how a join is written, and where its lines go. */
import type { TextEdit } from '../base/span.ts';
import type { FixContext } from './fix.ts';
import { joinPlace } from './join-place.ts';
import { boundTexts } from './names.ts';
import { type Placed, type Step, scopeSpan, spanOf, statementsIn } from './navigate.ts';
import { indentAt, lineEnd, linesBelow, ownsLines, replace, sliceOf } from './source.ts';
import { type Start, scopeSuite } from './thread-start.ts';

export interface Job {
  readonly context: FixContext;
  readonly start: Start;
  /** Ends with the statement behind which the threads run: the start, or the loop around it. */
  readonly path: readonly Step[];
  /** How a join is written: `await asyncio.to_thread(t.join)` in a coroutine. */
  readonly join: (thread: string) => string;
}

/** What a new name of this scope must not clash with. */
export const scopeText = ({ context: { text, module }, start }: Job): string => sliceOf(text, scopeSpan(module, start.path));

/**
 * Out of the `with` blocks of ready-made objects, which are locks as a rule: joining a thread that wants the
 * lock would never end. A context made on the spot (a file, a directory) is what the thread works with: stay.
 */
export function outOfLocks(path: readonly Step[]): readonly Step[] {
  const owner = path.at(-1)?.suite.owner?.statement;
  const isHeld = owner?.kind === 'with' && owner.items.every(({ context }) => context.kind === 'name' || context.kind === 'attribute');
  return isHeld ? outOfLocks(path.slice(0, -1)) : path;
}

/** Lines below the last statement of the suite that the join has to wait for. */
export function insertJoin({ context: { text }, path: inner }: Job, lines: readonly string[]): readonly TextEdit[] | undefined {
  const path = outOfLocks(inner);
  const step = path.at(-1);
  const place = step && joinPlace(step.suite, step.index);
  const above = place === undefined ? undefined : step?.suite.statements[place];
  if (!step || !above || !endsLine(text, above) || !startsLine(text, step.placed)) return undefined;
  const indent = indentAt(text, spanOf(step.placed).start);
  const indented = lines.map((line) => indent + line);
  return [linesBelow(text, spanOf(above).end, indented)];
}

const endsLine = (text: string, placed: Placed): boolean =>
  /^\s*(?:#.*)?$/.test(text.slice(spanOf(placed).end, lineEnd(text, spanOf(placed).end)));

export const startsLine = (text: string, placed: Placed): boolean =>
  ownsLines(text, { start: spanOf(placed).start, end: lineEnd(text, spanOf(placed).start) });

/** `Thread(…).start()` → `thread = Thread(…)`, `thread.start()` and whatever follows. */
export function nameThread(
  { context: { text }, path, start: { kind, ...start } }: Job,
  name: string,
  more: readonly string[],
): readonly TextEdit[] | undefined {
  const placed = path.at(-1)?.placed;
  if (!placed || !('construction' in start) || !ownsLines(text, spanOf(placed))) return undefined;
  const span = spanOf(placed);
  const indent = indentAt(text, span.start);
  const head = replace({ start: span.start, end: span.start }, `${name} = `);
  const tail = linesBelow(text, 0, [`${indent}${name}.start()`]).newText;
  const below = more.map((line) => indent + line);
  return [
    head,
    replace({ start: spanOf(placed, start.construction).end, end: span.end }, tail),
    ...(below.length > 0 ? [linesBelow(text, span.end, below)] : []),
  ];
}

/** Names for one thread and for many, after what is constructed. */
export function words({ context, start }: Pick<Job, 'context' | 'start'>): {
  readonly one: readonly string[];
  readonly many: readonly string[];
} {
  const own = start.path.at(-1)?.placed;
  const scope = scopeSuite(start.path);
  const isBinder = (each: Placed): boolean => start.kind === 'named' && boundTexts(context, each).includes(start.thread);
  const binders = scope ? statementsIn([scope], false).filter(isBinder) : [];
  const isProcess = [...(own ? [own] : []), ...binders].some((each) => /Process\s*\(/.test(sliceOf(context.text, spanOf(each))));
  return isProcess
    ? { one: ['process', 'worker', 'child'], many: ['processes', 'workers'] }
    : { one: ['thread', 'worker', 'started'], many: ['threads', 'workers'] };
}
