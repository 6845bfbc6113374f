/**
 * `preexec_fn`: Python code between fork and exec, in the copy of a process. Where threads run, a lock that one of them held
 * stays locked there. Two common ones have an argument of their own, which needs no Python at all.
 */
import type { Argument } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { threadKinds } from '../parallel/only-threads.ts';
import { type Root, startedRoots } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';

export interface CodeBeforeExec {
  readonly argument: Argument;
  readonly unit: Unit;
  /** What does the same without Python code: `start_new_session=True`. */
  readonly instead: string | undefined;
  /** Some thread of the program. */
  readonly thread: Root | undefined;
}

/** With the version of Python that has the argument, as its minor number. */
const replacements: ReadonlyMap<string, readonly [argument: string, since: number]> = new Map([
  ['os.setsid', ['start_new_session=True', 2]],
  ['os.setpgrp', ['process_group=0', 11]],
]);

/** In source order. */
export const codeBeforeExec = defineAnalysis<Body, readonly CodeBeforeExec[]>({
  name: 'code-before-exec',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }): readonly CodeBeforeExec[] => {
      const argument = call.arguments.find(({ keyword }) => keyword === 'preexec_fn');
      if (!argument || !isSurely(call.callee, scope, context, (name) => /^(subprocess|asyncio)\./.test(name))) return [];
      const [value] = context.evaluator.evaluate(argument.value, scope).values;
      if (value?.kind === 'constant') return [];
      const [instead, since = 0] = replacements.get((value && qualifiedNameOf(value)) ?? '') ?? [];
      const isKnown = instead !== undefined && context.target.version[1] >= since;
      const thread = context
        .get(startedRoots, context)
        .find(({ kind, certain, body: target }) => threadKinds.has(kind) && certain && !isTest(target));
      return isKnown || thread ? [{ argument, unit, instead: isKnown ? instead : undefined, thread }] : [];
    }),
});
