/**
 * Waits that may give up, and whose answer nobody looks at: what follows goes on as if it had come. Errs on the side of
 * silence: a wait in a loop, one whose predicate or event is asked again behind it, an event that is only used to
 * sleep on; for an event, the body must go on to read what is written before the event is set.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { forEachExpression, forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { callUses } from '../flow/call-use.ts';
import { nodesOf } from '../shared/access-nodes.ts';
import { type Access, accesses, changes } from '../shared/accesses.ts';
import { isAsked } from '../shared/asked.ts';
import { isTest } from '../tests.ts';
import { conditionCalls, nodesOfCall } from './condition-calls.ts';

export interface IgnoredTimeout {
  readonly call: Call;
  readonly unit: Unit;
  /** The user's text for the event or condition. */
  readonly display: string;
  readonly method: string;
  /** What is read behind the wait, and what writes it before the event is set. */
  readonly relied: { readonly read: Access; readonly write: Access } | undefined;
}

export const ignoredTimeouts = defineAnalysis<Body, readonly IgnoredTimeout[]>({
  name: 'ignored-timeouts',
  compute: (body, context) => (isTest(body) ? [] : [...ofPredicates(body, context), ...ofEvents(body, context)]),
});

function ofPredicates(body: Body, context: Context): readonly IgnoredTimeout[] {
  return context.get(conditionCalls, body).flatMap(({ call, unit, method, display, isTimed }) => {
    const predicate = call.arguments[0]?.value;
    if (method !== 'wait_for' || !isTimed || !predicate || !isIgnored(call, unit, body, context)) return [];
    const isAsked = asksBehind(call, [display, ...textsIn(predicate)], body, context);
    return isAsked ? [] : [{ call, unit, display, method, relied: undefined }];
  });
}

const isIgnored = (call: Call, unit: Unit, body: Body, context: Context): boolean =>
  context.get(callUses, body).get(call)?.how === 'ignored' && loopContaining(unit, call, context.get(blocks, body)) === undefined;

/** Names and attributes of a lambda's body, or of the expression; the object itself says nothing. */
function textsIn(node: Expression): readonly string[] {
  const found: string[] = [];
  const note = (each: Expression): undefined => {
    const isReceiver = each.kind === 'name' && /^(self|cls)$/.test(each.id);
    if (!isReceiver && (each.kind === 'attribute' || each.kind === 'name')) found.push(render(each));
  };
  if (node.kind === 'lambda') forEachExpressionIn(node.fn.body, note);
  else forEachExpression(node, note);
  return found;
}

/** Whether a test, or a statement that returns or asserts, mentions one of the texts behind the call. */
function asksBehind(call: Call, texts: readonly string[], body: Body, context: Context): boolean {
  return [...reachable(nodesOfCall(call, body, context))].some((node) => {
    const asked = node.kind === 'test' ? node.expression : undefined;
    const { statement } = node;
    const said = statement?.kind === 'return' ? answerIn(statement.value) : statement?.kind === 'assert' ? statement.test : undefined;
    return [asked, said].some((each) => each !== undefined && each !== call && textsIn(each).some((text) => texts.includes(text)));
  });
}

/** A value that leaves the question to the caller: a place, a comparison, `event.is_set()`; not one that is made of it. */
function answerIn(value: Expression | undefined): Expression | undefined {
  const node = value && unwrap(value);
  const isQuestion = node?.kind === 'call' && node.callee.kind === 'attribute' && /^(is_set|isSet)$/.test(node.callee.name);
  return node && (isQuestion || ['name', 'attribute', 'not', 'comparison', 'boolean'].includes(node.kind)) ? node : undefined;
}

function ofEvents(body: Body, context: Context): readonly IgnoredTimeout[] {
  return body.calls.flatMap(({ call, unit, scope }) => {
    const { callee } = call;
    const timeout = argumentAt(call, 0, 'timeout')?.value;
    if (callee.kind !== 'attribute' || callee.name !== 'wait' || !timeout || (timeout.kind === 'constant' && timeout.value === null))
      return [];
    if (!isIgnored(call, unit, body, context)) return [];
    const made = eventsIn(context.evaluator.evaluate(callee.object, scope).values);
    const display = render(callee.object);
    if (made.size === 0 || asksBehind(call, [display], body, context)) return [];
    const relied = reliedOn(call, made, body, context);
    return relied ? [{ call, unit, display, method: 'wait', relied }] : [];
  });
}

/** Where events come to be. */
const eventsIn = (values: readonly Value[]): ReadonlySet<Call> =>
  new Set(
    values.flatMap((value) => (value.kind === 'instance' && value.type === 'threading.Event' && value.site ? [value.site.call] : [])),
  );

/** A place that is written before the event is set, by other code, and read behind the wait. */
function reliedOn(call: Call, made: ReadonlySet<Call>, body: Body, context: Context): IgnoredTimeout['relied'] {
  const behind = reachable(nodesOfCall(call, body, context));
  const reads = context
    .get(accesses, body)
    .filter(
      (access) => access.kind === 'read' && access.target.start > call.end && nodesOf(access, context).some((node) => behind.has(node)),
    );
  const asked = new Set(reads.filter(isAsked).map(({ place }) => place.key));
  if (reads.length === 0) return undefined;
  for (const { body: setter, at } of settersOf(made, body, context)) {
    const before = context.get(accesses, setter).filter((access) => changes(access) && leadsTo(access, at, setter, context));
    for (const write of before) {
      const read = reads.find((each) => each.place.key === write.place.key && !asked.has(each.place.key));
      if (read) return { read, write };
    }
  }
  return undefined;
}

function settersOf(made: ReadonlySet<Call>, body: Body, context: Context): readonly { readonly body: Body; readonly at: Call }[] {
  return context.program.mentions('set').flatMap(({ call, scope }) => {
    const setter = bodyOf(scope);
    if (!setter || setter === body || call.callee.kind !== 'attribute' || call.callee.name !== 'set' || call.arguments.length > 0)
      return [];
    const { values } = context.evaluator.evaluate(call.callee.object, scope);
    return [...eventsIn(values)].some((each) => made.has(each)) ? [{ body: setter, at: call }] : [];
  });
}

function leadsTo(write: Access, set: Call, setter: Body, context: Context): boolean {
  const later: ReadonlySet<CfgNode> = reachable(nodesOf(write, context));
  return write.target.start < set.start && nodesOfCall(set, setter, context).some((node) => later.has(node));
}
