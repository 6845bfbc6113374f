import { threadLocalsAcrossAwait } from '../../analysis/ambient/thread-locals-across-await.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** The tasks of a loop share its thread, and with it what is local to the thread. */
export const threadLocalAcrossAwait = defineRule({
  code: 'PC1906',
  name: 'thread-local-across-await',
  family: 'contexts',
  severity: 'warning',
  confidence: 'high',
  words: ['async'],
  messages: { found: ['value', 'wait'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { write, wait, read, display, unit, parallel } of pass.context.get(threadLocalsAcrossAwait, body)) {
      const [writing, waiting, reading] = [write, wait, read].map((each) => locate(body, unit, each));
      if (!writing || !waiting || !reading) continue;
      const sets = { at: writing, verb: 'sets', object: render(write) };
      const waits = { at: waiting, verb: 'waits', object: render(wait) };
      pass.report({
        message: 'found',
        args: { value: display, wait: render(wait) },
        at: reading,
        related: [
          { at: writing, verb: 'set-here', object: render(write) },
          { at: waiting, verb: 'waits-here', object: render(wait) },
        ],
        witness: [
          { role: 'task', name: nameOf(parallel.first.body), steps: [sets, waits] },
          { role: 'other-task', name: nameOf(parallel.second.body), steps: [sets] },
          { role: 'task', name: nameOf(parallel.first.body), steps: [{ at: reading, verb: 'reads-others', object: display }] },
        ],
      });
    }
  },
});
