/** The user's own words for an expression, as far as a message needs them: `self._lock`, `locks[0]`, `open(…)`. */
import type { Expression } from './expression.ts';
import { unwrap } from './visit.ts';

/** Names, attributes, subscripts and calls are spelt out, with arguments as `…`, and arithmetic of an index; anything else is `…`. */
export function render(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.id;
    case 'attribute':
      return `${render(node.object)}.${node.name}`;
    case 'subscript':
      return `${render(node.object)}[${node.indices.map(renderIndex).join(', ')}]`;
    case 'call':
      return `${render(node.callee)}(${node.arguments.length > 0 ? '…' : ''})`;
    case 'await':
      return render(node.value);
    case 'parenthesized':
      return render(node.value);
    case 'constant':
      return node.type === 'str'
        ? `'${String(node.value)}'`
        : node.type === 'ellipsis'
          ? '...'
          : node.value === null
            ? 'None'
            : node.value === true
              ? 'True'
              : node.value === false
                ? 'False'
                : String(node.value);
    default:
      return '…';
  }
}

/** `(i + 1) % n`: which element is meant. */
export function renderIndex(node: Expression): string {
  const inner = unwrap(node);
  if (inner.kind !== 'binary') return render(inner);
  const [left, right] = [inner.left, inner.right].map((operand) =>
    unwrap(operand).kind === 'binary' ? `(${renderIndex(operand)})` : render(operand),
  );
  return [left, right].some((text) => text === undefined || text.includes('…')) ? '…' : `${left} ${inner.operator} ${right}`;
}

/**
 * A key for a condition whose value stays the same while nobody assigns to the names in it, with the truth
 * it is a key for: `x is not None` is `x is None` being false. Undefined where the key would say too little.
 */
export function conditionKey(node: Expression): { readonly key: string; readonly holds: boolean; readonly stable: boolean } | undefined {
  if (node.kind === 'parenthesized') return conditionKey(node.value);
  if (node.kind === 'not') {
    const inner = conditionKey(node.operand);
    return inner && { ...inner, holds: !inner.holds };
  }
  const text = node.kind === 'comparison' ? comparisonKey(node) : { key: render(node), holds: true };
  return text.key.includes('…') && !text.key.endsWith('(…)') ? undefined : { ...text, stable: !/[([]/.test(text.key) };
}

function comparisonKey(node: Expression & { kind: 'comparison' }): { readonly key: string; readonly holds: boolean } {
  const [left, right] = node.operands;
  const operator = node.operators[0] ?? '';
  if (!left || !right || node.operators.length > 1) return { key: '…', holds: true };
  const positive: Readonly<Record<string, string>> = { 'is not': 'is', '!=': '==', 'not in': 'in' };
  const affirmed = Object.hasOwn(positive, operator) ? positive[operator] : undefined;
  return { key: `${render(left)} ${affirmed ?? operator} ${render(right)}`, holds: affirmed === undefined };
}
