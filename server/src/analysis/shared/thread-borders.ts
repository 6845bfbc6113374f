/**
 * Before a body starts a thread and after it has joined one: by the habits of those who write a class with a thread of
 * its own, nobody else is there yet, or any more. Spelling only; asked where the order of public calls is not known.
 */
import { reachable } from '../../semantic/flow/cfg.ts';
import type { Context } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { nodesOf } from './access-nodes.ts';
import type { Access } from './accesses.ts';

export function isAroundThreads(access: Access, context: Context): boolean {
  const nodes = nodesOf(access, context);
  const after = reachable(nodes);
  const called = (name: string) =>
    context
      .get(controlFlow, access.body)
      .nodes.filter(
        ({ expression }) =>
          expression?.kind === 'call' &&
          expression.callee.kind === 'attribute' &&
          expression.callee.name === name &&
          expression.callee.object.kind !== 'constant',
      );
  return (
    called('start').some((node) => after.has(node)) || called('join').some((node) => nodes.some((each) => reachable([node]).has(each)))
  );
}
