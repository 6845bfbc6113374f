/**
 * Whether an expression makes a value that can never change: two of them that are equal are as good as one. Told by the
 * spelling of literals and of the built-in constructors; what is not known for certain can change.
 */
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';

const makers: ReadonlySet<string> = new Set([
  'bool',
  'bytes',
  'complex',
  'float',
  'frozenset',
  'hash',
  'id',
  'int',
  'len',
  'repr',
  'round',
  'str',
]);
/** Of texts: what they give are texts again. */
const textMethods: ReadonlySet<string> = new Set(['format', 'join', 'lower', 'replace', 'strip', 'upper']);

export function isImmutable(value: Expression): boolean {
  const node = unwrap(value);
  switch (node.kind) {
    case 'constant':
    case 'fstring':
      return true;
    case 'call':
      return isMaker(node.callee) || (isNamed(node.callee, 'tuple') && node.arguments.every((each) => holdsImmutable(each.value)));
    default:
      return false;
  }
}

function isMaker(callee: Expression): boolean {
  if (callee.kind === 'name') return makers.has(callee.id);
  return callee.kind === 'attribute' && textMethods.has(callee.name) && isImmutable(callee.object);
}

/** What a tuple is made of: elements that are told here, one by one or by a rule. */
function holdsImmutable(node: Expression): boolean {
  if (node.kind === 'comprehension') return isImmutable(node.element);
  if (node.kind === 'collection') return node.elements.every(isImmutable);
  return node.kind === 'call' && isNamed(node.callee, 'map') && node.arguments[0] !== undefined && isMaker(node.arguments[0].value);
}

const isNamed = (callee: Expression, name: string): boolean => callee.kind === 'name' && callee.id === name;
