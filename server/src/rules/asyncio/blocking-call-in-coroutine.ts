import { loopStalls } from '../../analysis/blocking/loop-stalls.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import { offLoop, stallWitness } from './loop-stall.ts';

/** A call that keeps the thread of the event loop waiting: no other task runs meanwhile. */
export const blockingCallInCoroutine = defineRule({
  code: 'PC0901',
  name: 'blocking-call-in-coroutine',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  messages: { blocks: ['call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { node, operation } of pass.context.get(loopStalls, body)) {
      if (operation.chain.length !== 1) continue;
      const { at, text } = operation;
      const witness = stallWitness(operation.chain);
      pass.report({ message: 'blocks', args: { call: text }, at, witness, fixes: offLoop(node, operation, body, pass.context.target) });
    }
  },
});
