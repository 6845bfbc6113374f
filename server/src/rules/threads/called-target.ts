import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { calledTargets } from '../../analysis/threads/spawn-arguments.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `Thread(target=work())`: the work is done by the caller, before there is a thread, and the thread has none. */
export const calledTarget = defineRule({
  code: 'PC0102',
  name: 'called-target',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: { called: ['call', 'class'] },
  check(body, pass) {
    for (const { spawn, given } of pass.context.get(calledTargets, body)) {
      const at = locate(body, spawn.unit, given);
      const call = render(given);
      const made = render(spawn.call);
      pass.report({
        message: 'called',
        args: { call, class: render(spawn.call.callee) },
        at,
        witness: [
          {
            role: 'caller',
            steps: [
              { at, verb: 'calls', object: call },
              { at: locate(body, spawn.unit, spawn.call), verb: 'creates', object: made },
            ],
          },
          { role: spawn.model.runsIn === 'process' ? 'child-process' : 'thread', steps: [{ at, verb: 'has-nothing', object: made }] },
        ],
        fixes: [{ fix: 'pass-target', args: { target: render(given.callee) }, safe: false, at }],
      });
    }
  },
});
