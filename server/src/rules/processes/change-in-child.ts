import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { childChanges, type Spot } from '../../analysis/processes/child-changes.ts';
import { defineRule } from '../definition.ts';
import { nameOf } from '../shared-state/schedules.ts';

/** A child process changes its own copy of something that the parent reads afterwards. */
export const changeInChild = defineRule({
  code: 'PC0701',
  name: 'change-in-child',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  words: [spawnNames],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    for (const { site, display, read, change } of pass.context.get(childChanges, body)) {
      const at = locationOf(read);
      const started = locate(site.body, site.unit, site.call);
      pass.report({
        message: 'found',
        args: { object: display, function: nameOf(change.body) },
        at,
        related: [
          { at: locationOf(change), verb: 'changed-here', object: display },
          { at: started, verb: 'started-here', object: nameOf(change.body) },
        ],
        witness: [
          { role: 'main-process', name: nameOf(body), steps: [{ at: started, verb: 'starts', object: nameOf(change.body) }] },
          { role: 'child-process', name: nameOf(change.body), steps: [{ at: locationOf(change), verb: 'changes-copy', object: display }] },
          { role: 'main-process', name: nameOf(body), steps: [{ at, verb: 'reads-unchanged', object: display }] },
        ],
      });
    }
  },
});

const locationOf = ({ body, unit, at }: Spot) => locate(body, unit, at);
