/** What statements bind: the targets they assign to, and the names they give to what they define, import or catch. */
import type { Expression, Name } from './expression.ts';
import type { Statement } from './statement.ts';
import { expressionsOf, forEachExpression } from './visit.ts';

const none: readonly never[] = [];

/** The targets as they stand in the statement itself, nested blocks excluded; `a, b` is one. `del x` has `x` for a target. */
export function targetsOf(node: Statement): readonly Expression[] {
  switch (node.kind) {
    case 'assign':
    case 'delete':
      return node.targets;
    case 'annotated':
    case 'augmented':
    case 'for':
      return [node.target];
    case 'with':
      return node.items.flatMap(({ target }) => target ?? none);
    default:
      return none;
  }
}

/** `a, (*b, c.d)` → `a`, `b`, `c.d`: names, attributes and subscripts. */
export function partsOf(target: Expression): readonly Expression[] {
  if (target.kind === 'collection') return target.elements.flatMap(partsOf);
  return target.kind === 'starred' || target.kind === 'parenthesized' ? partsOf(target.value) : [target];
}

/** The plain names among the parts of a target. */
export const namesIn = (target: Expression): readonly string[] =>
  partsOf(target).flatMap((part) => (part.kind === 'name' ? part.id : none));

/** `x` of each `(x := …)` in an expression. */
export function walrusTargets(root: Expression): readonly Name[] {
  const found: Name[] = [];
  forEachExpression(root, (node) => {
    if (node.kind === 'named') found.push(node.target);
    return undefined;
  });
  return found;
}

/** Names that the statement itself binds without a target: of definitions, imports, handlers, patterns and `:=`. */
export const untargetedNames = (node: Statement): readonly string[] => [
  ...definedNames(node),
  ...expressionsOf(node).flatMap((each) => walrusTargets(each).map(({ id }) => id)),
];

function definedNames(node: Statement): readonly string[] {
  switch (node.kind) {
    case 'function':
      return [node.fn.name];
    case 'class':
      return [node.cls.name];
    case 'import':
      return node.names.map(({ module, alias }) => alias ?? module.split('.')[0] ?? module);
    case 'import-from':
      return node.names.map(({ name, alias }) => alias ?? name);
    case 'try':
      return node.handlers.flatMap(({ name }) => name ?? none);
    case 'match':
      return node.cases.flatMap(({ captures }) => captures);
    default:
      return none;
  }
}
