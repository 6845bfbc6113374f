import { locate } from '../../analysis/context.ts';
import { forgottenSiblings } from '../../analysis/threads/forgotten-siblings.ts';
import { defineRule } from '../definition.ts';

/** One thread is joined twice while its sibling is never: a slip of copying. */
export const duplicateJoin = defineRule({
  code: 'PC0126',
  name: 'duplicate-join',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['join'],
  messages: { duplicate: ['thread', 'sibling'] },
  check(body, pass) {
    for (const { join, sibling } of pass.context.get(forgottenSiblings, body)) {
      const { second, block, thread } = join;
      const at = locate(body, block.unit, second);
      const made = locate(sibling.creation.body, sibling.creation.unit, sibling.creation.call);
      pass.report({
        message: 'duplicate',
        args: { thread, sibling: sibling.display },
        at,
        related: [{ at: made, verb: 'never-joined', object: sibling.display }],
        witness: [
          {
            role: 'caller',
            steps: [
              { at, verb: 'joins-again', object: thread },
              { at, verb: 'goes-on', object: sibling.display },
            ],
          },
        ],
        fixes: [{ fix: 'join-sibling', args: { thread, sibling: sibling.display }, safe: false, at }],
      });
    }
  },
});
