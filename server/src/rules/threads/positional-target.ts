import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { misplacedTargets } from '../../analysis/threads/spawn-arguments.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `Thread(work)`: the first parameter is `group`, and anything but None there raises. */
export const positionalTarget = defineRule({
  code: 'PC0101',
  name: 'positional-target',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: { group: ['target', 'class'] },
  check(body, pass) {
    for (const { spawn, given } of pass.context.get(misplacedTargets, body)) {
      const at = locate(body, spawn.unit, given);
      const call = render(spawn.call);
      pass.report({
        message: 'group',
        args: { target: render(given), class: render(spawn.call.callee) },
        at,
        witness: [{ role: 'caller', steps: [{ at, verb: 'raises', object: call }] }],
        fixes: [{ fix: 'name-target', args: { target: render(given) }, safe: true, at: locate(body, spawn.unit, spawn.call) }],
      });
    }
  },
});
