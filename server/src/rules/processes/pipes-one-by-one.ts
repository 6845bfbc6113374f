import { locate, nameOf } from '../../analysis/context.ts';
import { pipesOneByOne as analysis } from '../../analysis/processes/pipes-one-by-one.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** The child fills one pipe while the parent reads the other. */
export const pipesOneByOne = defineRule({
  code: 'PC0809',
  name: 'pipes-one-by-one',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['Popen'],
  messages: { found: ['call', 'object'] },
  check(body, pass) {
    for (const { first, second, unit, process } of pass.context.get(analysis, body)) {
      const at = locate(body, unit, first);
      const other = render(second.callee.kind === 'attribute' ? second.callee.object : second.callee);
      pass.report({
        message: 'found',
        args: { call: render(first), object: other },
        at,
        related: [{ at: locate(body, unit, second), verb: 'read-here', object: other }],
        witness: [
          { role: 'child-process', name: process, steps: [{ at, verb: 'fills', object: other }] },
          { role: 'process', name: nameOf(body), steps: [{ at, verb: 'waits-for-ever', object: render(first) }] },
        ],
      });
    }
  },
});
