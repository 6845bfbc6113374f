import { stallRule } from './loop-stall.ts';

/** What is made for threads: queues, events, `join()`, `result()`. */
export const blockingWaitInCoroutine = stallRule({
  code: 'PC0911',
  name: 'blocking-wait-in-coroutine',
  on: ['thread', 'process', 'event', 'queue', 'future', 'workers'],
});
