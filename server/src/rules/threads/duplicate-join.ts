import type { Body, Context } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { repeatedJoins } from '../../analysis/start-join.ts';
import { type Lifecycle, lifecycles } from '../../analysis/thread-lifecycle.ts';
import { defineRule } from '../definition.ts';

/** One thread is joined twice while its sibling is never: a slip of copying. */
export const duplicateJoin = defineRule({
  code: 'PC0126',
  name: 'duplicate-join',
  family: 'threads',
  severity: 'warning',
  confidence: 'high',
  messages: { duplicate: ['thread', 'sibling'] },
  check(body, pass) {
    for (const { second, block, thread } of pass.context.get(repeatedJoins, body)) {
      const sibling = forgottenSibling(thread, body, pass.context);
      if (!sibling) continue;
      const at = locate(body, block.unit, second);
      const made = locate(sibling.creation.body, sibling.creation.unit, sibling.creation.call);
      pass.report({
        message: 'duplicate',
        args: { thread, sibling: sibling.display },
        at,
        related: [{ at: made, verb: 'never-joined', object: sibling.display }],
        witness: [{ role: 'caller', steps: [{ at, verb: 'joins-again', object: thread }, { at, verb: 'goes-on', object: sibling.display }] }],
        fixes: [{ fix: 'join-sibling', args: { thread, sibling: sibling.display }, safe: false, at }],
      });
    }
  },
});

/** A thread of the same body, or of the same class for attributes, that is started and never joined. */
function forgottenSibling(thread: string, body: Body, context: Context): Lifecycle | undefined {
  const bodies: readonly Body[] = thread.includes('.') && body.kind === 'function' && body.cls ? body.module.functions.filter((fn) => fn.cls === body.cls) : [body];
  return bodies.flatMap((each) => context.get(lifecycles, each)).find(({ display, started, joined, daemon, holding }) => display !== thread && started && !joined && daemon !== 'yes' && (!holding.escapes || holding.attribute));
}
