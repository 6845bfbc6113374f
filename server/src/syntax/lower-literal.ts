/**
 * Lowers numbers and strings. A string with a prefix `f` or `t` keeps only its interpolated expressions.
 * Python 2's backticks, which the grammar takes for quotes, are `opaque`. Text that this file cannot decode with certainty (`\N{…}`) stays as written.
 */
import type { Constant, Expression, FString } from '../ir/expression.ts';
import { fieldOf, type Lowering, namedOf, spanOf, textOf } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export function lowerNumber(node: SyntaxNode, cx: Lowering): Constant {
  const source = textOf(node, cx);
  const plain = source.replaceAll('_', '');
  const type = node.type === 'float' || (/[jJ]$/.test(plain) && !/^0[xX]/.test(plain)) ? 'float' : 'int';
  const value = Number(/^0[0-7]+$/.test(plain) ? `0o${plain.slice(1)}` : plain);
  const exact = type === 'float' ? Number.isFinite(value) : Number.isSafeInteger(value);
  return { kind: 'constant', ...spanOf(node, cx), type, value: exact ? value : source };
}

export function lowerString(node: SyntaxNode, cx: Lowering): Expression {
  if (cx.text[node.start] === '`') return { kind: 'opaque', ...spanOf(node, cx), parts: [] };
  const prefix = prefixOf(node, cx);
  const parts = interpolated(node, cx);
  if (/[ft]/.test(prefix) || parts.length > 0) return { kind: 'fstring', ...spanOf(node, cx), parts };
  return { kind: 'constant', ...spanOf(node, cx), type: prefix.includes('b') ? 'bytes' : 'str', value: decoded(node, prefix, cx) };
}

/** `'a' f'{b}'` is an f-string; plain pieces join to one constant. */
export function lowerConcatenation(node: SyntaxNode, cx: Lowering): Expression {
  const pieces = namedOf(node).map((child) => cx.expression(child));
  const constants = pieces.filter((piece): piece is Constant => piece.kind === 'constant');
  const [first] = constants;
  if (!first || constants.length < pieces.length) {
    const parts = pieces.flatMap((piece) => (piece.kind === 'fstring' ? piece.parts : piece.kind === 'constant' ? [] : [piece]));
    return { kind: 'fstring', ...spanOf(node, cx), parts } satisfies FString;
  }
  return { kind: 'constant', ...spanOf(node, cx), type: first.type, value: constants.map((piece) => String(piece.value)).join('') };
}

function prefixOf(node: SyntaxNode, cx: Lowering): string {
  const start = node.children.find((child) => child.type === 'string_start');
  return start
    ? textOf(start, cx)
        .replace(/["'].*/s, '')
        .toLowerCase()
    : '';
}

/** Expressions of the interpolations and, after each, those of its format specifier. */
function interpolated(node: SyntaxNode, cx: Lowering): readonly Expression[] {
  return namedOf(node).flatMap((child) => {
    if (child.type !== 'interpolation' && child.type !== 'format_expression') return [];
    const value = fieldOf(child, 'expression');
    const format = child.children.find((part) => part.type === 'format_specifier');
    return [...(value ? [cx.expression(value)] : []), ...(format ? interpolated(format, cx) : [])];
  });
}

function decoded(node: SyntaxNode, prefix: string, cx: Lowering): string {
  const raw = node.children
    .filter((child) => child.type === 'string_content')
    .map((child) => textOf(child, cx))
    .join('');
  return prefix.includes('r') || !raw.includes('\\') ? raw : raw.replace(escapeSequence, decodeEscape);
}

const escapeSequence = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g;
const simpleEscapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\r': '',
  '\r\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function decodeEscape(whole: string, x?: string, u?: string, long?: string, octal?: string, other?: string): string {
  const code = x ?? u ?? long;
  if (code !== undefined) return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : whole;
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
  return simpleEscapes[other ?? ''] ?? whole;
}
