/**
 * `kill()` of a child made with `shell=True`: the shell dies, and what it has started goes on. Errs towards silence: the
 * process is made in the same body, and has no session or group of its own that could be killed as a whole.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { madeHere } from '../objects/made-here.ts';

export interface ShellKilledAlone {
  readonly call: Call;
  readonly unit: Unit;
  readonly creation: CallSite;
  readonly process: string;
}

/** In source order. */
export const shellsKilledAlone = defineAnalysis<Body, readonly ShellKilledAlone[]>({
  name: 'shells-killed-alone',
  compute: (body, context) =>
    body.calls.flatMap(({ call, unit, scope }) => {
      const { callee } = call;
      if (callee.kind !== 'attribute' || !/^(kill|terminate)$/.test(callee.name) || callee.object.kind !== 'name' || scope !== body.scope)
        return [];
      const process = callee.object.id;
      const creation = madeHere(process, /^subprocess\.Popen$/, body, context);
      return creation && isShell(creation, context) ? [{ call, unit, creation, process }] : [];
    }),
});

const grouped: ReadonlySet<string> = new Set(['start_new_session', 'process_group', 'preexec_fn', 'creationflags']);

function isShell({ call, scope }: CallSite, { evaluator }: Context): boolean {
  if (call.arguments.some(({ keyword, star }) => star === 2 || grouped.has(keyword ?? ''))) return false;
  const shell = call.arguments.find(({ keyword }) => keyword === 'shell')?.value;
  const [value] = shell ? evaluator.evaluate(shell, scope).values : [];
  return value?.kind === 'constant' && value.value === true && !replacesShell(call);
}

/** `exec make`: there is no shell any more. */
function replacesShell(call: Call): boolean {
  const command = argumentAt(call, 0, 'args')?.value;
  const node = command && unwrap(command);
  return node?.kind === 'constant' && /^\s*exec\s/.test(String(node.value));
}
