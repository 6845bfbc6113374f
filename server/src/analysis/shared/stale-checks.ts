/**
 * Tests whose answer may be out of date when the critical section that relies on it begins: `if k in self._d:` and then
 * `with self._lock: self._d.pop(k)`, while others take away under the lock (atomicity violation across the border of a
 * section). Errs on the side of silence: a section that looks at the place again before it acts, or an act whose
 * failure is expected, knows what it does.
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import type { Access } from './accesses.ts';
import { outcomeOf } from './broken-checks.ts';
import { type Check, checks } from './checks.ts';
import { type GuardedAccess, type GuardedPlace, guardedPlaces } from './guarded-by.ts';
import { locksAt } from './held-at.ts';
import { conflictsOf, type Inconsistency, spoiling, stepIn } from './inconsistencies.ts';
import { isNearGuard } from './nearness.ts';
import { isPrivatePhase } from './phases.ts';

export interface StaleCheck extends Inconsistency {
  readonly check: Check;
}

/** Of one body, in source order; one for each test. */
export const staleChecks = defineAnalysis<Body, readonly StaleCheck[]>({
  name: 'stale-checks',
  compute: (body, context) => {
    if (body.kind === 'module' || !isNearGuard(body, context) || isPrivatePhase(body, context)) return [];
    const found = context.get(checks, body).flatMap((check) => staleCheck(check, context));
    return found.filter(({ check }, index) => found.findIndex((each) => each.check.test === check.test) === index);
  },
});

function staleCheck(check: Check, context: Context): readonly StaleCheck[] {
  const { test, act } = check;
  const guard = context.get(guardedPlaces, act.place.owner).get(act.place.name);
  const own = guard?.guarded.find(({ access }) => access === act);
  if (!guard || !own || isHeldSince(test, own, context) || isAskedAgain(own, guard)) return [];
  const outcome = outcomeOf(check, context);
  const spoils = outcome === 'gone' || outcome === 'lost' ? spoiling[outcome] : undefined;
  if (!spoils || isExpected(act.at, act.unit, failures, act.body, context)) return [];
  return conflictsOf(test, 'checked', (section) => stepIn(section, act, spoils), context).map((found) => ({ ...found, check }));
}

/** What the act raises when the test no longer holds. */
const failures = ['KeyError', 'IndexError', 'LookupError', 'ValueError', 'AttributeError', 'TypeError'];

/** The hold that the act is done under is the one that the test was made under, as far as anybody knows. */
function isHeldSince(test: Access, { lock }: GuardedAccess, context: Context): boolean {
  const before = locksAt(test, context);
  return before === 'unknown' || before.get(lock.home.key)?.held.event === lock.held.event;
}

/** The section reads the place before the act, or in the same statement. */
const isAskedAgain = ({ access: act, lock }: GuardedAccess, { guarded }: GuardedPlace): boolean =>
  guarded.some(
    (each) =>
      each.access !== act &&
      each.access.body === act.body &&
      each.lock.held.event === lock.held.event &&
      (each.access.at.end <= act.at.start || each.access.statement === act.statement),
  );
