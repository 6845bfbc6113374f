import { startableNames } from '../../analysis/calls/startable-names.ts';
import { locate } from '../../analysis/context.ts';
import { endsRightAfter, unfinishedWork } from '../../analysis/flow/program-end.ts';
import { isTest } from '../../analysis/tests.ts';
import { lifecycles } from '../../analysis/threads/thread-lifecycle.ts';
import { defineRule } from '../definition.ts';

/** A daemon that the end of the program cuts off: right after it was started, or in the middle of a file. */
export const abandonedDaemonThread = defineRule({
  code: 'PC0115',
  name: 'abandoned-daemon-thread',
  family: 'threads',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: [startableNames],
  messages: { ends: ['thread'], resource: ['thread', 'resource'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { creation, daemon, started, joined, display, holding } of pass.context.get(lifecycles, body)) {
      if (daemon !== 'yes' || !started || joined) continue;
      const at = locate(body, creation.unit, creation.call);
      const role = creation.type.startsWith('multi') ? 'process' : 'daemon-thread';
      const work = creation.targets[0]?.name ?? display;
      const fixes = [{ fix: 'add-join', args: { thread: holding.name ?? 'thread' }, safe: false, at }];
      if (endsRightAfter(creation.call, body, pass.context)) {
        const witness = [
          {
            role: 'main-thread',
            steps: [
              { at, verb: 'starts', object: display },
              { at, verb: 'exits', object: display },
            ],
          },
          { role, name: work, steps: [{ at, verb: 'killed', object: work }] },
        ];
        pass.report({ message: 'ends', args: { thread: display }, at, witness, fixes });
        continue;
      }
      const resource =
        holding.escapes && !holding.attribute
          ? undefined
          : creation.targets.map((target) => unfinishedWork(target, pass.context)).find((each) => each !== undefined);
      if (resource !== undefined) {
        const witness = [
          {
            role,
            name: work,
            steps: [
              { at, verb: 'writes', object: resource },
              { at, verb: 'killed', object: resource },
            ],
          },
          { role: 'main-thread', steps: [{ at, verb: 'exits', object: display }] },
        ];
        pass.report({ message: 'resource', args: { thread: display, resource }, at, witness, fixes: holding.attribute ? [] : fixes });
      }
    }
  },
});
