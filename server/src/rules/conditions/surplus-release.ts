import { type SurplusRelease, surplusReleases } from '../../analysis/conditions/surplus-releases.ts';
import { type Body, locate, moduleOf } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** A permit is given back that was never taken: the limit of the semaphore grows. */
export const surplusRelease = defineRule({
  code: 'PC0411',
  name: 'surplus-release',
  family: 'conditions',
  severity: 'warning',
  confidence: 'medium',
  words: ['release'],
  messages: { alone: ['semaphore'], doubled: ['semaphore'] },
  check(body, pass) {
    for (const found of pass.context.get(surplusReleases, body)) {
      const { release, unit, lock, held } = found;
      const at = locate(body, unit, release);
      const taken = held && locate(body, held.node.unit, held.at);
      pass.report({
        message: taken ? 'doubled' : 'alone',
        args: { semaphore: lock.display },
        at,
        related: taken ? [{ at: taken, verb: 'acquired-here', object: lock.display }] : [],
        witness: [
          {
            role: 'thread',
            steps: [
              ...(taken ? [{ at: taken, verb: 'acquires', object: lock.display }] : []),
              { at, verb: 'releases', object: lock.display },
              ...(taken ? [{ at: taken, verb: 'releases-unheld', object: lock.display }] : []),
            ],
          },
          { role: 'other-thread', steps: [{ at, verb: 'one-too-many', object: lock.display }] },
        ],
        fixes: fixes(found, body),
      });
    }
  },
});

/** Where the one constructor is in this file. */
function fixes({ lock }: SurplusRelease, body: Body): readonly FixPlan[] {
  const [site] = lock.sites;
  const owner = site?.scope.owner;
  const module = owner?.kind === 'module' ? owner : owner?.module;
  return site && module && lock.sites.length === 1 && module.file === moduleOf(body).file
    ? [{ fix: 'bounded-semaphore', args: { lock: lock.display }, safe: false, at: locate(module, site.unit, site.call) }]
    : [];
}
