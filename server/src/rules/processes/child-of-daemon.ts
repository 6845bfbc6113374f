import { locate, nameOf } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { daemonChildren } from '../../analysis/processes/daemon-children.ts';
import { argumentAt } from '../../ir/arguments.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** A daemonic process, as every worker of a `multiprocessing.Pool` is, starts a process: AssertionError. */
export const childOfDaemon = defineRule({
  code: 'PC0719',
  name: 'child-of-daemon',
  family: 'processes',
  severity: 'error',
  confidence: 'high',
  words: [spawnNames],
  messages: { daemon: ['call', 'function'], worker: ['call', 'function'] },
  check(body, pass) {
    for (const { start, unit, daemon } of pass.context.get(daemonChildren, body)) {
      const at = locate(body, unit, start);
      const call = render(start);
      const made = locate(daemon.body, daemon.unit, daemon.call);
      const given = daemon.creation && argumentAt(daemon.creation.construction.call, 6, 'daemon');
      const isHere = given?.keyword === 'daemon' && daemon.creation?.construction.call === daemon.call;
      const fixes: readonly FixPlan[] = isHere
        ? [{ fix: 'drop-argument', args: { argument: 'daemon' }, safe: false, at: locate(daemon.body, daemon.unit, given) }]
        : [];
      pass.report({
        message: daemon.creation ? 'daemon' : 'worker',
        args: { call, function: nameOf(body) },
        at,
        related: [{ at: made, verb: 'started-here', object: nameOf(body) }],
        witness: [
          { role: 'main-process', name: nameOf(daemon.body), steps: [{ at: made, verb: 'starts', object: nameOf(body) }] },
          {
            role: 'child-process',
            name: nameOf(body),
            steps: [
              { at, verb: 'calls', object: call },
              { at, verb: 'fails-with', object: 'AssertionError' },
            ],
          },
        ],
        fixes,
      });
    }
  },
});
