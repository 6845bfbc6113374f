/** Lowers the parameters of a `def` or a lambda. `/` makes those before it positional-only, `*` or `*args` those after it keyword-only. Python 2's tuple parameters are left out. */
import type { Parameter } from '../ir/module.ts';
import { fieldOf, type Lowering, namedOf, nameOf, trimmed } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export function lowerParameters(list: SyntaxNode | undefined, cx: Lowering): readonly Parameter[] {
  let result: Parameter[] = [];
  let kind: Parameter['kind'] = 'positional';
  for (const node of list?.children ?? []) {
    if (node.type === 'positional_separator') result = result.map((parameter) => ({ ...parameter, kind: 'positional-only' }));
    const parameter = lowerParameter(node, kind, cx);
    if (parameter) result.push(parameter);
    if (node.type === 'keyword_separator' || parameter?.kind === 'vararg') kind = 'keyword-only';
  }
  return trimmed(result);
}

function lowerParameter(node: SyntaxNode, kind: Parameter['kind'], cx: Lowering): Parameter | undefined {
  const holder = node.type === 'typed_parameter' ? namedOf(node)[0] : (fieldOf(node, 'name') ?? node);
  const star = holder && starKinds.get(holder.type);
  const name = star && holder ? namedOf(holder)[0] : holder;
  if (name?.type !== 'identifier') return undefined;
  const type = fieldOf(node, 'type');
  const value = fieldOf(node, 'value');
  return {
    start: node.start - cx.base,
    end: node.end - cx.base,
    name: nameOf(name, cx),
    kind: star ?? kind,
    ...(type && { annotation: cx.expression(type) }),
    ...(value && { default: cx.expression(value) }),
  };
}

const starKinds: ReadonlyMap<string, Parameter['kind']> = new Map<string, Parameter['kind']>([
  ['list_splat_pattern', 'vararg'],
  ['dictionary_splat_pattern', 'kwarg'],
]);
