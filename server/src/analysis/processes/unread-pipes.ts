/**
 * Waits for the end of a child process whose output goes into a pipe that nobody reads meanwhile: a pipe holds some 64 KB,
 * and the child waits with the rest. Errs on the side of silence: the process is made in the same body and is nobody
 * else's before the wait, one pipe that is read counts for both, and a wait with a timeout is not for ever; nor is one
 * that is handed to `gather()` or `wait_for()`, which may have a reader beside it, or an end.
 */
import { type Body, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import type { Use } from '../objects/name-uses.ts';
import { type ChildCall, childCalls, isAwaited } from './child-processes.ts';

export interface UnreadPipe extends ChildCall {
  /** Nobody looks at what `wait()` says, and nobody reads behind it: `communicate()` reads, and closes the pipes. */
  readonly mayCommunicate: boolean;
}

/** Of one body, in source order. */
export const unreadPipes = defineAnalysis<Body, readonly UnreadPipe[]>({
  name: 'unread-pipes',
  compute: (body, context) =>
    childCalls('wait', body, context).flatMap((wait): readonly UnreadPipe[] => {
      const { call, uses, at, streams, isTask } = wait;
      if (call.arguments.length > 0 || streams.length === 0 || uses.slice(0, at).some(isRead) || isTask !== isAwaited(call, body))
        return [];
      const isIgnored = context.get(callUses, body).get(call)?.how === 'ignored';
      return [{ ...wait, mayCommunicate: isIgnored && !uses.slice(at + 1).some(isRead) }];
    }),
});

const isRead = ({ attribute }: Use): boolean => attribute === undefined || /^(communicate|stdout|stderr)$/.test(attribute);
