/**
 * Control-flow graph of one function or module body. Nodes are events in the order of evaluation: calls,
 * awaits, yields, tests, entering and leaving a `with`. Edges say how control gets from one to the next.
 *
 * Any opaque call may raise: it has an `exception` edge to the innermost handler, `finally` or exit.
 * A `finally` body (and the leaving of a `with`) stands once per way out of it, so that the ways do not mix;
 * several nodes may therefore carry the same expression. Tests are atomic: `a and b` is two of them.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement, WithItem } from '../../ir/statement.ts';

export type EdgeKind = 'next' | 'true' | 'false' | 'exception' | 'suppressed';
export interface Edge {
  readonly to: CfgNode;
  readonly kind: EdgeKind;
}

export type NodeKind =
  | 'entry'
  | 'exit'
  /** An exception leaves the body. */
  | 'raised'
  | 'call'
  | 'access'
  | 'await'
  | 'yield'
  | 'test'
  | 'enter'
  | 'leave'
  | 'assign'
  | 'jump'
  | 'raise'
  | 'handler'
  | 'join';

export interface CfgNode {
  /** Dense from 0, in order of construction. */
  readonly id: number;
  readonly kind: NodeKind;
  readonly unit: Unit;
  /** The call, the test, the awaited or yielded expression, the access that is a call in disguise. */
  readonly expression: Expression | undefined;
  readonly statement: Statement | undefined;
  readonly item: WithItem | undefined;
  readonly isAsync: boolean;
  /** Another list while the graph is built, the same afterwards. */
  edges: readonly Edge[];
}

export interface Cfg {
  readonly entry: CfgNode;
  readonly exit: CfgNode;
  readonly raised: CfgNode;
  readonly nodes: readonly CfgNode[];
}

export const successors = (node: CfgNode, skipped?: EdgeKind): readonly CfgNode[] =>
  node.edges.filter((edge) => edge.kind !== skipped).map((edge) => edge.to);

/** Every node that can be reached from `starts` over edges that `follow` allows; the starts are among them. */
export function reachable(starts: readonly CfgNode[], follow: (from: CfgNode, edge: Edge) => boolean = () => true): ReadonlySet<CfgNode> {
  const seen = new Set(starts);
  const work = [...starts];
  for (let node = work.pop(); node; node = work.pop()) {
    for (const edge of node.edges) {
      if (!seen.has(edge.to) && follow(node, edge)) {
        seen.add(edge.to);
        work.push(edge.to);
      }
    }
  }
  return seen;
}
