/**
 * Whether what a root runs may be running while another root is at some place: its life (`lives.ts`) at that place,
 * found by going up from callee to caller until a body that starts or ends it, or the root itself, is reached.
 */
import { conditionKey } from '../../ir/render.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { noFacts, pathFacts } from '../flow/path-facts.ts';
import { parents } from './ancestry.ts';
import { type Caller, callers } from './callers.ts';
import { contextKeys } from './contexts.ts';
import { hasOneWorker } from './direct-spawns.ts';
import { before, during, type Life, lifeOf } from './lives.ts';
import type { Root } from './root.ts';

/** A node of a body; without a node, anywhere in it. */
export interface Place {
  readonly body: Body;
  readonly node: CfgNode | undefined;
}

/** The states that the life of `root` may be in while `observer` is at `place`. */
export function statesAt({ body, node }: Place, root: Root, observer: Root, context: Context): number {
  const life = context.get(lifeOf, root);
  const entry = statesOnEntry(body, life, observer, context);
  if (!life.touching.has(body)) return entry;
  const nodes = node ? [node] : context.get(controlFlow, body).nodes;
  return nodes.reduce((sum, each) => sum | life.stateBefore(body, each, entry), 0);
}

/** On entering a body: what the observer's calls of it bring, the least fixpoint over the bodies that lead to it. */
function statesOnEntry(start: Body, life: Life, observer: Root, context: Context): number {
  const above = leadingTo(start, observer, context);
  const entries = new Map<Body, number>([...above.keys()].map((body) => [body, body === observer.body ? life.atEntry(body) : 0]));
  for (let grew = true; grew; ) {
    grew = false;
    for (const [body, calls] of above) {
      const known = entries.get(body) ?? 0;
      const states = calls.reduce((sum, { body: from, edge }) => sum | life.stateBefore(from, edge.node, entries.get(from) ?? 0), known);
      const next = states || (calls.length === 0 ? life.atEntry(body) : 0);
      grew ||= next !== known;
      entries.set(body, next);
    }
  }
  return entries.get(start) || life.atEntry(start);
}

/** The body and what calls it, directly and through others, in the observer's contexts; each with its calls. */
function leadingTo(start: Body, observer: Root, context: Context): ReadonlyMap<Body, readonly Caller[]> {
  const isObserved = ({ body }: Caller): boolean => context.get(contextKeys, body).has(observer.key);
  const found = new Map<Body, readonly Caller[]>();
  const work: Body[] = [start];
  for (let body = work.pop(); body && found.size < furthest; body = work.pop()) {
    if (found.has(body)) continue;
    const calls = body.kind === 'function' ? context.get(callers, body).filter(isObserved) : [];
    found.set(body, calls);
    work.push(...calls.map((call) => call.body));
  }
  return found;
}

/** Bodies looked at on the way up. */
const furthest = 200;

/** How many runs there may be at once; 'evidence' for many that rest on nothing but a class that is ready for it. */
export type Multiplicity = 'one' | 'evidence' | 'many';

/** Several when it may be running already where it is made or started again, or when that is run by several. */
export const multiplicity: Analysis<Root, Multiplicity> = defineAnalysis<Root, Multiplicity>({
  name: 'multiplicity',
  compute: (root, context) => {
    const { site } = root;
    if (!site || root.kind === 'signal') return root.many ? (root.certain ? 'many' : 'evidence') : 'one';
    if (hasOneWorker(site, context)) return 'one';
    if (root.many) return 'many';
    const above = context.get(parents, root);
    const places = placesOfSpawn(root, context);
    if (places.length > 0 && places.every((place) => onlyOnce(place, context))) return 'one';
    const observers: readonly (Root | undefined)[] = above.length > 0 ? above : [undefined];
    if (observers.some((observer) => places.some((place) => (statesOf(place, root, observer, context) & during) !== 0))) return 'many';
    const inherited = above.filter(({ key }) => key !== root.key).map((each) => context.get(multiplicity, each));
    return inherited.includes('many') ? 'many' : inherited.includes('evidence') ? 'evidence' : 'one';
  },
  bottom: 'one',
});

/** Where it is made, if that is apart from where it is started and in no loop; else where it is started. */
function placesOfSpawn(root: Root, context: Context): readonly (Place & { readonly node: CfgNode })[] {
  const { starts } = context.get(lifeOf, root);
  const makes = nodesOfSite(root, context);
  return root.site?.model.startsLater && !makes.some(({ node }) => onCycle(node)) ? makes : starts;
}

function statesOf({ body, node }: Place, root: Root, observer: Root | undefined, context: Context): number {
  if (observer) return statesAt({ body, node }, root, observer, context);
  return node ? context.get(lifeOf, root).stateBefore(body, node, before) : 0;
}

/** `if self._thread is None:` around the making of it: called by many, it is made once. */
function onlyOnce({ body, node }: Place & { readonly node: CfgNode }, context: Context): boolean {
  const facts = context.get(pathFacts, body)[node.id] ?? noFacts;
  const tests = context.get(controlFlow, body).nodes.flatMap(({ kind, expression }) => (kind === 'test' && expression ? [expression] : []));
  const tested = new Set(tests.flatMap((test) => conditionKey(test)?.key ?? []));
  return [...facts].some(([key, holds]) => tested.has(key) && (key.endsWith(' is None') ? holds : !holds) && isKept(key, body));
}

/** An attribute or a global of the body's own making. */
function isKept(key: string, body: Body): boolean {
  const [, name = ''] = /^([\w.]+)( is None)?$/.exec(key) ?? [];
  return name.includes('.') || body.scope.globals.has(name);
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
