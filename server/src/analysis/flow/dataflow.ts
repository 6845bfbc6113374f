/** Forward dataflow over a control-flow graph: the greatest fixpoint of a transfer per edge and a meet, by worklist. */
import type { Cfg, CfgNode, Edge } from '../../semantic/flow/cfg.ts';

export interface Problem<S> {
  readonly initial: S;
  /** Must be monotone. Undefined: control does not take this edge. */
  transfer(node: CfgNode, edge: Edge, before: S): S | undefined;
  meet(left: S, right: S): S;
  equal(left: S, right: S): boolean;
}

/** The state before each node, by id; undefined where no way leads. */
export function forward<S>(cfg: Cfg, problem: Problem<S>): readonly (S | undefined)[] {
  const states: (S | undefined)[] = cfg.nodes.map(() => undefined);
  states[cfg.entry.id] = problem.initial;
  const work: CfgNode[] = [cfg.entry];
  for (let node = work.pop(); node; node = work.pop()) {
    const before = states[node.id];
    if (before === undefined) continue;
    for (const edge of node.edges) {
      const after = problem.transfer(node, edge, before);
      if (after === undefined) continue;
      const known = states[edge.to.id];
      const met = known === undefined ? after : problem.meet(known, after);
      if (known === undefined || !problem.equal(known, met)) {
        states[edge.to.id] = met;
        work.push(edge.to);
      }
    }
  }
  return states;
}
