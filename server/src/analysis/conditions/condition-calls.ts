/** Calls of `wait`, `wait_for` and `notify` on condition variables of threads and processes. Only receivers of known type. */

import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type AbstractLock, lockAt } from '../locks/abstract-lock.ts';

export interface ConditionCall {
  readonly call: Call;
  readonly unit: Unit;
  readonly method: 'wait' | 'wait_for' | 'notify' | 'notify_all';
  readonly object: Expression;
  /** The user's text for the condition. */
  readonly display: string;
  /** The condition as a lock: the one it is built on. */
  readonly lock: AbstractLock;
  /** Gives up after a while. */
  readonly isTimed: boolean;
}

const methods: Readonly<Record<string, ConditionCall['method']>> = {
  wait: 'wait',
  wait_for: 'wait_for',
  notify: 'notify',
  notify_all: 'notify_all',
  notifyAll: 'notify_all',
};

/** In source order. */
export const conditionCalls = defineAnalysis<Body, readonly ConditionCall[]>({
  name: 'condition-calls',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }) => {
      const { callee } = call;
      const method = callee.kind === 'attribute' && Object.hasOwn(methods, callee.name) ? methods[callee.name] : undefined;
      if (!method || callee.kind !== 'attribute') return [];
      const values = objectsOf(context.evaluator.evaluate(callee.object, scope));
      const isCondition = values.length > 0 && values.every((value) => value.kind === 'instance' && isThreadCondition(value.type, context));
      const lock = isCondition ? lockAt(callee.object, scope, context) : undefined;
      return lock
        ? [{ call, unit, method, object: callee.object, display: render(callee.object), lock, isTimed: hasTimeout(call, method) }]
        : [];
    }),
});

function isThreadCondition(type: string, { models }: Context): boolean {
  const model = models.lock(type);
  return model?.kind === 'condition' && !model.isAsync;
}

function hasTimeout(call: Call, method: string): boolean {
  const timeout = argumentAt(call, method === 'wait' ? 0 : 1, 'timeout')?.value;
  return (
    call.arguments.some(({ star }) => star !== 0) || (timeout !== undefined && !(timeout.kind === 'constant' && timeout.value === null))
  );
}

/** Where control reaches a call; several where a `finally` stands on several ways. */
export const nodesOfCall = (call: Call, body: Body, context: Context): readonly CfgNode[] =>
  context.get(controlFlow, body).nodes.filter((node) => node.kind === 'call' && node.expression === call);
