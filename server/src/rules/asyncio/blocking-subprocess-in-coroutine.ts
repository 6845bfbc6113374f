import { stallRule } from './loop-stall.ts';

/** Child processes; starting one is brief, waiting for it is not. */
export const blockingSubprocessInCoroutine = stallRule({
  code: 'PC0903',
  name: 'blocking-subprocess-in-coroutine',
  on: ['child-process'],
});
