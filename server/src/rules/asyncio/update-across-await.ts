import { locate } from '../../analysis/context.ts';
import { updatesAcrossAwait } from '../../analysis/tasks/updates-across-await.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Between reading and writing other tasks have their turn. */
export const updateAcrossAwait = defineRule({
  code: 'PC1029',
  codes: ['PC1029', 'PC1030'],
  name: 'update-across-await',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'medium',
  words: ['async'],
  messages: { made: ['place'], updated: ['place'], decided: ['place'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { how, place, read, wait, write, unit, root } of pass.context.get(updatesAcrossAwait, body)) {
      const [reading, waiting, writing] = [read, wait, write].map((each) => locate(body, unit, each));
      if (!reading || !waiting || !writing) continue;
      const before = { at: reading, verb: how === 'updated' ? 'reads' : 'checks', object: place };
      const after = { at: writing, verb: how === 'made' ? 'assigns' : 'writes-back', object: place };
      pass.report({
        code: how === 'made' ? 'PC1030' : 'PC1029',
        message: how,
        args: { place },
        at: writing,
        related: [{ at: reading, verb: 'read-here', object: place }],
        witness: [
          { role: 'task', name: root.body.name, steps: [before, { at: waiting, verb: 'waits', object: render(wait) }] },
          { role: 'other-task', name: root.body.name, steps: [before, { at: waiting, verb: 'waits', object: render(wait) }, after] },
          { role: 'task', name: root.body.name, steps: [after] },
        ],
      });
    }
  },
});
