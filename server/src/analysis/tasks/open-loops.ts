/**
 * Event loops that a function makes, uses up and leaves open. Errs towards silence: a loop that anybody else may have, such
 * as a function inside, or one that runs for ever.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { madeHere } from '../objects/made-here.ts';
import { isSeenInside, usesOf } from '../objects/name-uses.ts';

export interface OpenLoop {
  readonly made: Call;
  readonly unit: Unit;
  readonly name: string;
  /** Where it is used for the last time. */
  readonly last: Expression;
}

const loops = /^asyncio\.AbstractEventLoop$/;

/** In source order. */
export const openLoops = defineAnalysis<Body, readonly OpenLoop[]>({
  name: 'open-loops',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError || !body.mentioned.has('new_event_loop')) return [];
    return [...body.scope.bindings.keys()].flatMap((name) => openLoop(name, body, context) ?? []);
  },
});

function openLoop(name: string, body: Body, context: Context): OpenLoop | undefined {
  const site = madeHere(name, loops, body, context);
  if (!site || lastIdentifier(site.call.callee) !== 'new_event_loop' || isSeenInside(name, body)) return undefined;
  const uses = usesOf(name, body);
  const attributes = uses.flatMap(({ attribute }) => attribute ?? []);
  const last = uses.at(-1);
  const isUsedUp = attributes.includes('run_until_complete') && !attributes.some((each) => /^(close|run_forever)$/.test(each));
  const isOwn = uses.every(({ node, attribute }) => attribute !== undefined || isMadeCurrent(node, body));
  return last && isUsedUp && isOwn ? { made: site.call, unit: site.unit, name, last: last.node } : undefined;
}

/** `asyncio.set_event_loop(loop)`: nobody but this thread asks for it. */
const isMadeCurrent = (node: Expression, { calls }: Body): boolean =>
  calls.some(({ call }) => lastIdentifier(call.callee) === 'set_event_loop' && call.arguments.some(({ value }) => value === node));
