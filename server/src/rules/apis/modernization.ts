/** The quick fixes for outdated APIs: which of them fits a use, by its row in the table of versions. */
import type { AgedUsage } from '../../analysis/apis/aged-usages.ts';
import type { ApiUse } from '../../analysis/apis/api-uses.ts';
import { type Body, type Context, locate } from '../../analysis/context.ts';
import { render } from '../../ir/render.ts';
import { objectsOf } from '../../semantic/value.ts';
import type { FixPlan } from '../rule.ts';

/** Another name for the same thing; `async def` while the old decorator works may break generators that lean on it. */
export function modernFix(use: ApiUse, body: Body): readonly FixPlan[] {
  const { at, call, row, name } = use;
  if (use.how === 'decorator' && row.instead === 'async def' && body.kind === 'function')
    return [{ fix: 'async-def', args: { function: body.name }, safe: use.age === 'removed', at }];
  if (!call || row.instead === undefined) return [];
  const plan = (fix: string, args: Readonly<Record<string, string>>): readonly FixPlan[] => [
    { fix, args, safe: true, at: { ...at, start: call.start, end: call.end } },
  ];
  const [owner = '', method] = name.split('#');
  if (owner === 'asyncio.Task' && method !== undefined) return plan('modern-task-query', { name: method });
  if (method !== undefined) {
    const isCall = row.instead.endsWith('()');
    return plan(isCall ? 'modern-method' : 'modern-property', { name: row.instead.replace('()', '') });
  }
  const [module, from] = splitName(name);
  const [target, to] = splitName(row.instead);
  return module === target && row.code === 'PC1502' ? plan('modern-function', { from, name: to, module }) : [];
}

function splitName(name: string): readonly [module: string, name: string] {
  const dot = name.lastIndexOf('.');
  return [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
}

/** While the argument is taken, it may be another loop than the one that runs. */
export const argumentFix = ({ at, age }: ApiUse, argument: string): readonly FixPlan[] => [
  { fix: 'drop-argument', args: { argument }, safe: age === 'removed', at },
];

/** Only `asyncio.run` changes what else happens: it makes a loop of its own. */
export function usageFix({ use, at, node }: AgedUsage, body: Body, context: Context): readonly FixPlan[] {
  if (use === 'in-plain-with') return [{ fix: 'async-with', args: { lock: render(node) }, safe: true, at }];
  if (use === 'given-coroutines') return [{ fix: 'task-for-coroutine', args: {}, safe: true, at }];
  if (use !== 'no-running-loop' || !runsCoroutine(body, context)) return [];
  return [{ fix: 'asyncio-run', args: {}, safe: false, at: locate(body, at.unit, at) }];
}

/** `asyncio.run` takes coroutines only, where `run_until_complete` takes futures too. */
function runsCoroutine({ calls }: Body, context: Context): boolean {
  const runs = calls.filter(({ call }) => call.callee.kind === 'attribute' && call.callee.name === 'run_until_complete');
  return (
    runs.length === 1 &&
    runs.every(({ call, scope }) => {
      const given = call.arguments[0];
      const values = given ? objectsOf(context.evaluator.evaluate(given.value, scope)) : [];
      return values.length > 0 && values.every(({ kind }) => kind === 'coroutine');
    })
  );
}
