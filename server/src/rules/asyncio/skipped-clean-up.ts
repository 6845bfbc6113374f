import { locate } from '../../analysis/context.ts';
import { managerNames, skippedCleanUps } from '../../analysis/flow/skipped-clean-ups.ts';
import { isTest } from '../../analysis/tests.ts';
import type { Statement } from '../../ir/statement.ts';
import { defineRule } from '../definition.ts';

/** What a container takes back, or gives: a value like any other. */
const ofContainers: ReadonlySet<string> = new Set(['pop', 'popleft', 'remove', 'discard', 'append', 'add', 'clear', 'update']);

const putsBack = (cleanUp: Statement): boolean =>
  cleanUp.kind !== 'expression' ||
  (cleanUp.value.kind === 'call' && cleanUp.value.callee.kind === 'attribute' && ofContainers.has(cleanUp.value.callee.name));

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
        severity: isTest(body) ? 'hint' : putsBack(cleanUp) ? 'information' : 'warning',
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
