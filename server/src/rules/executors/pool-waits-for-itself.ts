import { locate, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { type SelfWait, selfWaits } from '../../analysis/threads/self-waiting-pools.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';

/** All workers of a pool wait for jobs that only they could do. */
export const poolWaitsForItself = defineRule({
  code: 'PC0607',
  name: 'pool-waits-for-itself',
  family: 'executors',
  severity: 'warning',
  confidence: 'medium',
  words: ['submit', 'map', 'starmap', 'apply', 'apply_async', 'map_async', 'starmap_async', 'imap', 'imap_unordered'],
  messages: { several: ['call', 'function'], single: ['call', 'function'] },
  check(body, pass) {
    for (const wait of pass.context.get(selfWaits, body)) {
      const at = locate(body, wait.node.unit, wait.wait);
      const { waiting, awaited, isSingle } = wait;
      const submit = locate(awaited.body, awaited.unit, awaited.call);
      pass.report({
        ...(isSingle ? { message: 'single', severity: 'error' } : { message: 'several' }),
        args: { call: render(wait.wait), function: nameOf(waiting.body) },
        at,
        related: [
          ...(waiting.at ? [{ at: waiting.at, verb: 'handed-over-here', object: nameOf(waiting.body) }] : []),
          ...awaited.targets.slice(0, 1).map(({ fn }) => ({ at: submit, verb: 'handed-over-here', object: nameOf(fn) })),
        ],
        witness: schedule(wait, at),
      });
    }
  },
});

function schedule(wait: SelfWait, at: Location): readonly ThreadFlow[] {
  const { waiting, awaited } = wait;
  const submit = locate(awaited.body, awaited.unit, awaited.call);
  const [inner] = awaited.targets;
  const object = inner ? nameOf(inner.fn) : render(wait.wait);
  return [
    ...(waiting.at && waiting.spawner
      ? [{ role: 'thread', name: nameOf(waiting.spawner), steps: [{ at: waiting.at, verb: 'hands-over', object: nameOf(waiting.body) }] }]
      : []),
    {
      role: 'worker',
      name: nameOf(waiting.body),
      steps: [
        { at: submit, verb: 'hands-over', object },
        { at, verb: 'waits-for-ever', object: render(wait.wait) },
      ],
    },
    { role: 'program', steps: [{ at: submit, verb: 'stays-queued', object }] },
  ];
}
