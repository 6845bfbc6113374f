import { stallRule } from './loop-stall.ts';

/** Requests of libraries that know nothing of the loop. */
export const blockingRequestInCoroutine = stallRule({
  code: 'PC0902',
  name: 'blocking-request-in-coroutine',
  on: ['http'],
});
