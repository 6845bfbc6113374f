/** How a race is told: the two roots with their steps, where they begin, and what the other one does. */
import { type Body, locate } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import type { Root } from '../../analysis/parallel/roots.ts';
import type { Access } from '../../analysis/shared/accesses.ts';
import type { Race } from '../../analysis/shared/races.ts';
import type { Related, Step, ThreadFlow } from '../rule.ts';

export const locationOf = (access: Access): Location => locate(access.body, access.unit, access.at);

export const nameOf = (body: Body): string =>
  body.kind === 'module' ? body.name : body.signature.isLambda ? 'lambda' : body.qualifiedName;

export const stepOf = (access: Access): Step => ({ at: locationOf(access), verb: verbs[access.kind], object: access.display });

const verbs: Readonly<Record<Access['kind'], string>> = {
  read: 'reads',
  write: 'assigns',
  update: 'updates',
  mutate: 'changes',
  iterate: 'iterates',
};

/** One column for each root; what `steps` says happens in the first, and the other access in between. */
export function schedule({ other, parallel }: Race, steps: readonly Step[]): readonly ThreadFlow[] {
  const { first, second } = parallel;
  return [
    { role: roleOf(first), name: nameOf(first.body), steps },
    { role: first.key === second.key ? 'other-thread' : roleOf(second), name: nameOf(second.body), steps: [stepOf(other)] },
  ];
}

const roles: Readonly<Partial<Record<Root['kind'], string>>> = { main: 'main-thread', pool: 'worker', public: 'caller', test: 'caller' };
const roleOf = ({ kind }: Root): string => roles[kind] ?? 'thread';

/** Where the roots are started, and the other access. */
export function placesOf({ access, other, parallel }: Race): readonly Related[] {
  const starts = [parallel.first, parallel.second].flatMap(({ at, body }): readonly Related[] =>
    at ? [{ at, verb: 'started-here', object: nameOf(body) }] : [],
  );
  const unique = starts.filter(
    (each, index) => starts.findIndex(({ at }) => at.unit === each.at.unit && at.start === each.at.start) === index,
  );
  return [...(other === access ? [] : [{ at: locationOf(other), verb: 'accessed-here', object: other.display }]), ...unique];
}
