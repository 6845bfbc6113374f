/**
 * Pools of multiprocessing that are joined while they still take jobs, which raises ValueError. Errs on the side of
 * silence: the pool is made in the same body, and nothing but its own methods has been used of it before.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isSeenInside, type Use, usesOf } from '../objects/name-uses.ts';

export interface JoinedOpenPool {
  readonly join: Call;
  readonly unit: Unit;
  /** The user's name for the pool. */
  readonly pool: string;
  readonly creation: CallSite;
}

/** In source order. */
export const joinedOpenPools = defineAnalysis<Body, readonly JoinedOpenPool[]>({
  name: 'joined-open-pools',
  compute: (body, context) =>
    body.calls.flatMap(({ call, unit, scope }): readonly JoinedOpenPool[] => {
      const { callee } = call;
      if (scope !== body.scope || callee.kind !== 'attribute' || callee.name !== 'join' || callee.object.kind !== 'name') return [];
      const { object } = callee;
      const creation = poolMadeHere(callee.object.id, body, context);
      if (!creation || isSeenInside(object.id, body)) return [];
      const uses = usesOf(object.id, body);
      const at = uses.findIndex(({ node }) => node === object);
      return at >= 0 && uses.slice(0, at).every(isWork) ? [{ join: call, unit, pool: object.id, creation }] : [];
    }),
});

const isWork = ({ attribute }: Use): boolean => attribute !== undefined && /^(apply|map|starmap|imap)(_async|_unordered)?$/.test(attribute);

/** The variable has no other value. */
function poolMadeHere(name: string, { scope }: Body, { evaluator }: Context): CallSite | undefined {
  const [binding, ...more] = scope.bindings.get(name) ?? [];
  if (more.length > 0 || (binding?.kind !== 'value' && binding?.kind !== 'entered') || binding.scope !== scope) return undefined;
  const { values, open } = evaluator.evaluate(binding.value, scope);
  const [value] = values;
  const isPool =
    !open && values.length === 1 && value?.kind === 'instance' && /^multiprocessing\.(Pool|pool\.ThreadPool)$/.test(value.type);
  return isPool && value.site?.call === binding.value ? value.site : undefined;
}
