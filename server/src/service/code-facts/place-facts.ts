/** Of a shared attribute or global: the lock that guards it, with the evidence, and who changes and reads it in which thread. */
import { type Body, type Context, locate } from '../../analysis/context.ts';
import { type Access, changes } from '../../analysis/shared/accesses.ts';
import { accessesOf } from '../../analysis/shared/accesses-to.ts';
import { type GuardedPlace, guardedPlaces } from '../../analysis/shared/guarded-by.ts';
import { isPrivatePhase } from '../../analysis/shared/phases.ts';
import type { SharedPlace } from '../../analysis/shared/places.ts';
import { doneIn, type Fact, runsIn } from './fact.ts';
import { guardEvidence } from './guard-evidence.ts';

/** Nothing of a place that only one body uses, or that nobody changes once it is made. */
export function placeFacts(place: SharedPlace, context: Context): readonly Fact[] {
  const { owner, name } = place;
  const list = accessesOf(place, context).filter(({ body }) => !isPrivatePhase(body, context));
  const users = new Map<Body, Access>();
  for (const access of list) {
    const known = users.get(access.body);
    if (!known || (changes(access) && !changes(known))) users.set(access.body, access);
  }
  if (users.size < 2 || !list.some(changes)) return [];
  const guard = context.get(guardedPlaces, owner).get(name);
  return [
    ...(guard ? [guardFact(guard)] : []),
    ...[...users.values()].sort((a, b) => Number(changes(b)) - Number(changes(a))).map((access) => useOf(access, context)),
  ];
}

function guardFact(guard: GuardedPlace): Fact {
  const { of, ...numbers } = guardEvidence(guard);
  return { phrase: `fact-guarded-by${of}`, args: { lock: guard.lock.home.display, ...numbers } };
}

const useOf = (access: Access, context: Context): Fact => ({
  phrase: changes(access) ? 'fact-changed' : 'fact-read',
  args: { function: doneIn(access.body) },
  at: locate(access.body, access.unit, access.at),
  in: runsIn(access.body, context),
});
