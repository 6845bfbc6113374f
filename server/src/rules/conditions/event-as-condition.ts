import { synchronizerNames, truthTests } from '../../analysis/conditions/truth-tests.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** `while not stop:` with an event: the object itself is always true, whether it is set or not. */
export const eventAsCondition = defineRule({
  code: 'PC0410',
  name: 'event-as-condition',
  family: 'conditions',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [synchronizerNames],
  messages: { truth: ['object', 'class'] },
  check(body, pass) {
    for (const { at: node, unit, display, cls } of pass.context.get(truthTests, body)) {
      const at = locate(body, unit, node);
      pass.report({
        message: 'truth',
        args: { object: display, class: cls },
        at,
        witness: [{ role: 'thread', steps: [{ at, verb: 'finds-true', object: display }] }],
        fixes: cls === 'Event' ? [{ fix: 'ask-event', args: { event: display }, safe: true, at }] : [],
      });
    }
  },
});
