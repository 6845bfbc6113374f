import type { Body } from '../../analysis/context.ts';
import { locate, moduleOf } from '../../analysis/context.ts';
import { type PlainLockWait, plainLockWaits } from '../../analysis/locks/lock-misuse.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `wait()` and `notify()` belong to conditions: a plain lock has no such methods. */
export const waitOnPlainLock = defineRule({
  code: 'PC0227',
  name: 'wait-on-plain-lock',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['wait', 'wait_for', 'notify', 'notify_all', 'notifyAll'],
  messages: { absent: ['lock', 'class', 'method'] },
  check(body, pass) {
    for (const wait of pass.context.get(plainLockWaits, body)) {
      const { at, text, cls, method } = wait;
      pass.report({
        message: 'absent',
        args: { lock: text, class: cls, method },
        at,
        related: wait.sites.map(({ scope, unit, call }) => ({
          at: locate(scope.owner.kind === 'module' ? scope.owner : scope.owner.module, unit, call),
          verb: 'created-here',
          object: text,
        })),
        witness: [{ role: 'thread', steps: [{ at, verb: 'raises', object: `${text}.${method}` }] }],
        fixes: fixes(wait, body),
      });
    }
  },
});

/** Where the one constructor is in this file. */
function fixes({ sites, text }: PlainLockWait, body: Body): readonly FixPlan[] {
  const [site] = sites;
  const owner = site?.scope.owner;
  const module = owner?.kind === 'module' ? owner : owner?.module;
  return site && module && sites.length === 1 && module.file === moduleOf(body).file
    ? [{ fix: 'condition-for-lock', args: { lock: text }, safe: false, at: locate(module, site.unit, site.call) }]
    : [];
}
