/** What the rules about blocked event loops share: the schedule, and the ways out of it. */
import type { BlockingOperation } from '../../analysis/blocking/blocking-summary.ts';
import { type Body, type Context, locate } from '../../analysis/context.ts';
import { render } from '../../ir/render.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { FixPlan, Step, ThreadFlow } from '../rule.ts';

export function stallWitness(chain: BlockingOperation['chain']): readonly ThreadFlow[] {
  const last = chain.at(-1);
  const steps = chain.map(({ at, text }, index): Step => ({ at, verb: index === chain.length - 1 ? 'waits' : 'calls', object: text }));
  return [
    { role: 'task', steps },
    { role: 'other-task', steps: last ? [{ at: last.at, verb: 'cannot-run', object: last.text }] : [] },
  ];
}

/** A sleep has a twin that lets others run; everything else can wait in a worker thread, from Python 3.9 on. */
export function offLoop(node: CfgNode, operation: BlockingOperation, body: Body, { version }: Context['target']): readonly FixPlan[] {
  const call = node.kind === 'call' ? node.expression : undefined;
  if (call?.kind !== 'call') return [];
  const at = locate(body, node.unit, call);
  const args = { call: render(call.callee) };
  if (operation.name === 'time.sleep' && operation.chain.length === 1) return [{ fix: 'async-sleep', args, safe: false, at }];
  const [major, minor] = version;
  return major > 3 || minor >= 9 ? [{ fix: 'to-thread', args, safe: false, at }] : [];
}
