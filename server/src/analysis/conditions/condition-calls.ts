/** Calls of `wait`, `wait_for` and `notify` on condition variables of threads, processes and tasks. Only receivers of known type. */

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
  /** A condition of tasks. */
  readonly isAsync: boolean;
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

/** Of conditions of threads and processes, in source order. */
export const conditionCalls = defineAnalysis<Body, readonly ConditionCall[]>({
  name: 'condition-calls',
  compute: (body, context) => context.get(allConditionCalls, body).filter(({ isAsync }) => !isAsync),
});

/** In source order. */
export const allConditionCalls = defineAnalysis<Body, readonly ConditionCall[]>({
  name: 'all-condition-calls',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }) => {
      const { callee } = call;
      const method = callee.kind === 'attribute' && Object.hasOwn(methods, callee.name) ? methods[callee.name] : undefined;
      if (!method || callee.kind !== 'attribute') return [];
      const values = objectsOf(context.evaluator.evaluate(callee.object, scope));
      const isKnown = values.length > 0 && values.every((value) => value.kind === 'instance' && isCondition(value.type, context));
      const lock = isKnown ? lockAt(callee.object, scope, context) : undefined;
      return lock
        ? [
            {
              call,
              unit,
              method,
              object: callee.object,
              display: render(callee.object),
              lock,
              isAsync: lock.isAsync,
              isTimed: hasTimeout(call, method),
            },
          ]
        : [];
    }),
});

const isCondition = (type: string, { models }: Context): boolean => models.lock(type)?.kind === 'condition';

function hasTimeout(call: Call, method: string): boolean {
  const timeout = argumentAt(call, method === 'wait' ? 0 : 1, 'timeout')?.value;
  return (
    call.arguments.some(({ star }) => star !== 0) || (timeout !== undefined && !(timeout.kind === 'constant' && timeout.value === null))
  );
}

/** Where control reaches a call; several where a `finally` stands on several ways. */
export const nodesOfCall = (call: Call, body: Body, context: Context): readonly CfgNode[] =>
  context.get(controlFlow, body).nodes.filter((node) => node.kind === 'call' && node.expression === call);
