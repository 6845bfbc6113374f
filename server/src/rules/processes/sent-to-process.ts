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
  codes: ['PC0506', 'PC0507', 'PC0608', 'PC0703', 'PC0711'],
  name: 'sent-to-process',
  family: 'processes',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: [spawnNames],
  messages: {
    copied: ['object', 'call'],
    unpicklable: ['object', 'call'],
    inherited: ['object', 'call'],
    nameless: ['object', 'call'],
    unimportable: ['object', 'call'],
  },
  check(body, pass) {
    for (const { spawn, given, what, isJob, made } of pass.context.get(sentToProcesses, body)) {
      const at = locate(body, spawn.unit, given);
      const object = given.kind === 'lambda' ? 'lambda' : render(given);
      const call = render(spawn.call.callee);
      const { code, message, fails } = kinds[isJob ? 'job' : 'process'][what];
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
      pass.report({
        code,
        message,
        args: { object, call },
        ...(isJob ? {} : { severity: 'warning' }),
        at,
        related: owner && made ? [{ at: locate(owner, made.unit, made.call), verb: 'created-here', object }] : [],
        witness: fails
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

interface Kind {
  readonly code: Code;
  readonly message: 'copied' | 'unpicklable' | 'inherited' | 'nameless' | 'unimportable';
  /** What sending it raises; undefined where a fork copies it. */
  readonly fails?: string;
}

/** By how the work gets to the other process, and what is sent. */
const kinds: Readonly<Record<'job' | 'process', Readonly<Record<SentToProcess['what'], Kind>>>> = {
  job: {
    lock: { code: 'PC0703', message: 'unpicklable', fails: 'TypeError' },
    queue: { code: 'PC0506', message: 'unpicklable', fails: 'TypeError' },
    inherited: { code: 'PC0507', message: 'inherited', fails: 'RuntimeError' },
    function: { code: 'PC0608', message: 'nameless', fails: 'PicklingError' },
  },
  process: {
    lock: { code: 'PC0703', message: 'copied' },
    queue: { code: 'PC0506', message: 'copied' },
    inherited: { code: 'PC0507', message: 'inherited' },
    function: { code: 'PC0711', message: 'unimportable', fails: 'AttributeError' },
  },
};

/** What of multiprocessing arrives: the process that starts inherits its primitives, a job gets only those of a manager. */
function constructorFor(what: SentToProcess['what'], isJob: boolean, name: string): string | undefined {
  const isShared = /^(Lock|RLock|Event|Condition|Semaphore|BoundedSemaphore|Barrier|Queue|JoinableQueue|Value|Array)$/.test(name);
  if (what === 'function' || !isShared) return undefined;
  return isJob ? `Manager().${name}` : name;
}
