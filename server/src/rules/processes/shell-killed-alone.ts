import { bodyOf, locate, nameOf } from '../../analysis/context.ts';
import { shellsKilledAlone } from '../../analysis/processes/shells-killed-alone.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Who kills a shell does not kill what runs in it. */
export const shellKilledAlone = defineRule({
  code: 'PC0805',
  name: 'shell-killed-alone',
  family: 'processes',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: ['kill', 'terminate'],
  messages: { found: ['call'] },
  check(body, pass) {
    for (const { call, unit, creation, process } of pass.context.get(shellsKilledAlone, body)) {
      const at = locate(body, unit, call);
      const made = locate(bodyOf(creation.scope) ?? body, creation.unit, creation.call);
      pass.report({
        message: 'found',
        args: { call: render(call) },
        at,
        related: [{ at: made, verb: 'created-here', object: process }],
        witness: [
          { role: 'process', name: nameOf(body), steps: [{ at, verb: 'kills-shell', object: process }] },
          { role: 'child-process', steps: [{ at: made, verb: 'works-on-alone', object: process }] },
        ],
      });
    }
  },
});
