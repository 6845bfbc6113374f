import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { type CalledTarget, calledTargets } from '../../analysis/threads/spawn-arguments.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Code, FixPlan } from '../rule.ts';

/** `Thread(target=work())`, `pool.submit(work())`: the work is done by the caller, and there is none left for the thread or the worker. */
export const calledTarget = defineRule({
  code: 'PC0102',
  codes: ['PC0102', 'PC0603', 'PC0613', 'PC1602'],
  name: 'called-target',
  family: 'threads',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: { called: ['call', 'class'], submitted: ['call', 'callee'] },
  check(body, pass) {
    for (const called of pass.context.get(calledTargets, body)) {
      const { spawn, given } = called;
      const at = locate(body, spawn.unit, given);
      const call = render(given);
      const made = render(spawn.call);
      const callee = render(spawn.call.callee);
      pass.report({
        code: codeOf(called),
        ...(spawn.model.startsLater
          ? { message: 'called', args: { call, class: callee } }
          : { message: 'submitted', args: { call, callee } }),
        at,
        witness: [
          {
            role: 'caller',
            steps: [
              { at, verb: 'calls', object: call },
              { at: locate(body, spawn.unit, spawn.call), verb: spawn.model.startsLater ? 'creates' : 'calls', object: made },
            ],
          },
          { role: roleOf(called), steps: [{ at, verb: 'has-nothing', object: made }] },
        ],
        fixes: fixesFor(called).map((fix) => ({ fix, args: { target: render(given.callee) }, safe: false, at })),
      });
    }
  },
});

function roleOf({ spawn: { model } }: CalledTarget): string {
  if (model.runsIn === 'process') return 'child-process';
  return model.runsIn === 'greenlet' ? 'task' : model.startsLater ? 'thread' : 'worker';
}

/** Made first and started later, handed to an event loop's workers, made a greenlet of, or submitted to a pool. */
function codeOf({ spawn: { model } }: CalledTarget): Code {
  if (model.runsIn === 'greenlet') return 'PC1602';
  if (model.startsLater) return 'PC0102';
  return model.starts === 'when-awaited' || model.executor ? 'PC0613' : 'PC0603';
}

/** The same arguments, as the spawner wants them; some take none by name. */
function fixesFor({ spawn: { model }, given }: CalledTarget): readonly FixPlan['fix'][] {
  const hasNamed = given.arguments.some(({ keyword, star }) => keyword !== undefined || star === 2);
  if ('rest' in model.arguments) return hasNamed && model.keywords !== 'own' ? [] : ['submit-target'];
  return hasNamed && !model.startsLater ? [] : ['pass-target'];
}
