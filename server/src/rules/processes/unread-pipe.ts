import { locate, nameOf } from '../../analysis/context.ts';
import { unreadPipes } from '../../analysis/processes/unread-pipes.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `Popen(…, stdout=PIPE)` and then `wait()`, or the same with asyncio: a child that prints more than the pipe holds never ends. */
export const unreadPipe = defineRule({
  code: 'PC0803',
  codes: ['PC0803', 'PC0811'],
  name: 'unread-pipe',
  family: 'processes',
  severity: 'warning',
  confidence: 'medium',
  isLocal: true,
  words: ['wait'],
  messages: { found: ['object', 'place'] },
  check(body, pass) {
    for (const { call: wait, method, unit, process, creation, streams, isTask, mayCommunicate } of pass.context.get(unreadPipes, body)) {
      const at = locate(body, unit, wait);
      const pipes = streams.map((stream) => `${process}.${stream}`).join(', ');
      const made = { at: locate(body, creation.unit, creation.call), object: process };
      const waiting = { role: isTask ? 'task' : 'thread', name: nameOf(body) } as const;
      const communicate: FixPlan = {
        fix: 'respell',
        args: { from: 'wait', name: 'communicate' },
        safe: false,
        at: locate(body, unit, method),
      };
      pass.report({
        code: isTask ? 'PC0811' : 'PC0803',
        message: 'found',
        args: { object: process, place: pipes },
        at,
        related: [{ ...made, verb: 'created-here' }],
        witness: [
          { ...waiting, steps: [{ ...made, verb: 'starts' }] },
          { role: 'child-process', steps: [{ ...made, verb: 'fills', object: pipes }] },
          { ...waiting, steps: [{ at, verb: 'waits-for-ever', object: render(wait) }] },
        ],
        fixes: mayCommunicate ? [communicate] : [],
      });
    }
  },
});
