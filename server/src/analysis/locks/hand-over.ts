/** What a thread is given when it is spawned, in the shape of a call: so that paths of the worker have a name in its spawner. */
import type { Argument, Call } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { Invocation } from '../calls/invocations.ts';
import type { SpawnSite, SpawnTarget } from '../parallel/spawn-sites.ts';

/** The worker as if its spawner called it with what it hands over. */
export function handedOver({ fn, receiver }: SpawnTarget, { call, model }: SpawnSite): Invocation {
  const given: Call = { ...call, arguments: argumentsFor(call, model.arguments) };
  return { callee: fn, call: given, at: call, text: fn.name, ...(receiver ? { receiver } : {}) };
}

/** The arguments that a target is called with, of those of the call that hands it over. */
export function argumentsFor(call: Call, handover: SpawnSite['model']['arguments']): readonly Argument[] {
  if ('rest' in handover) return call.arguments.slice(handover.rest);
  if (!('tuple' in handover)) return [];
  const { index, keyword } = handover.tuple;
  const packed = call.arguments.find((each) => keyword !== undefined && each.keyword === keyword) ?? call.arguments[index];
  const literal = packed && packed.star === 0 ? unwrap(packed.value) : undefined;
  const elements = literal?.kind === 'collection' ? literal.elements : [];
  return elements.map((value) => ({ value, star: 0, start: value.start, end: value.end }));
}
