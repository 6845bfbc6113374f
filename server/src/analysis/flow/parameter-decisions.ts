/**
 * What of a function runs only if its caller passes the right thing: places that are control-dependent (Ferrante,
 * Ottenstein and Warren's term) on a test or a loop over a parameter, also by an early return; of a method also on what
 * the constructor was given and keeps. A chain of calls through such a place is no proof for the caller at its head. Errs
 * on the side of silence: any mention of a parameter counts; what a local took over from one does not.
 */
import type { Expression } from '../../ir/expression.ts';
import { someExpression } from '../../ir/visit.ts';
import { type CfgNode, type EdgeKind, reachable } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import type { Context } from '../context.ts';
import type { Location } from '../location.ts';
import { parameterKeptAs } from '../objects/back-references.ts';
import { controlFlow } from './control-flow.ts';

/** Some test on a parameter of `fn` has a side without which `at`, a place in `fn`, is never reached. */
export function dependsOnParameter(at: Location, fn: FunctionSymbol, context: Context): boolean {
  const { nodes, entry } = context.get(controlFlow, fn);
  const places = nodes.filter(({ unit, expression }) => unit === at.unit && expression?.start === at.start && expression.end === at.end);
  const isCutOffBy = (test: CfgNode, side: EdgeKind): boolean => {
    const seen = reachable([entry], (from, { kind }) => from !== test || kind !== side);
    return places.every((place) => !seen.has(place));
  };
  const sides: readonly EdgeKind[] = ['true', 'false'];
  return places.length > 0 && nodes.some((test) => asksParameter(test, fn, context) && sides.some((side) => isCutOffBy(test, side)));
}

/** A loop over what the constructor was given is taken to have something to go over. */
function asksParameter({ kind, expression, statement }: CfgNode, fn: FunctionSymbol, context: Context): boolean {
  if (kind !== 'test') return false;
  if (!expression) return statement?.kind === 'for' && someExpression(statement.iterable, (node) => isParameter(node, fn));
  return someExpression(expression, (node) => isParameter(node, fn) || isKept(node, fn, context));
}

const isParameter = (node: Expression, fn: FunctionSymbol): boolean =>
  node.kind === 'name' && node.id !== receiverName(fn) && fn.signature.parameters.some(({ name }) => name === node.id);

/** `self.wait`, as the constructor was given it. */
const isKept = (node: Expression, fn: FunctionSymbol, context: Context): boolean =>
  node.kind === 'attribute' &&
  node.object.kind === 'name' &&
  node.object.id === receiverName(fn) &&
  fn.cls !== undefined &&
  parameterKeptAs(fn.cls, node.name, context) !== undefined;
