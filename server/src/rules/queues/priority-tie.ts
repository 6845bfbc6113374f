import { locate, nameOf } from '../../analysis/context.ts';
import { priorityTies } from '../../analysis/queues/priority-ties.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Two entries of equal priority are compared by what has no order. */
export const priorityTie = defineRule({
  code: 'PC0513',
  name: 'priority-tie',
  family: 'queues',
  severity: 'warning',
  confidence: 'high',
  words: ['PriorityQueue', 'heappush', 'put', 'put_nowait'],
  messages: { tie: ['object'], whole: ['object'] },
  check(body, pass) {
    for (const { call, unit, item: node, isWhole } of pass.context.get(priorityTies, body)) {
      const at = locate(body, unit, node);
      const item = render(node);
      pass.report({
        message: isWhole ? 'whole' : 'tie',
        args: { object: item },
        at,
        witness: [
          {
            role: 'program',
            name: nameOf(body),
            steps: [
              { at: locate(body, unit, call), verb: 'puts', object: item },
              { at, verb: 'compares', object: item },
              { at, verb: 'fails-with', object: 'TypeError' },
            ],
          },
        ],
      });
    }
  },
});
