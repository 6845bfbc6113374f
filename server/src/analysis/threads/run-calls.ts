/**
 * `thread.run()` where `thread.start()` was meant: the work is done by the caller. Errs on the side of silence: a
 * subclass with a `run()` may be run in the foreground on purpose, unless somebody joins it or several are run in turn.
 */
import type { Call } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { type CallSite, methodWithReceiver } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { creationsIn, startableType, type ThreadCreation } from './thread-creations.ts';
import { isJoined, isStarted } from './thread-operations.ts';

export interface RunCall {
  readonly site: CallSite;
  /** What to call the thread in a message. */
  readonly thread: string;
  readonly creation: ThreadCreation;
}

export const runCalls = defineAnalysis<Body, readonly RunCall[]>({
  name: 'run-calls',
  compute: (body, context) => {
    const found = body.calls.flatMap((site) => runCallAt(site, context));
    return found.filter(
      ({ creation, site }) => !creation.cls || isJoined(creation, context) || found.length > 1 || isRepeated(site, body, context),
    );
  },
});

function runCallAt(site: CallSite, context: Context): readonly RunCall[] {
  const { callee } = site.call;
  if (callee.kind !== 'attribute' || callee.name !== 'run' || site.call.arguments.length > 0) return [];
  if (callee.object.kind === 'name' && methodWithReceiver(callee.object.id, site.scope)) return [];
  const { values, open } = context.evaluator.evaluate(callee.object, site.scope);
  const creations = values.map((value) => creationOf(value, context));
  const [creation] = creations;
  const isIdle = creations.every((each) => each && !isStarted(each, context));
  return creation && !open && isIdle ? [{ site, thread: render(callee.object), creation }] : [];
}

/** Whether the body runs the thread's code itself, for whatever reason. */
export const isRunByHand = (creation: ThreadCreation, body: Body, context: Context): boolean =>
  body.calls.some(({ call: { callee }, scope }) => {
    if (callee.kind !== 'attribute' || callee.name !== 'run') return false;
    const set = context.evaluator.evaluate(callee.object, scope);
    return set.values.some((value) => (value.kind === 'instance' || value.kind === 'object') && value.site?.call === creation.call);
  });

/** Where the program makes this thread. */
export function creationOf(value: Value, context: Context): ThreadCreation | undefined {
  if ((value.kind !== 'instance' && value.kind !== 'object') || !value.site || startableType(value, context) === undefined)
    return undefined;
  const { call, scope } = value.site;
  const body = bodyOf(scope);
  return body && creationsIn(body, context).find((each) => isMadeBy(each, call));
}

const isMadeBy = (creation: ThreadCreation, call: Call): boolean => creation.call === call;

const isRepeated = ({ call, unit }: CallSite, body: Body, context: Context): boolean =>
  loopContaining(unit, call, context.get(blocks, body)) !== undefined;
