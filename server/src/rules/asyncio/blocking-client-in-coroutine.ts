import { stallRule } from './loop-stall.ts';

/** Clients of mail servers, brokers and cloud services. */
export const blockingClientInCoroutine = stallRule({
  code: 'PC0908',
  name: 'blocking-client-in-coroutine',
  on: ['service'],
});
