import { stallRule } from './loop-stall.ts';

/** A sleep that lets nobody else run, or waiting for a signal. */
export const blockingSleepInCoroutine = stallRule({
  code: 'PC0901',
  name: 'blocking-sleep-in-coroutine',
  on: ['timer', 'signal'],
});
