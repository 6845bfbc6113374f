/**
 * The events of the control-flow graph at which accesses happen. A `finally` body stands in the graph once for each
 * way through it, so an access may have several. A statement without an event of its own (`del d[k]`) happens right
 * after the event before it in the text.
 */
import { contains, type Span } from '../../base/span.ts';
import type { Unit } from '../../ir/module.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';

/** Also of an access to a parameter, which is no shared place. */
export const nodesOf = (access: Access, context: Context): readonly CfgNode[] =>
  context.get(accessNodes, access.body).get(access) ?? nodesFor(access, context.get(controlFlow, access.body).nodes);

const accessNodes = defineAnalysis<Body, ReadonlyMap<Access, readonly CfgNode[]>>({
  name: 'access-nodes',
  compute: (body, context) => {
    const { nodes } = context.get(controlFlow, body);
    return new Map(context.get(accesses, body).map((access) => [access, nodesFor(access, nodes)]));
  },
});

/** What an event evaluates, as far as it has a text of its own. */
const spanOf = (node: CfgNode): Span | undefined => (node.kind === 'leave' ? undefined : (node.expression ?? node.item?.context));

const size = (node: CfgNode): number => {
  const span = spanOf(node);
  return span ? span.end - span.start : Number.POSITIVE_INFINITY;
};

export function nodesFor(
  access: { readonly unit: Unit; readonly at: Span; readonly statement: Span },
  all: readonly CfgNode[],
): readonly CfgNode[] {
  const nodes = all.filter(({ unit }) => unit === access.unit);
  const around = nodes.filter((node) => isAround(node, access.at));
  const smallest = around.reduce<CfgNode | undefined>((best, node) => (!best || size(node) < size(best) ? node : best), undefined);
  if (smallest)
    return around.filter((node) => node.kind === smallest.kind && node.expression === smallest.expression && node.item === smallest.item);
  const own = nodes.filter((node) => node.statement === access.statement && node.kind !== 'enter' && node.kind !== 'leave');
  return own.length > 0 ? own : behind(access.statement, nodes);
}

function isAround(node: CfgNode, at: Span): boolean {
  const span = spanOf(node);
  return span !== undefined && contains(span, at);
}

/** What follows the last event in the text before the statement. */
function behind(statement: Span, nodes: readonly CfgNode[]): readonly CfgNode[] {
  const before = nodes.filter((node) => (endOf(node) ?? Number.POSITIVE_INFINITY) <= statement.start);
  const last = before.reduce<CfgNode | undefined>((best, node) => (!best || isLater(node, best) ? node : best), undefined);
  const edge = last
    ? last.edges.find(({ kind }) => kind === 'true' || kind === 'next')
    : nodes.find(({ kind }) => kind === 'entry')?.edges[0];
  return edge ? [edge.to] : [];
}

/** Of a call and the `with` that enters what it gives, which end at one place, the latter. */
function isLater(node: CfgNode, than: CfgNode): boolean {
  const [end, other] = [endOf(node) ?? 0, endOf(than) ?? 0];
  return end > other || (end === other && (than.kind !== 'enter' || node.kind === 'enter'));
}

const endOf = (node: CfgNode): number | undefined =>
  spanOf(node)?.end ?? (node.kind === 'assign' || node.kind === 'raise' ? node.statement?.end : undefined);
