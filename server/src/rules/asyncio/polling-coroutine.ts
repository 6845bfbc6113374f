import { locate } from '../../analysis/context.ts';
import { polling } from '../../analysis/tasks/polling.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Asking and sleeping in turns for what could be awaited. */
export const pollingCoroutine = defineRule({
  code: 'PC1109',
  name: 'polling-coroutine',
  family: 'asyncio',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: ['async'],
  messages: { event: ['place'], flag: ['place'] },
  check(body, pass) {
    const severity = isTest(body) ? 'hint' : 'information';
    for (const { test, sleep, unit, place, how } of pass.context.get(polling, body)) {
      const at = locate(body, unit, test);
      const steps = [
        { at, verb: 'asks-again', object: place },
        { at: locate(body, unit, sleep), verb: 'sleeps', object: render(sleep) },
      ];
      const fixes = how === 'event' ? [{ fix: 'await-event', args: { event: place }, safe: false, at }] : [];
      pass.report({ message: how, args: { place }, at, severity, witness: [{ role: 'task', name: body.name, steps }], fixes });
    }
  },
});
