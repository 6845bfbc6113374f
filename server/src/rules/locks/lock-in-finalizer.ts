import { type FinalizerLock, finalizerLocks, mayFinalize } from '../../analysis/locks/finalizer-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related, Step } from '../rule.ts';

/** The garbage collector runs finalizers anywhere, so also in the thread that holds the lock they ask for. */
export const lockInFinalizer = defineRule({
  code: 'PC2003',
  name: 'lock-in-finalizer',
  family: 'locks',
  severity: 'warning',
  confidence: 'medium',
  near: [mayFinalize],
  messages: { finalizer: ['lock', 'finalizer'], nested: ['lock', 'finalizer'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const found of pass.context.get(finalizerLocks, body)) {
      const { finalizer, acquisition } = found;
      const at = acquisition.chain[0]?.at;
      if (!at) continue;
      const lock = acquisition.chain.at(-1)?.text ?? acquisition.lock.display;
      const nests = acquisition.lock.again === 'nests';
      pass.report({
        message: nests ? 'nested' : 'finalizer',
        args: { lock, finalizer: finalizer.qualifiedName },
        at,
        related: acquisition.chain.length > 1 ? places(found) : [],
        witness: [
          {
            role: 'thread',
            steps: [{ at, verb: 'holds', object: lock }, { at, verb: 'collects', object: finalizer.qualifiedName }, ...steps(found)],
          },
        ],
        ...(nests ? { severity: 'hint' as const } : {}),
      });
    }
  },
});

const steps = ({ acquisition: { chain, lock } }: FinalizerLock): readonly Step[] =>
  chain.map(({ at, text }, index) => ({ at, verb: index === chain.length - 1 ? lastVerb(lock) : 'calls', object: text }));

/** A lock that nests lets the finalizer in, among data that is half changed. */
const lastVerb = ({ again }: FinalizerLock['acquisition']['lock']): string => (again === 'nests' ? 'acquires-again' : 'waits-for-ever');

const places = ({ acquisition: { chain } }: FinalizerLock): readonly Related[] =>
  chain.slice(1).map(({ at, text }, index) => ({ at, verb: index === chain.length - 2 ? 'acquired-here' : 'called-here', object: text }));
