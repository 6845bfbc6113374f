import { locate, nameOf } from '../../analysis/context.ts';
import { staleEmptiness } from '../../analysis/shared/stale-emptiness.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import { locationOf } from '../shared-state/schedules.ts';

/** What `empty()` says may be out of date before `get()` is called, which then waits. */
export const emptyBeforeGet = defineRule({
  code: 'PC0505',
  name: 'empty-before-get',
  family: 'queues',
  severity: 'warning',
  confidence: 'medium',
  words: ['empty', 'qsize'],
  messages: { found: ['place', 'function'] },
  check(body, pass) {
    for (const { test, get, unit, queue, rival, at: other, evidence } of pass.context.get(staleEmptiness, body)) {
      const [asked, at] = [locate(body, unit, test), locate(body, unit, get)];
      const taken = { at: other ? locationOf(other) : at, verb: 'takes', object: queue };
      pass.report({
        message: 'found',
        args: { place: queue, function: nameOf(rival) },
        at,
        related: [
          { at: asked, verb: 'asked-here', object: queue },
          ...(other ? [{ at: taken.at, verb: 'taken-here', object: queue }] : []),
        ],
        witness: [
          { role: 'thread', name: nameOf(body), steps: [{ at: asked, verb: 'checks', object: queue }] },
          { role: 'other-thread', name: nameOf(rival), steps: [taken] },
          { role: 'thread', name: nameOf(body), steps: [{ at, verb: 'waits-for-ever', object: render(get) }] },
        ],
        ...(evidence === 'public' ? { severity: 'information' as const } : {}),
      });
    }
  },
});
