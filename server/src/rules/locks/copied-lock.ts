import { bodyOf, locate, nameOf } from '../../analysis/context.ts';
import { copiedLocks, copierNames } from '../../analysis/locks/copied-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A lock can be neither copied nor pickled, nor can what holds it. */
export const copiedLock = defineRule({
  code: 'PC0225',
  name: 'copied-lock',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  words: [copierNames],
  messages: { copied: ['call', 'object', 'lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, object, cls, attribute, made } of pass.context.get(copiedLocks, body)) {
      const at = locate(body, unit, call);
      const owner = bodyOf(made.scope);
      const lock = `${cls.name}.${attribute}`;
      pass.report({
        message: 'copied',
        args: { call: render(call.callee), object: render(object), lock },
        at,
        related: owner ? [{ at: locate(owner, made.unit, made.call), verb: 'created-here', object: lock }] : [],
        witness: [
          {
            role: 'thread',
            name: nameOf(body),
            steps: [
              { at, verb: 'calls', object: render(call.callee) },
              { at, verb: 'fails-with', object: 'TypeError' },
            ],
          },
        ],
      });
    }
  },
});
