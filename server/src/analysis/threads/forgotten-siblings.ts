/** Threads that nobody joins although somebody was about to: another thread of the same body or class is joined twice. */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type RepeatedJoin, repeatedJoins } from './start-join.ts';
import { type Lifecycle, lifecycles } from './thread-lifecycle.ts';

export interface ForgottenSibling {
  readonly join: RepeatedJoin;
  readonly sibling: Lifecycle;
}

export const forgottenSiblings = defineAnalysis<Body, readonly ForgottenSibling[]>({
  name: 'forgotten-siblings',
  compute: (body, context) =>
    context.get(repeatedJoins, body).flatMap((join) => {
      const sibling = siblingOf(join.thread, body, context);
      return sibling ? [{ join, sibling }] : [];
    }),
});

function siblingOf(thread: string, body: Body, context: Context): Lifecycle | undefined {
  const bodies: readonly Body[] = thread.includes('.') && body.kind === 'function' && body.cls ? body.cls.methods : [body];
  return bodies
    .flatMap((each) => context.get(lifecycles, each))
    .find(
      ({ display, started, joined, daemon, holding }) =>
        display !== thread && started && !joined && daemon !== 'yes' && (!holding.escapes || holding.attribute),
    );
}
