import { locate } from '../../analysis/context.ts';
import { defaultLocks } from '../../analysis/locks/idle-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { isConstructor } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** A default value is made once, so all objects made without an argument have one lock between them. */
export const lockAsDefault = defineRule({
  code: 'PC0213',
  name: 'lock-as-default',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  near: [isConstructor],
  messages: { constructor: ['name'], dataclass: ['name'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, name, owner } of pass.context.get(defaultLocks, body)) {
      const at = locate(body, unit, call);
      const object = render(call);
      const fixes: readonly FixPlan[] = owner === 'dataclass' ? [{ fix: 'default-factory', args: { name }, safe: true, at }] : [];
      pass.report({
        message: owner,
        args: { name },
        at,
        witness: [
          { role: 'program', steps: [{ at, verb: 'creates', object }] },
          { role: 'thread-a', steps: [{ at, verb: 'holds', object: name }] },
          { role: 'thread-b', steps: [{ at, verb: 'waits', object: name }] },
        ],
        fixes,
      });
    }
  },
});
