/** Threads that run a method of somebody else's object: ending the object's work ends the thread. */
import { argumentAt } from '../../ir/arguments.ts';
import type { Expression } from '../../ir/expression.ts';
import { forEachExpression, forEachExpressionIn, forEachStatement } from '../../ir/visit.ts';
import type { Body, Context } from '../context.ts';
import type { ThreadCreation } from './thread-creations.ts';

const ends = /^(stop|close|shutdown|quit|terminate|kill|cancel|finish|end|disconnect|exit|wait)/;

/** A thread without a target does nothing, started or not. */
export function runsSomething(creation: ThreadCreation, context: Context): boolean {
  const model = context.models.spawn(creation.type);
  const { call } = creation.construction;
  return (
    model !== undefined &&
    (argumentAt(call, model.target.index, model.target.keyword) !== undefined || call.arguments.some((argument) => argument.star !== 0))
  );
}

const serves = /^_*(run|serve|start|loop|listen|main|work|poll)/;

/** `Thread(target=server.run)` in a body that returns `server`, or tells it to stop. */
export function runsForAnother(creation: ThreadCreation, body: Body, context: Context): boolean {
  const model = context.models.spawn(creation.type);
  const target = model && argumentAt(creation.construction.call, model.target.index, model.target.keyword)?.value;
  const object = target?.kind === 'attribute' && serves.test(target.name) && target.object.kind === 'name' ? target.object.id : undefined;
  if (object === undefined || body.kind !== 'function' || (object === body.signature.parameters[0]?.name && body.cls)) return false;
  return isReturned(object, body) || isEnded(object, body);
}

function isReturned(object: string, body: Body & { kind: 'function' }): boolean {
  let found = false;
  forEachStatement(body.ir.body, (statement) => {
    if (statement.kind === 'return' && statement.value)
      forEachExpression(statement.value, (node) => note(node.kind === 'name' && node.id === object));
  });
  function note(hit: boolean): boolean {
    found ||= hit;
    return !found;
  }
  return found;
}

function isEnded(object: string, body: Body & { kind: 'function' }): boolean {
  let found = false;
  forEachExpressionIn(body.ir.body, (node: Expression) => {
    found ||= node.kind === 'attribute' && node.object.kind === 'name' && node.object.id === object && ends.test(node.name);
    return !found;
  });
  return found;
}
