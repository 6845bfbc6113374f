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

/** What `steps` says happens in the first root, and the other access before the last of them: in between, where there are several. */
export function schedule({ other, parallel }: Race, steps: readonly Step[]): readonly ThreadFlow[] {
  const { first, second } = parallel;
  const one = { role: roleOf(first), name: nameOf(first.body) };
  const name = nameOf(second.body);
  const looksSame = roleOf(second) === one.role && name === one.name;
  const two = { role: first.key === second.key || looksSame ? 'other-thread' : roleOf(second), name, steps: [stepOf(other)] };
  return interrupted(one, steps, two);
}

/** The first thread begins, the other steps in, and the last step of the first finds a changed world. */
export function interrupted(one: Pick<ThreadFlow, 'role' | 'name'>, steps: readonly Step[], two: ThreadFlow): readonly ThreadFlow[] {
  return steps.length < 2 ? [{ ...one, steps }, two] : [{ ...one, steps: steps.slice(0, -1) }, two, { ...one, steps: steps.slice(-1) }];
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
