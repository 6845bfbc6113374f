import { locate } from '../../analysis/context.ts';
import { type ForeignLoopCall, foreignLoopCalls, loopMethodNames } from '../../analysis/tasks/foreign-loop-calls.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Code, FixPlan } from '../rule.ts';

/** What belongs to the thread of the loop, called on another one. */
export const loopCallFromThread = defineRule({
  code: 'PC1201',
  codes: ['PC1201', 'PC1202', 'PC1203', 'PC1204', 'PC0508', 'PC1111'],
  name: 'loop-call-from-thread',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: [loopMethodNames],
  messages: { unsafe: ['call'], 'no-loop': ['call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const foreign of pass.context.get(foreignLoopCalls, body)) {
      const { call, unit, root } = foreign;
      const at = locate(body, unit, call);
      const object = render(call.callee);
      const isUnsafe = foreign.how === 'unsafe';
      const last = isUnsafe ? { at, verb: 'wakes-nobody', object } : { at, verb: 'raises', object };
      const plan: FixPlan = { fix: 'call-soon-threadsafe', args: {}, safe: false, at };
      pass.report({
        code: codeOf(foreign),
        message: isUnsafe ? 'unsafe' : 'no-loop',
        args: { call: object },
        at,
        related: root.at ? [{ at: root.at, verb: 'started-here', object: root.body.name }] : [],
        witness: [{ role: 'thread', name: root.body.name, steps: [{ at, verb: 'calls', object }, last] }],
        fixes: isUnsafe ? [plan] : [],
      });
    }
  },
});

function codeOf({ name }: ForeignLoopCall): Code {
  if (/get_(running|event)_loop$/.test(name)) return 'PC1204';
  if (/(create_task|ensure_future|gather|timeout)$/.test(name)) return 'PC1202';
  if (/^asyncio\.\w*Queue#/.test(name)) return 'PC0508';
  if (/^asyncio\.(Event|Lock|Semaphore|Condition)#/.test(name)) return 'PC1111';
  return name.startsWith('asyncio.AbstractEventLoop#') ? 'PC1201' : 'PC1203';
}
