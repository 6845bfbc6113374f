/**
 * Whether the runs of one spawning call have an object in common: the call repeats (in a loop, a comprehension, by
 * `map`, on the pool that the object itself keeps) while the variable that leads to the object stays what it is.
 * Errs on the side of no.
 */
import { contains, type Span } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import { forEachExpression } from '../../ir/visit.ts';
import type { Context } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type AccessPath, pathOf } from '../objects/access-path.ts';
import { localName } from '../objects/escapes.ts';
import type { SpawnSite } from '../parallel/spawn-sites.ts';

/** `path` is the object's in the spawning body. */
export function repeatsOn(site: SpawnSite, path: AccessPath, context: Context): boolean {
  const around = repetitionAround(site, context);
  if (!around && !site.model.repeats && !isOnOwnPool(site, path, context)) return false;
  return !around || path.root.kind !== 'local' || !isBoundIn(localName(path.root), around, site);
}

/** A variable of the module that each turn of the module's own loop binds: it leads to another object every time. */
export function isBoundAnew(site: SpawnSite, { root }: AccessPath, context: Context): boolean {
  const around = site.body.kind === 'module' ? repetitionAround(site, context) : undefined;
  return around !== undefined && isBoundIn(root.id.slice(root.id.lastIndexOf('.') + 1), around, site);
}

/** The loop or comprehension in which the call stands. */
function repetitionAround(site: SpawnSite, context: Context): Span | undefined {
  const loop = loopContaining(site.unit, site.call, context.get(blocks, site.body));
  return loop ?? comprehensionAround(site);
}

function comprehensionAround({ call, body }: SpawnSite): Expression | undefined {
  let found: Expression | undefined;
  forEachStatementOf(body, (statement) => {
    const roots = statement.kind === 'expression' || statement.kind === 'assign' || statement.kind === 'return' ? [statement.value] : [];
    for (const root of roots) {
      if (!root || call.start < root.start || root.end < call.end) continue;
      forEachExpression(root, (node) => {
        if (node.kind === 'comprehension' && holds(node, call)) found = node;
        return true;
      });
    }
  });
  return found;
}

function holds(outer: Expression, inner: Expression): boolean {
  let inside = false;
  forEachExpression(outer, (node) => {
    inside ||= node === inner;
    return !inside;
  });
  return inside;
}

/** `self._pool.submit(self._work)`: the pool lives as long as the object, and is there to run more than one. */
function isOnOwnPool({ kind, call, body }: SpawnSite, path: AccessPath, context: Context): boolean {
  if (kind !== 'pool' || path.root.kind !== 'self' || call.callee.kind !== 'attribute') return false;
  const pool = pathOf(call.callee.object, body.scope, context);
  return pool?.root.kind === 'self' && pool.attributes.length === path.attributes.length + 1;
}

/** Bound anew in each turn. */
function isBoundIn(name: string, around: Span, { body, unit }: SpawnSite): boolean {
  return (body.scope.bindings.get(name) ?? []).some((binding) => 'at' in binding && binding.unit === unit && contains(around, binding.at));
}
