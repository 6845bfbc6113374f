/**
 * From the place of an `acquire()` to the critical section it begins: the lock's text, the statements, the
 * releases. Adds to `held-region.ts` what one suite cannot tell: releases in enclosing `try` statements,
 * in closures, in other functions, and a lock that is bound anew in between. Errs towards `undefined`.
 */
import { contains, type Span } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import { forEachExpression } from '../ir/visit.ts';
import type { FixContext } from './fix.ts';
import { type HeldRegion, heldRegion } from './held-region.ts';
import { literalsOf } from './literals.ts';
import { boundTexts, escaped, mentionsMethod, methodPattern, methodUses } from './names.ts';
import {
  enclosingFunction,
  functionDepth,
  isBroken,
  moduleSuite,
  type Placed,
  pathAt,
  type Step,
  scopeSpan,
  spanOf,
  statementsIn,
  suitesOf,
} from './navigate.ts';
import { isOneLine, ownsLines, sliceOf } from './source.ts';

/** A statement that is `lock.acquire(…)` or `await lock.acquire(…)` on a line of its own. */
export interface Acquire {
  readonly path: readonly Step[];
  readonly step: Step;
  readonly call: Call;
  readonly isAwaited: boolean;
  /** The source text of the lock: names, attributes, subscripts without calls. */
  readonly lock: string;
}

export interface Section extends Acquire {
  readonly region: HeldRegion;
  readonly last: Placed;
}

export function acquireAt(context: FixContext, at: Span): Acquire | undefined {
  const path = pathAt(context.module, at.start);
  const step = path.at(-1);
  if (step?.placed.statement.kind !== 'expression' || isBroken(path)) return undefined;
  const { value } = step.placed.statement;
  const call = value.kind === 'await' ? value.value : value;
  if (call.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.name !== 'acquire') return undefined;
  const span = spanOf(step.placed);
  if (!ownsLines(context.text, span) || !isOneLine(context.text, span) || !isStable(call.callee.object)) return undefined;
  const lock = sliceOf(context.text, spanOf(step.placed, call.callee.object));
  return { path, step, call, isAwaited: value.kind === 'await', lock };
}

/** The same text means the same lock as long as nobody binds its names. */
function isStable(lock: Expression): boolean {
  let stable = true;
  forEachExpression(lock, (node) => {
    stable &&= ['name', 'attribute', 'subscript', 'constant', 'parenthesized', 'unary', 'collection'].includes(node.kind);
    return stable;
  });
  return stable;
}

export function sectionAt(context: FixContext, at: Span): Section | undefined {
  const acquire = acquireAt(context, at);
  const region = acquire && heldRegion(context, acquire.step.suite, acquire.step.index, acquire.lock);
  const last = region && acquire.step.suite.statements[region.end];
  if (!last || region.end === acquire.step.index) return undefined;
  const section = { ...acquire, region, last };
  return !isReceiver(acquire) && isSound(context, section) && isWritten(context, section) ? section : undefined;
}

/** `self.acquire()`: an object that has `acquire` and `release` of its own making need not be a context manager. */
function isReceiver({ path, lock }: Acquire): boolean {
  const isMethod = path[functionDepth(path) - 1]?.suite.part === 'class';
  return isMethod && enclosingFunction(path)?.fn.parameters[0]?.name === lock;
}

/** Every release of the section stands on a line of its own, in a suite below its owner. */
const isWritten = ({ text }: FixContext, { region }: Section): boolean =>
  region.releases.every(({ placed }) => ownsLines(text, spanOf(placed)) && isOneLine(text, spanOf(placed)));

function isSound(context: FixContext, section: Section): boolean {
  const { region, lock } = section;
  const accounted = matchesIn(context, bodySpan(section), methodPattern(lock, 'acquire|release')).every((offset) =>
    region.releases.some(({ placed }) => spanOf(placed).start <= offset && offset < spanOf(placed).end),
  );
  if (!accounted || isRebound(context, section) || isReleasedAround(context, section)) return false;
  if (region.leaksOn && isReleasedOutside(context, section)) return false;
  return !((region.leaksOn || region.leaksOut) && (isHandedOver(context, section) || isGivenAway(context, section)));
}

/** From behind the acquire to the end of the section. */
export const bodySpan = ({ step, last }: Section): Span => ({ start: spanOf(step.placed).end, end: spanOf(last).end });

/** Absolute offsets at which a pattern matches inside `span`, comments not counted. */
function matchesIn({ text }: FixContext, span: Span, pattern: RegExp): readonly number[] {
  const found = [...sliceOf(text, span).matchAll(pattern)].map((match) => match.index + span.start);
  if (found.length === 0) return found;
  const { comments } = literalsOf(text);
  return found.filter((offset) => !comments.some((comment) => comment.start <= offset && offset < comment.end));
}

function isRebound(context: FixContext, { step, region, lock, call }: Section): boolean {
  const body = step.suite.statements.slice(step.index + 1, region.end + 1);
  const bound = new Set(statementsIn([{ part: 'body', statements: body }], false).flatMap((each) => boundTexts(context, each)));
  const names: string[] = [lock];
  forEachExpression(call.callee, (node) => {
    if (node.kind === 'name') names.push(node.id);
    if (node.kind === 'attribute') names.push(sliceOf(context.text, spanOf(step.placed, node)));
    return true;
  });
  return names.some((name) => bound.has(name));
}

/** An enclosing `try` has a clause that releases the lock: it would find it free. */
function isReleasedAround({ text }: FixContext, { path, lock }: Section): boolean {
  const steps = path.slice(functionDepth(path));
  return steps.some(({ placed }, index) => {
    const inner = steps[index + 1]?.suite;
    if (placed.statement.kind !== 'try' || !inner) return false;
    return suitesOf(placed).some((suite) => {
      const [first, last] = [suite.statements[0], suite.statements.at(-1)];
      const isOther = suite.part !== inner.part || suite.statements[0]?.statement !== inner.statements[0]?.statement;
      return isOther && first && last && mentionsMethod(text, { start: spanOf(first).start, end: spanOf(last).end }, lock, 'release');
    });
  });
}

function isReleasedOutside({ text, module }: FixContext, section: Section): boolean {
  const scope = scopeSpan(module, section.path);
  const body = bodySpan(section);
  const before = { start: scope.start, end: spanOf(section.step.placed).start };
  return [before, { start: body.end, end: scope.end }].some((span) => mentionsMethod(text, span, section.lock, 'release'));
}

/** The section hands the lock itself to somebody, who may release it. */
const isGivenAway = (context: FixContext, section: Section): boolean =>
  matchesIn(context, bodySpan(section), new RegExp(`(?<![\\w.])${escaped(section.lock)}(?!\\s*[\\w.[:])`, 'gu')).length > 0;

/** Another function releases a lock of this name without acquiring one: the lock is handed over. */
function isHandedOver({ text, module }: FixContext, { lock, step }: Section): boolean {
  const name = lock.split('.').at(-1) ?? lock;
  const around = spanOf(step.placed);
  const releases = methodUses(text, name, 'release');
  if (releases.length === 0) return false;
  const functions = statementsIn([moduleSuite(module)], true).filter(({ statement }) => statement.kind === 'function');
  return functions
    .map((placed) => spanOf(placed))
    .some((span) => {
      const isOurs = contains(span, around);
      const isReleasing = !isOurs && releases.some((at) => span.start <= at && at < span.end);
      return isReleasing && !mentionsMethod(text, span, name, 'acquire', true);
    });
}
