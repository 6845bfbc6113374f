import { stallRule } from './loop-stall.ts';

/** Database drivers without `await`; one in a local file is milder. */
export const blockingQueryInCoroutine = stallRule({
  code: 'PC0907',
  name: 'blocking-query-in-coroutine',
  on: ['database'],
});
