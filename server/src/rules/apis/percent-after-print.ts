import { formattedPrints } from '../../analysis/apis/formatted-prints.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** What `print` gives is `None`; in a worker, the `TypeError` of formatting it is easily overlooked. */
export const percentAfterPrint = defineRule({
  code: 'PC2012',
  name: 'percent-after-print',
  family: 'apis',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['print'],
  messages: { formats: [] },
  check(body, pass) {
    for (const { node, unit } of pass.context.get(formattedPrints, body)) {
      const at = locate(body, unit, node);
      pass.report({
        message: 'formats',
        args: {},
        at,
        witness: [{ role: 'program', steps: [{ at, verb: 'fails-with', object: 'TypeError' }] }],
        fixes: [{ fix: 'print-inside', args: {}, safe: true, at }],
      });
    }
  },
});
