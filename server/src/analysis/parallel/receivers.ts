/**
 * Whether runs of a root that happen at once may work on one object: `Thread(target=self._work)` in a loop does,
 * `run` of a Thread subclass never does, for a thread is started once. Errs on the side of an object for each.
 */
import { contains, type Span } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import { definingScope, receiverName } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { before, during, lifeOf } from './lives.ts';
import type { Root } from './root.ts';
import type { SpawnSite } from './spawn-sites.ts';

export function receiverOf(root: Root, context: Context): Root['receiver'] {
  const { site } = root;
  if (!site) return root.receiver;
  const target = site.targets.find(({ fn }) => fn === root.body);
  if (site.creation?.cls) return 'own';
  if (!target?.receiver) return 'shared';
  return isOne(target.receiver, site, root, context) ? 'shared' : 'own';
}

/** Whether the expression gives the same object in each turn of a loop around the site, or from call to call. */
function isOne(node: Expression, site: SpawnSite, root: Root, context: Context): boolean {
  if (node.kind === 'attribute') return isOne(node.object, site, root, context);
  if (node.kind !== 'name') return false;
  const { body } = site;
  if (body.kind === 'function' && node.id === receiverName(body)) return root.many || isManyInOneCall(root, body, context);
  const home = definingScope(node.id, body.scope);
  const loop = loopContaining(site.unit, site.call, context.get(blocks, body));
  if (home?.owner.kind !== 'function') return home !== undefined && !(loop && body.kind === 'module' && isBoundIn(loop, node.id, site));
  return (home.bindings.get(node.id) ?? []).every((binding) => binding.kind === 'value' && !(loop && contains(loop, binding.at)));
}

/** Each turn of the module's own loop binds the variable. */
const isBoundIn = (loop: Span, name: string, { body, unit }: SpawnSite): boolean =>
  (body.scope.bindings.get(name) ?? []).some((binding) => 'at' in binding && binding.unit === unit && contains(loop, binding.at));

/** Started again while it may be running, by one run of the body that spawns it. */
function isManyInOneCall(root: Root, body: Body, context: Context): boolean {
  const { starts, stateBefore } = context.get(lifeOf, root);
  return starts.some((start) => start.body === body && (stateBefore(body, start.node, before) & during) !== 0);
}
