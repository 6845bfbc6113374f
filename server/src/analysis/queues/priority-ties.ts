/**
 * Entries of a priority queue that cannot be compared: where two have the same priority, or have none, the next part of the
 * entry decides, and `<` raises TypeError. Errs towards silence: only what is known to have no order.
 */

import { partsOf } from '../../ir/binding.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import { ancestors, findMethod } from '../../semantic/classes.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type CallSite, type ClassSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface PriorityTie {
  readonly call: Call;
  readonly unit: Unit;
  /** What cannot be compared. */
  readonly item: Expression;
  /** The whole entry, without a priority: the second one that is put raises. */
  readonly isWhole: boolean;
}

const queues = /^(queue|asyncio)\.PriorityQueue$/;

/** In source order. */
export const priorityTies = defineAnalysis<Body, readonly PriorityTie[]>({
  name: 'priority-ties',
  compute: (body, context) =>
    body.calls.flatMap((site) => {
      const entry = entryOf(site, context);
      if (!entry) return [];
      const node = unwrap(entry);
      const parts = node.kind === 'collection' && node.type === 'tuple' ? node.elements : [node];
      const isWhole = parts.length < 2;
      const item = parts[isWhole ? 0 : 1];
      const first = isWhole ? undefined : parts[0];
      if (first && isUnique(unwrap(first), body)) return [];
      return item && isUnordered(item, site.scope, context) ? [{ call: site.call, unit: site.unit, item, isWhole }] : [];
    }),
});

/** What hardly comes twice: a counter, the time, the number of the turn. */
function isUnique(first: Expression, body: Body): boolean {
  if (first.kind === 'call')
    return /^(next|count|id|uuid\w*|time\w*|monotonic\w*|perf_counter\w*|now|utcnow)$/.test(lastIdentifier(first.callee) ?? '');
  const text = render(first);
  let found = false;
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'augmented') found ||= render(statement.target) === text;
    if (statement.kind === 'for' && /^(range|enumerate|count)$/.test(nameOfCall(statement.iterable)))
      found ||= partsOf(statement.target).some((part) => render(part) === text);
  });
  return found;
}

const nameOfCall = (node: Expression): string => (node.kind === 'call' ? (lastIdentifier(node.callee) ?? '') : '');

function entryOf({ call, scope }: CallSite, { evaluator }: Context): Expression | undefined {
  const { callee } = call;
  const [first, second] = call.arguments;
  if (callee.kind === 'attribute' && /^put(_nowait)?$/.test(callee.name)) {
    const values = objectsOf(evaluator.evaluate(callee.object, scope));
    const isPriority = values.length > 0 && values.every((value) => value.kind === 'instance' && queues.test(value.type));
    return isPriority && first?.star === 0 ? first.value : undefined;
  }
  if (second?.star !== 0 || first?.star !== 0) return undefined;
  const names = objectsOf(evaluator.evaluate(callee, scope)).map(qualifiedNameOf);
  return names.length === 1 && names[0] === 'heapq.heappush' ? second.value : undefined;
}

function isUnordered(item: Expression, scope: Scope, context: Context): boolean {
  const node = unwrap(item);
  if (node.kind === 'lambda' || (node.kind === 'collection' && node.type === 'dict')) return true;
  const { values, open } = context.evaluator.evaluate(node, scope);
  return !open && values.length > 0 && values.every((value) => hasNoOrder(value, context));
}

function hasNoOrder(value: Value, { evaluator }: Context): boolean {
  switch (value.kind) {
    case 'function':
    case 'bound':
      return true;
    case 'collection':
      return value.type === 'dict';
    case 'object': {
      const { open, library, classes } = ancestors(value.cls, evaluator);
      return !open && library.length === 0 && classes.every((cls) => isPlain(cls)) && !findMethod(value.cls, '__lt__', evaluator);
    }
    default:
      return false;
  }
}

/** `@dataclass(order=True)` and `@total_ordering` give an order; so may any decorator but a dataclass's own, and a metaclass. */
const isPlain = ({ ir }: ClassSymbol): boolean =>
  ir.bases.every(({ keyword }) => keyword === undefined) &&
  ir.decorators.every((node) => {
    const callee = node.kind === 'call' ? node.callee : node;
    const isDataclass =
      (callee.kind === 'name' && callee.id === 'dataclass') || (callee.kind === 'attribute' && callee.name === 'dataclass');
    return isDataclass && !(node.kind === 'call' && node.arguments.some(({ keyword, star }) => keyword === 'order' || star > 0));
  });
