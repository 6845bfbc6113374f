import { contextsLeftBehind } from '../../analysis/ambient/contexts-left-behind.ts';
import { startableNames } from '../../analysis/calls/startable-names.ts';
import { locate } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { wrapperNames } from '../../analysis/parallel/spawn-sites.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A new thread begins with an empty context: what its starter set is not there. */
export const contextLeftBehind = defineRule({
  code: 'PC1902',
  name: 'context-left-behind',
  family: 'contexts',
  severity: 'warning',
  confidence: 'high',
  words: [spawnNames, startableNames, wrapperNames],
  messages: { found: ['variable', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { site, target, name, read, set } of pass.context.get(contextsLeftBehind, body)) {
      const call = site.creation?.construction.call ?? site.call;
      const at = locate(body, site.unit, target ?? call);
      pass.report({
        message: 'found',
        args: { variable: read.display, function: name },
        at,
        related: [
          { at: read.at, verb: 'read-here', object: read.display },
          { at: set.at, verb: 'set-here', object: set.display },
        ],
        witness: [
          {
            role: 'caller',
            steps: [
              { at: set.at, verb: 'calls', object: set.display },
              { at, verb: 'hands-over', object: target ? render(target) : name },
            ],
          },
          { role: 'worker', name, steps: [{ at: read.at, verb: 'finds-unset', object: read.display }] },
        ],
        fixes:
          target && site.creation?.cls === undefined ? [{ fix: 'copy-context', args: { function: render(target) }, safe: false, at }] : [],
      });
    }
  },
});
