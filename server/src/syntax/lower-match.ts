/**
 * Lowers `match`. A pattern is `opaque`; its parts are the values it reads (`case Color.RED`, the class of
 * `case Point(x, y)`, constants), never the names it binds: those are `captures`.
 */
import type { Expression } from '../ir/expression.ts';
import type { Case, Match, Statement } from '../ir/statement.ts';
import { joinedTuple } from './lower-collection.ts';
import { blockFrom, fieldOf, fieldsOf, type Lowering, namedOf, nameOf, textOf } from './lowering.ts';
import type { SyntaxNode } from './syntax-node.ts';

export function lowerMatch(node: SyntaxNode, cx: Lowering): Statement {
  const subjects = fieldsOf(node, 'subject');
  const [first] = subjects;
  const subject = first && subjects.length === 1 ? cx.expression(first) : joinedTuple(subjects, node, cx);
  const body = fieldOf(node, 'body');
  const cases = (body?.children ?? []).filter((child) => child.type === 'case_clause').map((child) => lowerCase(child, cx));
  return { kind: 'match', start: node.start - cx.base, end: node.end - cx.base, subject, cases } satisfies Match;
}

function lowerCase(node: SyntaxNode, cx: Lowering): Case {
  const patterns = node.children.filter((child) => child.type === 'case_pattern');
  const found = readPatterns(patterns, cx);
  const test = fieldOf(node, 'guard');
  const condition = test && namedOf(test)[0];
  const guard = condition && cx.expression(condition);
  const body = fieldOf(node, 'consequence');
  const start = (patterns[0]?.start ?? node.end) - cx.base;
  const end = (patterns.at(-1)?.end ?? node.end) - cx.base;
  return {
    start: node.start - cx.base,
    end: node.end - cx.base,
    pattern: { kind: 'opaque', start, end, parts: found.reads },
    captures: found.captures,
    irrefutable: !test && patterns.length === 1 && !commaFollows(patterns[0], cx) && isIrrefutable(patterns[0], cx),
    ...(guard && { guard }),
    body: body ? cx.block(body) : blockFrom(node.end - cx.base, node.end - cx.base, []),
  };
}

/** `case x,:` matches a sequence of one. */
const commaFollows = (pattern: SyntaxNode | undefined, cx: Lowering): boolean =>
  /^[ \t]*,/.test(cx.text.slice(pattern?.end, (pattern?.end ?? 0) + 40));

/** `_`, `x`, `(x)`, `_ as x`. */
function isIrrefutable(pattern: SyntaxNode | undefined, cx: Lowering): boolean {
  let at = pattern;
  while (at && wrappers.has(at.type)) {
    if (at.type === 'tuple_pattern' && (namedOf(at).length !== 1 || /,\s*\)$/.test(textOf(at, cx)))) return false;
    at = at.children.find((child) => child.named || child.type === '_');
  }
  return at?.type === '_' || (at?.type === 'dotted_name' && namedOf(at).length === 1);
}

const wrappers: ReadonlySet<string> = new Set(['case_pattern', 'tuple_pattern', 'as_pattern']);

interface PatternParts {
  readonly captures: string[];
  readonly reads: Expression[];
}

/** In document order, with a stack instead of recursion: patterns nest as deep as their author likes. */
function readPatterns(patterns: readonly SyntaxNode[], cx: Lowering): PatternParts {
  const found: PatternParts = { captures: [], reads: [] };
  const pending = [...patterns].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!readLeaf(node, found, cx)) pending.push(...inner(node, found, cx).reverse());
  }
  return found;
}

/** Whether the node was a leaf of the pattern. */
function readLeaf(node: SyntaxNode, found: PatternParts, cx: Lowering): boolean {
  if (node.type === 'dotted_name' && namedOf(node).length > 1) found.reads.push(cx.expression(node));
  else if (node.type === 'dotted_name' || node.type === 'identifier') found.captures.push(nameOf(node, cx));
  else if (constants.has(node.type)) found.reads.push(cx.expression(node));
  else return false;
  return true;
}

/** The class of a class pattern is read, the keyword of a keyword pattern is neither read nor bound. */
function inner(node: SyntaxNode, found: PatternParts, cx: Lowering): SyntaxNode[] {
  const [first, ...rest] = namedOf(node);
  if (!first) return [];
  if (node.type === 'class_pattern') found.reads.push(cx.expression(first));
  return node.type === 'class_pattern' || node.type === 'keyword_pattern' ? rest : [first, ...rest];
}

const constants: ReadonlySet<string> = new Set(['string', 'concatenated_string', 'integer', 'float', 'true', 'false', 'none']);
