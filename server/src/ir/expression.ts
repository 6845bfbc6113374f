/**
 * Python expressions as plain immutable data: what the analyses need of them and no more. Spans count
 * from the start of the enclosing unit (see `module.ts`). Whatever has no meaning for concurrency is
 * `opaque` and keeps only its sub-expressions, in the order of evaluation.
 */
import type { Span } from '../base/span.ts';
import type { FunctionIr } from './module.ts';

export interface Name extends Span {
  readonly kind: 'name';
  readonly id: string;
}
/** Numbers too large or strange for JavaScript keep their source text. `bytes` and `str` hold the decoded text as far as it is plain, else the raw text. */
export interface Constant extends Span {
  readonly kind: 'constant';
  readonly type: 'int' | 'float' | 'str' | 'bytes' | 'bool' | 'none' | 'ellipsis';
  readonly value: number | string | boolean | null;
}
/** `name` is `object.name`; `nameSpan` covers the identifier alone. */
export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}
export interface Subscript extends Span {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly indices: readonly Expression[];
}
/** `star` is 1 for `*x`, 2 for `**x`. `keyword` is set for `name=value`. The span covers the whole argument. */
export interface Argument extends Span {
  readonly value: Expression;
  readonly keyword?: string;
  readonly star: 0 | 1 | 2;
}
/** `argumentsSpan` covers the parentheses. `f(x for x in y)` has one argument, a comprehension. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  readonly argumentsSpan: Span;
}
export interface Await extends Span {
  readonly kind: 'await';
  readonly value: Expression;
}
export interface Yield extends Span {
  readonly kind: 'yield';
  readonly value?: Expression;
  readonly delegates: boolean;
}
export interface Lambda extends Span {
  readonly kind: 'lambda';
  readonly fn: FunctionIr;
}
export interface BooleanOperation extends Span {
  readonly kind: 'boolean';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}
export interface Not extends Span {
  readonly kind: 'not';
  readonly operand: Expression;
}
/** `a < b is not c`: operators `['<', 'is not']`, three operands. */
export interface Comparison extends Span {
  readonly kind: 'comparison';
  readonly operators: readonly string[];
  readonly operands: readonly Expression[];
}
export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}
export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly body: Expression;
  readonly orElse: Expression;
}
/** For a dict, `keys[i]` belongs to `elements[i]`; `null` stands for `**mapping`. `parenthesized` tells `(x)`-style tuples from bare ones. */
export interface Collection extends Span {
  readonly kind: 'collection';
  readonly type: 'list' | 'tuple' | 'set' | 'dict';
  readonly elements: readonly Expression[];
  readonly keys?: readonly (Expression | null)[];
}
export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly isAsync: boolean;
}
/** A dict comprehension has `key`. */
export interface Comprehension extends Span {
  readonly kind: 'comprehension';
  readonly type: 'list' | 'set' | 'dict' | 'generator';
  readonly key?: Expression;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}
/** `(target := value)` */
export interface NamedExpression extends Span {
  readonly kind: 'named';
  readonly target: Name;
  readonly value: Expression;
}
export interface Starred extends Span {
  readonly kind: 'starred';
  readonly value: Expression;
}
/** An f-string or a t-string (or a concatenation that contains one): the interpolated expressions. */
export interface FString extends Span {
  readonly kind: 'fstring';
  readonly parts: readonly Expression[];
}
/** `(expr)`: parentheses are kept because `args=(x)` is a defect and `args=(x,)` is not. */
export interface Parenthesized extends Span {
  readonly kind: 'parenthesized';
  readonly value: Expression;
}
/** Anything else: slices, patterns, text that does not parse. */
export interface Opaque extends Span {
  readonly kind: 'opaque';
  readonly parts: readonly Expression[];
}

export type Expression =
  | Name
  | Constant
  | Attribute
  | Subscript
  | Call
  | Await
  | Yield
  | Lambda
  | BooleanOperation
  | Not
  | Comparison
  | Binary
  | Unary
  | Conditional
  | Collection
  | Comprehension
  | NamedExpression
  | Starred
  | FString
  | Parenthesized
  | Opaque;
