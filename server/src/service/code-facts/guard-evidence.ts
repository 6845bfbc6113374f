/**
 * The numbers that make a lock the guard of a place: of all uses, or of the changes alone where most reads go without it
 * (as they may, where a stale value does no harm). Errs towards saying less: a share of the reads is not told.
 */
import { changes } from '../../analysis/shared/accesses.ts';
import { type GuardedPlace, shareOf } from '../../analysis/shared/guarded-by.ts';

export interface GuardEvidence {
  /** Ends the id of the phrase. */
  readonly of: '' | '-changes';
  readonly guarded: string;
  readonly total: string;
}

export function guardEvidence(guard: GuardedPlace): GuardEvidence {
  const { guarded, unguarded } = guard;
  const all = shareOf(guard);
  if (2 * all.guarded > all.total) return { of: '', guarded: String(all.guarded), total: String(all.total) };
  const changed = guarded.filter(({ access }) => changes(access)).length;
  return { of: '-changes', guarded: String(changed), total: String(changed + unguarded.filter(changes).length) };
}
