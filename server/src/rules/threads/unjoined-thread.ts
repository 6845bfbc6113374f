/** Started, and nobody waits: the function returns, or `stop` returns, while the thread is still at work. */
import { startableNames } from '../../analysis/calls/startable-names.ts';
import type { Body, Context } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { shortLivedPrimitives } from '../../analysis/processes/short-lived-primitives.ts';
import { isTest } from '../../analysis/tests.ts';
import { forgottenSiblings } from '../../analysis/threads/forgotten-siblings.ts';
import { unjoinedSignals } from '../../analysis/threads/stop-signals.ts';
import { type Lifecycle, lifecycles, servesForEver } from '../../analysis/threads/thread-lifecycle.ts';
import { runsForAnother } from '../../analysis/threads/thread-targets.ts';
import { defineRule, type Pass } from '../definition.ts';

const messages = { local: ['thread'], stopped: ['thread', 'method'] } as const;

export const unjoinedThread = defineRule({
  code: 'PC0106',
  name: 'unjoined-thread',
  family: 'threads',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: [startableNames],
  messages,
  check(body, pass) {
    if (isTest(body)) return;
    if (body.kind === 'module') {
      reportStopped(body, pass);
      return;
    }
    for (const lifecycle of pass.context.get(lifecycles, body)) {
      if (isForgotten(lifecycle, body, pass.context) && !isToldElsewhere(lifecycle, body, pass.context)) report(lifecycle, body, pass);
    }
  },
});

/** The slip that left this thread out has its own finding, and so has a child that is given what does not last. */
const isToldElsewhere = ({ creation }: Lifecycle, body: Body, context: Context): boolean =>
  context.get(forgottenSiblings, body).some(({ sibling }) => sibling.creation === creation) ||
  context.get(shortLivedPrimitives, body).some(({ process }) => process.creation === creation);

/** Timers are delayed calls; daemons and servers are not meant to be waited for; what escapes is somebody else's. */
function isForgotten({ creation, holding, started, joined, daemon, loop }: Lifecycle, body: Body, context: Context): boolean {
  if (!started || joined || holding.escapes || daemon !== 'no' || creation.type === 'threading.Timer') return false;
  const served = loop?.kind === 'while' && loop.test.kind === 'constant';
  if (runsForAnother(creation, body, context)) return false;
  return !served && !servesForEver(body) && !creation.targets.some(servesForEver);
}

function report({ creation, display, holding }: Lifecycle, body: Body, pass: Pass<typeof messages>): void {
  const at = locate(body, creation.unit, creation.call);
  pass.report({
    message: 'local',
    args: { thread: display },
    at,
    witness: [
      {
        role: 'caller',
        steps: [
          { at, verb: 'starts', object: display },
          { at, verb: 'goes-on', object: display },
        ],
      },
      {
        role: creation.type.startsWith('multi') ? 'child-process' : 'thread',
        ...(creation.targets[0] ? { name: creation.targets[0].name } : {}),
        steps: [],
      },
    ],
    fixes: [{ fix: 'add-join', args: { thread: holding.name ?? 'thread' }, safe: false, at }],
  });
}

function reportStopped(body: Body, pass: Pass<typeof messages>): void {
  if (body.kind !== 'module') return;
  for (const cls of body.classes) {
    for (const { method, statement, thread } of pass.context.get(unjoinedSignals, cls)) {
      const at = locate(method, method.unit, statement);
      pass.report({
        message: 'stopped',
        args: { thread, method: method.name },
        at,
        witness: [
          {
            role: 'caller',
            steps: [
              { at, verb: 'signals', object: thread },
              { at, verb: 'goes-on', object: thread },
            ],
          },
        ],
        fixes: [{ fix: 'add-join', args: { thread, method: method.name }, safe: false, at }],
      });
    }
  }
}
