/** Local variables whose object others may get hold of: returned, passed on, stored, or seen by a nested function. */
import type { Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { childrenOf, expressionsOf, forEachExpressionIn } from '../../ir/visit.ts';
import { freeNames, functionsInside } from '../calls/nested-functions.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { forEachStatementOf, partsOf } from '../flow/control-flow.ts';
import type { Root } from './access-path.ts';

export const localName = (root: Root): string => root.id.slice(root.id.lastIndexOf('.') + 1);

/** Errs on the side of escape: only `name.attribute` and `with name` keep an object at home. */
export const escapingNames = defineAnalysis<Body, ReadonlySet<string>>({
  name: 'escaping-names',
  compute: (body, context) => {
    const names = new Set<string>();
    forEachStatementOf(body, (statement) => {
      for (const expression of expressionsOf(statement)) collect(expression, staysHome(statement, expression), names);
    });
    if (body.kind === 'function') for (const fn of functionsInside(body)) for (const name of context.get(freeNames, fn)) names.add(name);
    return names;
  },
});

/** Names of objects whose method another task or thread runs: `create_task(door.wait())`. */
export const lentNames = defineAnalysis<Body, ReadonlySet<string>>({
  name: 'lent-names',
  compute: (body) => {
    const names = new Set<string>();
    for (const part of partsOf(body)) {
      forEachExpressionIn({ statements: part.statements }, (node) => {
        if (node.kind === 'call')
          for (const { value } of node.arguments)
            if (value.kind === 'call' && value.callee.kind === 'attribute' && value.callee.object.kind === 'name')
              names.add(value.callee.object.id);
        return undefined;
      });
    }
    return names;
  },
});

/** The context of a `with` and the target of an assignment are no way out. */
const staysHome = (statement: Statement, expression: Expression): boolean =>
  (statement.kind === 'with' && statement.items.some((item) => item.context === expression)) ||
  (statement.kind === 'assign' && statement.targets.includes(expression) && expression.kind === 'name') ||
  statement.kind === 'for' ||
  statement.kind === 'delete';

function collect(node: Expression, atHome: boolean, names: Set<string>): void {
  if (node.kind === 'name') {
    if (!atHome) names.add(node.id);
    return;
  }
  const handsOut = node.kind === 'attribute' && node.name === 'release' && node.object.kind === 'name' && !atHome;
  for (const child of childrenOf(node)) collect(child, isHome(node, child) && !handsOut, names);
}

const isHome = (parent: Expression, child: Expression): boolean =>
  (parent.kind === 'attribute' && parent.object === child) ||
  (parent.kind === 'call' && parent.callee === child) ||
  parent.kind === 'comparison' ||
  parent.kind === 'not';
