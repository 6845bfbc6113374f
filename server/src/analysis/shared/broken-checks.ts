/**
 * Checks that another root can break: between the test and what relies on it the place changes, so that something is
 * made twice, or what was there has gone. Errs on the side of silence: one lock held over test and act, and by the
 * other root, is enough; so is a lock nobody knows.
 */
import { argumentAt } from '../../ir/arguments.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf } from '../../ir/visit.ts';
import { needsElement } from '../../models/operations.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { mayHoldLocks } from '../locks/lock-set.ts';
import { type Access, changes } from './accesses.ts';
import { type Check, checks } from './checks.ts';
import { isSameDepth, isUsed, removes, takesElement } from './conflicts.ts';
import { containerOf } from './containers.ts';
import { excludes, type HeldLock, type HeldLocks, locksAt } from './held-at.ts';
import { isNearThread } from './nearness.ts';
import { isOnSelf, isPrivatePhase } from './phases.ts';
import { type Race, raceOf, threadsAt } from './races.ts';
import { isAroundThreads } from './thread-borders.ts';
import { eventsIn, type Window, widest } from './windows.ts';

/**
 * Made or added twice; gone when it is taken; an object made twice on first use; an object replaced by nothing before it
 * is used; a state that two threads find free and take. The last two are evidence of a defect only where a guard is left out.
 */
export type Outcome = 'twice' | 'gone' | 'initialised' | 'lost' | 'claimed';

export interface BrokenCheck extends Race {
  readonly check: Check;
  readonly outcome: Exclude<Outcome, 'lost' | 'claimed'>;
  readonly window: Window;
  /** The lock that is held for the act alone. */
  readonly late?: HeldLock;
}

/** Of one body, in source order; one for each test. */
export const brokenChecks = defineAnalysis<Body, readonly BrokenCheck[]>({
  name: 'broken-checks',
  compute: (body, context) => {
    const isThreaded = isNearThread(body, context);
    if (!isThreaded && !mayHoldLocks(body, context)) return [];
    const found = context.get(checks, body).flatMap((check) => brokenCheck(check, isThreaded, context));
    return found.filter(({ check }, index) => found.findIndex((each) => each.check.test === check.test) === index);
  },
});

function brokenCheck(check: Check, isThreaded: boolean, context: Context): readonly BrokenCheck[] {
  const outcome = outcomeOf(check, context);
  const section = outcome && lockedOver(check, context);
  if (!outcome || !section || outcome === 'lost' || outcome === 'claimed') return [];
  const late = outcome === 'initialised' ? lockedLate(check, context) : undefined;
  if (late) return [{ ...late, check, outcome, window: 'wait' }];
  if (!isThreaded) return [];
  const race = raceOf(check.act, (other) => breaks(outcome, check, other) && !isShut(section, other, context), context);
  const window = race ? windowBetween(check, context) : 'none';
  if (
    !race ||
    (window === 'none' && !(race.evidence === 'certain' || (outcome === 'gone' && race.other !== check.act))) ||
    (window === 'none' && outcome === 'initialised')
  )
    return [];
  return [{ ...race, check, outcome, window }];
}

/** The lock is taken after the test, and nothing is tested again: whoever waited for it makes another one. */
function lockedLate({ test, act }: Check, context: Context): (Race & Pick<BrokenCheck, 'late'>) | undefined {
  const [before, after] = [locksAt(test, context), locksAt(act, context)];
  if (before === 'unknown' || after === 'unknown' || before.size > 0 || isPrivatePhase(act.body, context)) return undefined;
  const late = [...after.values()].find((lock) => lock.own && excludes(lock, context));
  const parallel = late && (act.place.kind !== 'instance' || isOnSelf(act)) ? threadsAt(act, act, context) : undefined;
  if (!late || !parallel || isAroundThreads(act, context)) return undefined;
  const certain = parallel.first.certain && parallel.second.certain;
  return { access: act, other: act, parallel, evidence: certain ? 'certain' : 'public', late };
}

/** What happens when the answer is no longer right; undefined where it does not matter. */
export function outcomeOf(check: Check, context: Context): Outcome | undefined {
  const { asks, isAbsent, act } = check;
  if (claims(check)) return 'claimed';
  if (asks === 'state') return undefined;
  if (!isAbsent && asks === 'object' && act.kind === 'read' && isUsed(act)) return 'lost';
  const type = act.inner?.type ?? containerOf(act.place, context);
  if (type === undefined) return asks === 'object' && isAbsent && makesObject(act) ? 'initialised' : undefined;
  if (asks === 'member') return isAbsent ? (adds(check) ? 'twice' : undefined) : takes(check) ? 'gone' : undefined;
  if (isAbsent) return act.kind === 'write' && asks === 'object' && makesObject(act) ? 'initialised' : undefined;
  return needsContent(act) ? 'gone' : undefined;
}

/** `if not self.started: self.started = True`, `if self.state == 'new': self.state = 'running'` */
const claims = ({ asks, act: { kind, value } }: Check): boolean =>
  (asks === 'state' || asks === 'object') && kind === 'write' && value?.kind === 'constant' && value.value !== null;

/** `x = make()` */
const makesObject = ({ kind, value }: Access): boolean => kind === 'write' && value?.kind === 'call';

/** `d[k] = …`, `xs.append(k)` after a test for `k`; the same constant twice does no harm, nor the same member of a set. */
function adds(check: Check): boolean {
  const { kind, method = '', element, at, value } = check.act;
  if (kind !== 'mutate' || value?.kind === 'constant' || value?.kind === 'name') return false;
  const asked = check.key;
  if (method === '[]=') return element === asked;
  return /^append(left)?$/.test(method) && at.kind === 'call' && at.arguments[0] !== undefined && render(at.arguments[0].value) === asked;
}

/** `d[k]`, `del d[k]`, `d.pop(k)`, `xs.remove(k)`; with a default nothing can fail. */
function takes(check: Check): boolean {
  const { act } = check;
  const asked = check.key;
  if (act.kind === 'read') return takesElement(act, asked);
  if (act.method === 'del' || (act.kind === 'update' && act.element !== undefined)) return act.element === asked;
  const key = act.at.kind === 'call' ? argumentAt(act.at, 0)?.value : undefined;
  return (
    (act.method === 'pop' || act.method === 'remove') &&
    act.at.kind === 'call' &&
    act.at.arguments.length === 1 &&
    key !== undefined &&
    render(key) === asked
  );
}

/** `q.pop()`, `q.popleft()`; a `pop` with a default nothing can fail. */
const needsContent = ({ kind, method = '', at }: Access): boolean =>
  kind === 'mutate' && needsElement.has(method) && method !== 'remove' && at.kind === 'call' && at.arguments.length < 2;

function breaks(outcome: BrokenCheck['outcome'], { act }: Check, other: Access): boolean {
  switch (outcome) {
    case 'initialised':
      return other.kind === 'write' && other.value?.kind !== 'constant';
    case 'twice':
      return other === act || (other.kind === 'mutate' && isSameDepth(other, act) && !removes(other) && other.method === act.method);
    case 'gone':
      return other === act ? changes(other) : takesFrom(act, other);
  }
}

/** An element, or the container that it is in. */
export const takesFrom = (act: Access, other: Access): boolean =>
  other.kind === 'mutate' && removes(other) && (isSameDepth(act, other) || act.inner !== undefined);

/** `x = None` */
export const clears = ({ kind, value }: Access): boolean => kind === 'write' && value?.kind === 'constant' && value.value === null;

/** The locks held without a break from the test to the act; undefined where nobody knows. */
function lockedOver({ test, act }: Check, context: Context): HeldLocks | undefined {
  const [before, after] = [locksAt(test, context), locksAt(act, context)];
  if (before === 'unknown' || after === 'unknown') return undefined;
  return new Map([...after].filter(([key, { held }]) => before.get(key)?.held.event === held.event));
}

function isShut(section: HeldLocks, other: Access, context: Context): boolean {
  const locks = locksAt(other, context);
  return locks === 'unknown' || [...locks.keys()].some((key) => section.has(key));
}

/** What is done after the test has read the place, and before the act. */
function windowBetween({ test, act, statement, branch }: Check, context: Context): Window {
  const between = (each: Statement): readonly Window[] => {
    if (each.start >= act.statement.start && each !== act.statement) return [];
    const isDone = each.end <= act.statement.start;
    const own = isDone && each.start > test.at.end ? expressionsOf(each).flatMap((node) => eventsIn(node, 0, act, context)) : [];
    const loop = isDone && (each.kind === 'for' || each.kind === 'while') ? (['iteration'] as const) : [];
    const entered = each.kind === 'with' && !isDone ? (['wait'] as const) : [];
    return [...own, ...loop, ...entered, ...blocksOf(each).flatMap((block) => block.statements.flatMap(between))];
  };
  const tested = eventsIn(statement.test, test.at.end, act, context);
  const given = act.value ? eventsIn(act.value, 0, act, context) : [];
  return widest([...tested, ...given, ...branch.flatMap(between)]);
}
