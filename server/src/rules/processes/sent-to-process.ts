import { bodyOf, locate, nameOf } from '../../analysis/context.ts';
import { spawnNames } from '../../analysis/parallel/spawn-facts.ts';
import { type SentToProcess, sentToProcesses } from '../../analysis/processes/sent-to-processes.ts';
import { render } from '../../ir/render.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { defineRule } from '../definition.ts';
import type { Code, FixPlan } from '../rule.ts';

/** An argument or function that cannot arrive in another process as what it is. */
export const sentToProcess = defineRule({
  code: 'PC0703',
  codes: ['PC0506', 'PC0507', 'PC0608', 'PC0703'],
  name: 'sent-to-process',
  family: 'processes',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: { copied: ['object', 'class'], unpicklable: ['object', 'call'], inherited: ['object', 'call'], nameless: ['object', 'call'] },
  check(body, pass) {
    for (const { spawn, given, what, isJob, made } of pass.context.get(sentToProcesses, body)) {
      const at = locate(body, spawn.unit, given);
      const object = given.kind === 'lambda' ? 'lambda' : render(given);
      const call = render(spawn.call.callee);
      const fails = what === 'function' ? 'PicklingError' : what === 'inherited' ? 'RuntimeError' : 'TypeError';
      const sender = { role: 'main-process', name: nameOf(body) } as const;
      const sends = { at, verb: 'sends', object } as const;
      const owner = made && bodyOf(made.scope);
      const to = made && constructorFor(what, isJob, lastIdentifier(made.call.callee) ?? '');
      const fix: readonly FixPlan[] =
        owner && made && to !== undefined
          ? [
              {
                fix: 'of-multiprocessing',
                args: { from: render(made.call.callee), to, object },
                safe: false,
                at: locate(owner, made.unit, made.call.callee),
              },
            ]
          : [];
      const said =
        what === 'function'
          ? ({ message: 'nameless', args: { object, call } } as const)
          : what === 'inherited'
            ? ({ message: 'inherited', args: { object, call } } as const)
            : isJob
              ? ({ message: 'unpicklable', args: { object, call } } as const)
              : ({ message: 'copied', args: { object, class: call } } as const);
      pass.report({
        code: codes[what],
        ...said,
        ...(isJob ? {} : { severity: 'warning' }),
        at,
        related: owner && made ? [{ at: locate(owner, made.unit, made.call), verb: 'created-here', object }] : [],
        witness: isJob
          ? [{ ...sender, steps: [sends, { at, verb: 'fails-with', object: fails }] }]
          : [
              { ...sender, steps: [sends] },
              { role: 'child-process', steps: [{ at, verb: 'gets-copy', object }] },
            ],
        fixes: fix,
      });
    }
  },
});

const codes: Readonly<Record<SentToProcess['what'], Code>> = { lock: 'PC0703', queue: 'PC0506', inherited: 'PC0507', function: 'PC0608' };

/** What of multiprocessing arrives: the process that starts inherits its primitives, a job gets only those of a manager. */
function constructorFor(what: SentToProcess['what'], isJob: boolean, name: string): string | undefined {
  const isShared = /^(Lock|RLock|Event|Condition|Semaphore|BoundedSemaphore|Barrier|Queue|JoinableQueue|Value|Array)$/.test(name);
  if (what === 'function' || !isShared) return undefined;
  return isJob ? `Manager().${name}` : name;
}
