import { startableNames } from '../../analysis/calls/startable-names.ts';
import type { Body, Context } from '../../analysis/context.ts';
import { locate, moduleOf } from '../../analysis/context.ts';
import { isMainGuard } from '../../analysis/flow/program-end.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { computation, isCpuBound } from '../../analysis/work/cpu-bound.ts';
import { type Offload, offloads } from '../../analysis/work/offloading.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** Python arithmetic in several threads of an interpreter with a GIL: they take turns, and nobody is faster. */
export const cpuBoundThreads = defineRule({
  code: 'PC1401',
  name: 'cpu-bound-threads',
  family: 'performance',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: [spawnNames, startableNames],
  messages: { 'cpu-bound': ['function', 'spawner'] },
  check(body, pass) {
    if (pass.context.target.freeThreaded) return;
    for (const offload of pass.context.get(offloads, body)) {
      const bound =
        offload.targets.length > 0 && offload.targets.every((target) => isCpuBound(target, pass.context)) ? offload.targets[0] : undefined;
      if (!bound) continue;
      const at = locate(body, offload.unit, offload.call);
      const { loop } = pass.context.get(computation, bound);
      const work = locate(bound, bound.unit, loop ?? bound.ir.nameSpan);
      const name = bound.name === '<lambda>' ? 'lambda' : bound.name;
      pass.report({
        message: 'cpu-bound',
        args: { function: name, spawner: offload.spawner },
        at,
        related: loop ? [{ at: work, verb: 'loop-here', object: name }] : [],
        witness: [
          { role: 'thread-a', name, steps: [{ at: work, verb: 'holds-gil', object: name }] },
          { role: 'thread-b', name, steps: [{ at: work, verb: 'waits-for-gil', object: name }] },
        ],
        fixes: processPool(offload, bound, body, pass.context),
      });
    }
  },
});

/** Only where the target can be pickled (a function of the module) and the module can be imported again by the workers. */
function processPool({ pool, call }: Offload, target: FunctionSymbol, body: Body, context: Context): readonly FixPlan[] {
  const module = moduleOf(body);
  if (
    !pool ||
    target.scope.parent?.owner.kind !== 'module' ||
    target.signature.isLambda ||
    pool.scope.owner.kind !== 'function' ||
    pool.scope.owner.module !== module
  )
    return [];
  const guarded = module.body.some(({ statement }) => isMainGuard(statement));
  const onlyUse = context
    .get(offloads, body)
    .filter((other) => other.pool?.call === pool.call)
    .every((other) => other.call === call);
  return guarded && onlyUse ? [{ fix: 'process-pool', args: {}, safe: false, at: locate(pool.scope.owner, pool.unit, pool.call) }] : [];
}
