import { bodyOf, locate, nameOf } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { type UndrainedQueue, undrainedQueues } from '../../analysis/processes/undrained-queues.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `join()` before `get()`: the child waits for room in the pipe of its queue, and the parent for the child. */
export const joinBeforeDrain = defineRule({
  code: 'PC0702',
  name: 'join-before-drain',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  words: [spawnNames],
  messages: { found: ['object', 'call'] },
  check(body, pass) {
    const told = new Set<UndrainedQueue['join']['call']>();
    for (const { join, put, get } of pass.context.get(undrainedQueues, body)) {
      const child = bodyOf(put.scope);
      if (!child || told.has(join.call)) continue;
      told.add(join.call);
      const at = locate(body, join.unit, join.call);
      const [puts, gets] = [locate(child, put.unit, put.call), locate(body, get.unit, get.call)];
      pass.report({
        message: 'found',
        args: { object: get.queue, call: render(join.call) },
        at,
        related: [
          { at: puts, verb: 'put-here', object: put.queue },
          { at: gets, verb: 'taken-here', object: get.queue },
        ],
        witness: [
          { role: 'child-process', name: nameOf(child), steps: [{ at: puts, verb: 'fills-queue', object: put.queue }] },
          { role: 'main-process', name: nameOf(body), steps: [{ at, verb: 'joins-for-ever', object: render(join.call.callee) }] },
        ],
        fixes: [{ fix: 'drain-first', args: { queue: get.queue }, safe: false, at }],
      });
    }
  },
});
