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
  return { kind: 'constant', start: node.start - cx.base, end: node.end - cx.base, type, value: exact ? value : source };
}

export function lowerString(node: SyntaxNode, cx: Lowering): Expression {
  const { start, end } = spanOf(node, cx);
  const [opening = '', prefix = '', quote = ''] = openingQuote.exec(textOf(node, cx)) ?? [];
  if (quote === '`') return { kind: 'opaque', start, end, parts: [] };
  const parts = interpolated(node, cx);
  if (/[ft]/i.test(prefix) || parts.length > 0) return { kind: 'fstring', start, end, parts };
  const body = textOf(node, cx).slice(opening.length);
  const content = body.endsWith(quote) ? body.slice(0, body.length - quote.length) : body;
  const plain = /r/i.test(prefix) || !content.includes('\\');
  const value = plain ? content : content.replace(escapeSequence, decodeEscape);
  return { kind: 'constant', start, end, type: /b/i.test(prefix) ? 'bytes' : 'str', value };
}

const openingQuote = /^([a-zA-Z]*)("""|'''|"|'|`)/;

/** `'a' f'{b}'` is an f-string; plain pieces join to one constant. */
export function lowerConcatenation(node: SyntaxNode, cx: Lowering): Expression {
  const pieces = namedOf(node).map((child) => cx.expression(child));
  const constants = pieces.filter((piece): piece is Constant => piece.kind === 'constant');
  const [first] = constants;
  if (!first || constants.length < pieces.length) {
    const parts = pieces.flatMap((piece) => (piece.kind === 'fstring' ? piece.parts : piece.kind === 'constant' ? [] : [piece]));
    return { kind: 'fstring', start: node.start - cx.base, end: node.end - cx.base, parts } satisfies FString;
  }
  return {
    kind: 'constant',
    start: node.start - cx.base,
    end: node.end - cx.base,
    type: first.type,
    value: constants.map((piece) => String(piece.value)).join(''),
  };
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
