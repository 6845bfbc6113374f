/** Lowers imports: `import a.b as c`, `from ..a import (b as c, d)`, `from a import *`. */
import type { Span } from '../base/span.ts';
import type { Statement } from '../ir/statement.ts';
import { fieldOf, fieldsOf, type Lowering, spanOf, textOf } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

interface Imported {
  readonly name: string;
  readonly alias?: string;
  readonly span: Span;
}

export function lowerImport(node: SyntaxNode, cx: Lowering): Statement {
  const names = fieldsOf(node, 'name').map((child) => {
    const { name, ...rest } = lowerName(child, cx);
    return { module: name, ...rest };
  });
  return { kind: 'import', start: node.start - cx.base, end: node.end - cx.base, names };
}

export function lowerImportFrom(node: SyntaxNode, cx: Lowering): Statement {
  const names = fieldsOf(node, 'name').map((child) => lowerName(child, cx));
  const star = node.children.find((child) => child.type === 'wildcard_import');
  const all = star ? [...names, { name: '*', span: spanOf(star, cx) }] : names;
  const { level, module } = moduleOf(node, cx);
  return { kind: 'import-from', start: node.start - cx.base, end: node.end - cx.base, level, module, names: all };
}

function moduleOf(node: SyntaxNode, cx: Lowering): { level: number; module: string } {
  if (node.type === 'future_import_statement') return { level: 0, module: '__future__' };
  const source = fieldOf(node, 'module_name');
  const path = source ? withoutSpace(textOf(source, cx)) : '';
  const level = path.length - path.replace(/^\.+/, '').length;
  return { level, module: path.slice(level) };
}

function lowerName(node: SyntaxNode, cx: Lowering): Imported {
  const name = fieldOf(node, 'name') ?? node;
  const alias = fieldOf(node, 'alias');
  return { name: withoutSpace(textOf(name, cx)), ...(alias && { alias: textOf(alias, cx) }), span: spanOf(node, cx) };
}

/** `a . b` is legal Python, and so is a `\` between the parts. */
const withoutSpace = (path: string): string => path.replace(/[\s\\]+/g, '');
