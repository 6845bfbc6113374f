/**
 * Whether what a root runs may be running while another root is at some place: its life (`lives.ts`) at that place,
 * found by going up from callee to caller until a body that starts or ends it, or the root itself, is reached.
 */
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { parents } from './ancestry.ts';
import { type Caller, callers } from './callers.ts';
import { rawContexts } from './contexts.ts';
import { before, during, lifeOf } from './lives.ts';
import type { Root } from './root.ts';
import { hasOneWorker } from './spawn-sites.ts';

/** A node of a body; without a node, anywhere in it. */
export interface Place {
  readonly body: Body;
  readonly node: CfgNode | undefined;
}

/** The states that the life of `root` may be in while `observer` is at `place`. */
export function statesAt(place: Place, root: Root, observer: Root, context: Context): number {
  return new Climb(root, observer, context).at(place, new Set());
}

class Climb {
  private readonly root: Root;
  private readonly observer: Root;
  private readonly context: Context;

  constructor(root: Root, observer: Root, context: Context) {
    this.root = root;
    this.observer = observer;
    this.context = context;
  }

  at({ body, node }: Place, seen: Set<Body>): number {
    const life = this.context.get(lifeOf, this.root);
    const entry = this.entry(body, seen);
    if (!life.touching.has(body)) return entry;
    const nodes = node ? [node] : this.context.get(controlFlow, body).nodes;
    return nodes.reduce((sum, each) => sum | life.stateBefore(body, each, entry), 0);
  }

  /** On entering a body: what the observer's calls of it bring. */
  private entry(body: Body, seen: Set<Body>): number {
    const { atEntry } = this.context.get(lifeOf, this.root);
    const direct = body === this.observer.body ? atEntry(body) : 0;
    if (body.kind === 'module' || seen.has(body)) return direct;
    seen.add(body);
    const states = this.callersOf(body).reduce((sum, { body: from, edge }) => sum | this.at({ body: from, node: edge.node }, seen), direct);
    seen.delete(body);
    return states || atEntry(body);
  }

  private callersOf(fn: FunctionSymbol): readonly Caller[] {
    return this.context
      .get(callers, fn)
      .filter(({ body }) => this.context.get(rawContexts, body).some(({ key }) => key === this.observer.key));
  }
}

/** Whether several of what it runs may run at once: it may be running already where it is made or started again. */
export const isMany = defineAnalysis<Root, boolean>({
  name: 'many',
  compute: (root, context) => {
    if (root.site && hasOneWorker(root.site, context)) return false;
    if (root.many || !root.site || root.kind === 'signal') return root.many;
    const { starts } = context.get(lifeOf, root);
    const makes = nodesOfSite(root, context);
    const inLoop = makes.some(({ node }) => onCycle(node));
    const places = root.site.model.startsLater && !inLoop ? makes : starts;
    const above = context.get(parents, root);
    if (above.some((each) => each.key !== root.key && context.get(isMany, each))) return true;
    const observers: readonly (Root | undefined)[] = above.length > 0 ? above : [undefined];
    return observers.some((observer) => places.some((place) => (statesOf(place, root, observer, context) & during) !== 0));
  },
  bottom: false,
  equals: (a, b) => a === b,
});

function statesOf(place: Place, root: Root, observer: Root | undefined, context: Context): number {
  if (observer) return statesAt(place, root, observer, context);
  return place.node ? context.get(lifeOf, root).stateBefore(place.body, place.node, before) : 0;
}

function nodesOfSite({ site }: Root, context: Context): readonly (Place & { readonly node: CfgNode })[] {
  if (!site) return [];
  const { nodes } = context.get(controlFlow, site.body);
  return nodes.flatMap((node) => (node.kind === 'call' && node.expression === site.call ? [{ body: site.body, node }] : []));
}

/** Whether control can come back to a node. */
function onCycle(node: CfgNode): boolean {
  const seen = new Set<CfgNode>();
  const work = node.edges.map(({ to }) => to);
  for (let next = work.pop(); next; next = work.pop()) {
    if (next === node) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { to } of next.edges) work.push(to);
  }
  return false;
}
