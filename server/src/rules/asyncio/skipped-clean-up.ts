import { locate } from '../../analysis/context.ts';
import { managerNames, skippedCleanUps } from '../../analysis/flow/skipped-clean-ups.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/**
 * An exception of the `with` block is raised at the `yield` of its context manager; what stands below is skipped. A value
 * that is not put back may be that of an object nobody uses any more: that is the milder case.
 */
export const skippedCleanUp = defineRule({
  code: 'PC1311',
  name: 'skipped-clean-up',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: [managerNames],
  messages: { skipped: ['cleanup'] },
  check(body, pass) {
    for (const { pause, begun, cleanUp, unit, text } of pass.context.get(skippedCleanUps, body)) {
      const at = locate(body, unit, pause);
      const undone = locate(body, unit, cleanUp);
      pass.report({
        message: 'skipped',
        args: { cleanup: text },
        at,
        severity: isTest(body) ? 'hint' : cleanUp.kind === 'expression' ? 'warning' : 'information',
        related: [{ at: undone, verb: 'skipped-here', object: text }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: locate(body, unit, begun), verb: 'enters', object: body.name },
              { at, verb: 'raised-at', object: 'yield' },
              { at: undone, verb: 'never-reaches', object: text },
            ],
          },
        ],
        fixes: [{ fix: 'finally-clean-up', args: { cleanup: text }, safe: false, at }],
      });
    }
  },
});
