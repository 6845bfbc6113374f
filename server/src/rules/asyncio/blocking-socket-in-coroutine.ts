import { stallRule } from './loop-stall.ts';

/** Sockets in blocking mode, name lookups, serial lines. */
export const blockingSocketInCoroutine = stallRule({
  code: 'PC0909',
  name: 'blocking-socket-in-coroutine',
  on: ['network', 'dns', 'descriptor', 'device'],
});
