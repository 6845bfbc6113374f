import { stallRule } from './loop-stall.ts';

/** The disk: mostly brief, so mostly a hint; whole trees are not. */
export const fileAccessInCoroutine = stallRule({
  code: 'PC0904',
  name: 'file-access-in-coroutine',
  on: ['disk'],
  severity: 'information',
  brief: 'hint',
});
