/**
 * What the rules about blocked event loops share. Most of them differ only in what is waited for, so they are made by
 * `stallRule`: the table of blocking calls says what a call waits for, and that decides which rule speaks.
 */
import type { BlockingOperation } from '../../analysis/blocking/blocking-summary.ts';
import { loopStalls } from '../../analysis/blocking/loop-stalls.ts';
import { type Body, type Context, locate } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { defineRule, type Rule } from '../definition.ts';
import type { Code, FixPlan, Severity, Step, ThreadFlow } from '../rule.ts';

interface StallKind {
  readonly code: Code;
  readonly name: string;
  /** What is waited for, in the words of the table. */
  readonly on: readonly string[];
  readonly severity?: Severity;
  /** For waits that are mostly over soon. */
  readonly brief?: Severity;
}

/** A rule about calls in coroutines that block the loop by waiting for `on`. */
export const stallRule = ({
  code,
  name,
  on,
  severity = 'warning',
  brief = 'information',
}: StallKind): Rule<{ readonly blocks: readonly ['call'] }> =>
  defineRule({
    code,
    name,
    family: 'asyncio',
    severity,
    confidence: 'high',
    words: ['async'],
    messages: { blocks: ['call'] },
    check(body, pass) {
      const harmless = isTest(body);
      for (const stall of pass.context.get(loopStalls, body)) {
        const { node, operation } = stall;
        if (operation.chain.length !== 1 || !on.includes(operation.kind)) continue;
        pass.report({
          message: 'blocks',
          args: { call: operation.text },
          at: operation.at,
          witness: stallWitness(operation.chain),
          fixes: offLoop(node, operation, body, pass.context),
          ...(harmless ? { severity: 'hint' } : stall.brief ? { severity: brief } : {}),
        });
      }
    },
  });

const plainTask = { role: 'task' } as const;

export function stallWitness(
  chain: BlockingOperation['chain'],
  victim: Pick<ThreadFlow, 'role' | 'name'> = plainTask,
): readonly ThreadFlow[] {
  const last = chain.at(-1);
  const steps = chain.map(({ at, text }, index): Step => ({ at, verb: index === chain.length - 1 ? 'waits' : 'calls', object: text }));
  return [
    { ...victim, steps },
    { role: 'other-task', steps: last ? [{ at: last.at, verb: 'cannot-run', object: last.text }] : [] },
  ];
}

/**
 * A sleep has a twin that lets others run; everything else can wait in a worker thread, from Python 3.9 on, unless only
 * the thread that made it may use it.
 */
export function offLoop(node: CfgNode, operation: BlockingOperation, body: Body, { target, models }: Context): readonly FixPlan[] {
  const call = node.kind === 'call' ? node.expression : undefined;
  if (call?.kind !== 'call') return [];
  const at = locate(body, node.unit, call);
  const args = { call: render(call.callee) };
  const isDirect = operation.chain.length === 1;
  if (operation.name === 'time.sleep' && isDirect) return [{ fix: 'async-sleep', args, safe: false, at }];
  const [major, minor] = target.version;
  const isKnown = major > 3 || minor >= 9;
  return isKnown && !(isDirect && isBoundToThread(operation.name, models)) ? [{ fix: 'to-thread', args, safe: false, at }] : [];
}

/** The object that a method belongs to, or that a call gives, is its creating thread's alone. */
function isBoundToThread(name: string, models: Context['models']): boolean {
  const types = [name.split('#')[0], models.result(name)?.type];
  return types.some((type) => type !== undefined && models.sharing(type)?.threads === 'creating-thread');
}
