import { stallRule } from './loop-stall.ts';

/** `input()` and its like: as long as a person thinks. */
export const terminalInputInCoroutine = stallRule({
  code: 'PC0906',
  name: 'terminal-input-in-coroutine',
  on: ['terminal'],
});
