/** What a body does with a variable, by the text: which attributes it uses, and where the object itself goes on. */
import { partsOf as partsIn, targetsOf } from '../../ir/binding.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, forEachStatement } from '../../ir/visit.ts';
import type { Body } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';

export interface Use {
  readonly node: Expression;
  readonly unit: Unit;
  /** What of it is used; undefined for the object itself. */
  readonly attribute: string | undefined;
}

/** A function that may run meanwhile can do anything with it. */
export const isSeenInside = (name: string, body: Body): boolean =>
  (body.kind === 'module' ? body.functions : body.inside).some((fn) => fn.mentioned.has(name));

/** All of a name in a body, in the order of the text; being bound is no use. */
export function usesOf(name: string, body: Body): readonly Use[] {
  const found: Use[] = [];
  for (const { statements, unit } of partsOf(body)) {
    let bound: ReadonlySet<Expression> = new Set();
    const visit = (node: Expression): boolean => {
      if (node.kind === 'attribute' && isName(node.object, name)) found.push({ node: node.object, unit, attribute: node.name });
      else if (isName(node, name) && !bound.has(node)) found.push({ node, unit, attribute: undefined });
      return !(node.kind === 'attribute' && isName(node.object, name));
    };
    forEachStatement({ statements }, (statement) => {
      bound = new Set(targetsOf(statement).flatMap(partsIn));
      for (const expression of expressionsOf(statement)) forEachExpression(expression, visit);
    });
  }
  return found;
}

const isName = (node: Expression, name: string): boolean => node.kind === 'name' && node.id === name;
