import { locate } from '../../analysis/context.ts';
import { earlyReleases } from '../../analysis/locks/early-releases.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** `lock.release()` inside `with lock:` and nothing that takes it again: the end of the block releases it once more. */
export const releaseInsideWith = defineRule({
  code: 'PC0220',
  name: 'release-inside-with',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  words: ['with'],
  messages: { released: ['lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { held, release } of pass.context.get(earlyReleases, body)) {
      const lock = held.event.lock.display;
      const at = locate(body, release.node.unit, release.at);
      const taken = locate(body, held.event.node.unit, held.event.at);
      pass.report({
        message: 'released',
        args: { lock },
        at,
        related: [{ at: taken, verb: 'acquired-here', object: lock }],
        witness: [
          {
            role: 'thread',
            steps: [
              { at: taken, verb: 'acquires', object: lock },
              { at, verb: 'releases', object: lock },
              { at: taken, verb: 'releases-unheld', object: lock },
            ],
          },
        ],
        fixes: [{ fix: 'remove-last-release', args: { lock }, safe: true, at }],
      });
    }
  },
});
