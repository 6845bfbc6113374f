/**
 * Path facts: conditions that surely hold at a node because every way to it went through one side of their test
 * or a constant assignment. A forward must-analysis; the lattice is maps from condition to truth, ordered by
 * inclusion, meet is intersection. Attributes are taken to keep their values across calls (missed alarms).
 */
import { partsOf } from '../../ir/binding.ts';
import type { Expression } from '../../ir/expression.ts';
import { conditionKey, render } from '../../ir/render.ts';
import type { CfgNode, Edge } from '../../semantic/flow/cfg.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { controlFlow } from './control-flow.ts';
import { forward } from './dataflow.ts';

export type Facts = ReadonlyMap<string, boolean>;
export const noFacts: Facts = new Map();
/** Conditions remembered at a time; later ones are forgotten (missed correlations, never a wrong fact). */
const mostFacts = 32;

/** Facts before each node, by id; undefined for nodes that cannot be reached. */
export const pathFacts = defineAnalysis<Body, readonly (Facts | undefined)[]>({
  name: 'path-facts',
  compute: (body, context) =>
    forward(context.get(controlFlow, body), {
      initial: noFacts,
      transfer: (node, edge, facts) => factsAfter(node, edge, facts, false),
      meet: intersect,
      equal: sameFacts,
    }),
});

/** What holds after taking `edge` out of `node`; undefined when it contradicts what held before (only asked with `prune`). */
export function factsAfter(node: CfgNode, edge: Edge, before: Facts, prune: true): Facts | undefined;
export function factsAfter(node: CfgNode, edge: Edge, before: Facts, prune: false): Facts;
export function factsAfter(node: CfgNode, edge: Edge, before: Facts, prune: boolean): Facts | undefined {
  if (node.kind === 'test') return afterTest(node, edge, before, prune);
  if (node.kind === 'assign' && node.statement) return afterAssignment(node, before);
  return before;
}

function afterTest(node: CfgNode, edge: Edge, before: Facts, prune: boolean): Facts | undefined {
  if (node.statement?.kind === 'for' && !node.expression) return without(before, [node.statement.target]);
  const condition = node.expression && node.expression.kind !== 'comprehension' ? conditionKey(node.expression) : undefined;
  if (!condition || (edge.kind !== 'true' && edge.kind !== 'false')) return before;
  const holds = (edge.kind === 'true') === condition.holds;
  const known = before.get(condition.key);
  if (prune && condition.stable && known !== undefined && known !== holds) return undefined;
  const implied = impliedBy(condition.key, holds);
  if (prune && implied && before.get(implied.key) === !implied.holds) return undefined;
  if (before.size >= mostFacts && !before.has(condition.key)) return before;
  return new Map([...before, [condition.key, holds], ...(implied ? [[implied.key, implied.holds] as const] : [])]);
}

/** `x` being true means that `x is None` is false, and the other way round `x is None` means that `x` is false. */
function impliedBy(key: string, holds: boolean): { readonly key: string; readonly holds: boolean } | undefined {
  if (key.endsWith(' is None')) return holds ? { key: key.slice(0, -' is None'.length), holds: false } : undefined;
  return holds && /^[\w.]+$/.test(key) ? { key: `${key} is None`, holds: false } : undefined;
}

function afterAssignment(node: CfgNode, before: Facts): Facts {
  const { statement } = node;
  if (statement?.kind !== 'assign' && statement?.kind !== 'annotated' && statement?.kind !== 'augmented') return before;
  const targets = statement.kind === 'assign' ? statement.targets : [statement.target];
  const kept = without(before, targets);
  const target = targets[0];
  const { value } = statement;
  if (statement.kind === 'augmented' || !target || value?.kind !== 'constant' || (target.kind !== 'name' && target.kind !== 'attribute'))
    return kept;
  const key = render(target);
  return new Map([...kept, [key, Boolean(value.value)], [`${key} is None`, value.value === null]]);
}

/** Forgets every condition that mentions an assigned name or attribute. */
function without(facts: Facts, targets: readonly Expression[]): Facts {
  const assigned = targets.flatMap(partsOf).filter(({ kind }) => kind === 'name' || kind === 'attribute');
  const names = assigned.map(render);
  if (names.length === 0 || facts.size === 0) return facts;
  return new Map([...facts].filter(([key]) => !names.some((name) => mentions(key, name))));
}

/** Whole identifiers only: `done` is mentioned by `done.x`, not by `undone`. */
function mentions(key: string, name: string): boolean {
  for (let at = key.indexOf(name); at >= 0; at = key.indexOf(name, at + 1)) {
    if (!/[\w.]/.test(key[at - 1] ?? ' ') && !/\w/.test(key[at + name.length] ?? ' ')) return true;
  }
  return false;
}

function intersect(left: Facts, right: Facts): Facts {
  return new Map([...left].filter(([key, holds]) => right.get(key) === holds));
}

export const sameFacts = (left: Facts, right: Facts): boolean =>
  left.size === right.size && [...left].every(([key, holds]) => right.get(key) === holds);
