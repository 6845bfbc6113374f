/** Of a lock: what it guards, with the evidence, and who takes it. */
import { type Body, type Context, moduleOf } from '../../analysis/context.ts';
import type { LockHome } from '../../analysis/locks/lock-identity.ts';
import { sectionsByLock } from '../../analysis/locks/long-sections.ts';
import type { Owner } from '../../analysis/shared/accesses-to.ts';
import { type GuardedPlace, guardedPlaces } from '../../analysis/shared/guarded-by.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { doneIn, type Fact, runsIn } from './fact.ts';
import { guardEvidence } from './guard-evidence.ts';

/** `module` is where the question is asked: what it guards is looked for where it is used. */
export function lockFacts(home: LockHome, module: ModuleSymbol, context: Context): readonly Fact[] {
  const sections = context.get(sectionsByLock, context).get(home.key) ?? [];
  const owners = new Set<Owner>([module, ...(home.cls ? [home.cls] : []), ...sections.flatMap(({ body }) => ownersAround(body))]);
  const guards = [...owners]
    .flatMap((owner) => [...context.get(guardedPlaces, owner).values()])
    .filter(({ lock }) => lock.home.key === home.key);
  return [
    ...guards.map(guardFact),
    ...sections.map(({ body, at }) => ({ phrase: 'fact-taken', args: { function: doneIn(body) }, at, in: runsIn(body, context) })),
  ];
}

const ownersAround = (body: Body): readonly Owner[] => [...(body.kind === 'function' && body.cls ? [body.cls] : []), moduleOf(body)];

function guardFact(guarded: GuardedPlace): Fact {
  const { of, ...numbers } = guardEvidence(guarded);
  return { phrase: guarded.isDeclared ? 'fact-guards-declared' : `fact-guards${of}`, args: { place: guarded.place.name, ...numbers } };
}
