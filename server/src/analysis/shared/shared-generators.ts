/**
 * Generators that two threads take values from: a generator runs in one thread at a time, and asking it for a value
 * while it runs raises ValueError. Both uses must be able to happen at once, on one object (by place, or by what was
 * handed to the threads), and without a common lock. Errs on the side of silence, as `races.ts` does.
 */
import { type Body, type Context, defineAnalysis, moduleOf, nameOf } from '../context.ts';
import { pathOf } from '../objects/access-path.ts';
import { parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { nodesOf } from './access-nodes.ts';
import type { Access } from './accesses.ts';
import { generatorUses } from './generator-uses.ts';
import { originsOfPath } from './origins.ts';
import { haveCommonLock, isOneObject, type Race, raceOf } from './races.ts';

/** Of one body, in source order; of two bodies with the same defect only the first by name has it. */
export const sharedGenerators = defineAnalysis<Body, readonly Race[]>({
  name: 'shared-generators',
  compute: (body, context) =>
    context.get(generatorUses, body).flatMap((use) => {
      const race = use.place.owner === body ? handedToMany(use, context) : raceOf(use, (other) => meets(use, other, context), context);
      return race && isTold(race) ? [race] : [];
    }),
});

function meets(use: Access, other: Access, context: Context): boolean {
  if (use !== other && !context.get(generatorUses, other.body).some(({ target }) => target === other.target)) return false;
  return !haveCommonLock(use, other, context);
}

/** The parameter holds one object in several threads that run the function. */
function handedToMany(use: Access, context: Context): Race | undefined {
  const place = { body: use.body, node: nodesOf(use, context)[0] };
  const path = pathOf(use.target, use.body.scope, context);
  if (!path || haveCommonLock(use, use, context)) return undefined;
  for (const parallel of parallelsOf(place, place, context)) {
    const { first, second, how } = parallel;
    if (how !== 'threads' || !first.certain || !second.certain) continue;
    const [left, right] = [first, second].map((root) => originsOfPath(path, use.body, root, context));
    if (left && right && isOneObject(left, right, parallel)) return { access: use, other: use, parallel, evidence: 'certain' };
  }
  return undefined;
}

const isTold = ({ access, other }: Race): boolean => orderOf(access) <= orderOf(other);
const orderOf = ({ body }: Access): string =>
  `${body.kind === 'module' ? 'z' : 'a'} ${moduleOf(body).name} ${body.kind === 'module' ? '' : nameOf(body)}`;
