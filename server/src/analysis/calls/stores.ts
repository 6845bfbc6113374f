/** Which attributes and subscripts of a body are assigned to or deleted, not read. */
import type { Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachStatement } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';

export type Store = 'set' | 'delete' | 'update';

export const stores = defineAnalysis<Body, ReadonlyMap<Expression, Store>>({
  name: 'stores',
  compute: (body) => {
    const found = new Map<Expression, Store>();
    const take = (target: Expression, store: Store): void => {
      if (target.kind === 'attribute' || target.kind === 'subscript') found.set(target, store);
      else if (target.kind === 'collection') for (const element of target.elements) take(element, store);
      else if (target.kind === 'starred' || target.kind === 'parenthesized') take(target.value, store);
    };
    const statements = body.kind === 'module' ? body.body.map(({ statement }) => statement) : body.ir.body.statements;
    forEachStatement({ statements }, (statement) => {
      for (const [target, store] of targetsOf(statement)) take(target, store);
    });
    return found;
  },
});

function targetsOf(node: Statement): readonly (readonly [Expression, Store])[] {
  switch (node.kind) {
    case 'assign':
      return node.targets.map((target) => [target, 'set']);
    case 'annotated':
      return node.value ? [[node.target, 'set']] : [];
    case 'augmented':
      return [[node.target, 'update']];
    case 'for':
      return [[node.target, 'set']];
    case 'with':
      return node.items.flatMap(({ target }) => (target ? [[target, 'set'] as const] : []));
    case 'delete':
      return node.targets.map((target) => [target, 'delete']);
    default:
      return [];
  }
}
