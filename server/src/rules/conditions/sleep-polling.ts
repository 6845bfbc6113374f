import { sleepPolls } from '../../analysis/conditions/sleep-polls.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** A loop asks an event, sleeps, and asks again: it notices the event only when the sleep is over. */
export const sleepPolling = defineRule({
  code: 'PC0415',
  name: 'sleep-polling',
  family: 'conditions',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: ['sleep'],
  messages: { polled: ['event'] },
  check(body, pass) {
    for (const { unit, sleep, asked, event } of pass.context.get(sleepPolls, body)) {
      const at = locate(body, unit, sleep);
      const question = locate(body, unit, asked);
      pass.report({
        message: 'polled',
        args: { event },
        at,
        related: [{ at: question, verb: 'asked-here', object: event }],
        witness: [
          {
            role: 'thread-a',
            steps: [
              { at: question, verb: 'asks', object: event },
              { at, verb: 'sleeps', object: event },
            ],
          },
          { role: 'thread-b', steps: [{ at: question, verb: 'sets', object: event }] },
          { role: 'thread-a', steps: [{ at, verb: 'sleeps-on', object: event }] },
        ],
        fixes: [{ fix: 'wait-for-event', args: { event }, safe: true, at }],
      });
    }
  },
});
