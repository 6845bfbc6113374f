/** By what the beginning and the end of spawned code are told: the call that made the thread, future, task or pool, or the class of a thread that starts itself. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { ClassSymbol } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import type { Body, Context } from '../context.ts';
import { startableType } from '../threads/thread-creations.ts';
import type { Root } from './root.ts';

export type Handle = Call | ClassSymbol;

/** Of what an expression may hold, elements of collections included. */
export function handlesIn(node: Expression | undefined, body: Body, context: Context): readonly Handle[] {
  if (!node) return [];
  const set = context.evaluator.evaluate(node, body.scope);
  const inside = set.values.some((value) => value.kind === 'collection') ? context.evaluator.elements(set).values : [];
  return [...new Set([...set.values, ...inside].flatMap((value) => handlesOfValue(value, context)))];
}

function handlesOfValue(value: Value, context: Context): readonly Handle[] {
  if (value.kind !== 'instance' && value.kind !== 'object') return [];
  if (value.site) return [value.site.call];
  return value.kind === 'object' && startableType(value, context) !== undefined ? [value.cls] : [];
}

export function handlesOfRoot({ site, body }: Root): ReadonlySet<Handle> {
  if (!site) return new Set(body.kind === 'function' && body.cls ? [body.cls] : []);
  const { creation } = site;
  return new Set([site.call, creation?.construction.call, creation?.cls].filter((handle) => handle !== undefined));
}
