/** Python statements as plain immutable data. Spans count from the start of the enclosing unit. */
import type { Span } from '../base/span.ts';
import type { Expression } from './expression.ts';
import type { ClassIr, FunctionIr } from './module.ts';

export interface ExpressionStatement extends Span {
  readonly kind: 'expression';
  readonly value: Expression;
}
/** `a = b, c = value` has two targets. */
export interface Assign extends Span {
  readonly kind: 'assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
export interface AnnotatedAssign extends Span {
  readonly kind: 'annotated';
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value?: Expression;
}
/** `operator` without the `=`: `+`, `-`, `|`, … */
export interface AugmentedAssign extends Span {
  readonly kind: 'augmented';
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
}
export interface Return extends Span {
  readonly kind: 'return';
  readonly value?: Expression;
}
export interface Raise extends Span {
  readonly kind: 'raise';
  readonly exception?: Expression;
  readonly cause?: Expression;
}
/** `elif` is an `if` inside `orElse`. */
export interface If extends Span {
  readonly kind: 'if';
  readonly test: Expression;
  readonly body: Block;
  readonly orElse?: Block;
}
export interface While extends Span {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: Block;
  readonly orElse?: Block;
}
export interface For extends Span {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: Block;
  readonly orElse?: Block;
  readonly isAsync: boolean;
}
/** `type` absent: a bare `except:`. */
export interface Handler extends Span {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: Block;
  readonly isGroup: boolean;
}
export interface Try extends Span {
  readonly kind: 'try';
  readonly body: Block;
  readonly handlers: readonly Handler[];
  readonly orElse?: Block;
  readonly finalBody?: Block;
}
export interface WithItem extends Span {
  readonly context: Expression;
  readonly target?: Expression;
}
export interface With extends Span {
  readonly kind: 'with';
  readonly items: readonly WithItem[];
  readonly body: Block;
  readonly isAsync: boolean;
}
/** `irrefutable`: `case _:` or a bare capture without guard. `captures` are the names the pattern binds. */
export interface Case extends Span {
  readonly pattern: Expression;
  readonly captures: readonly string[];
  readonly irrefutable: boolean;
  readonly guard?: Expression;
  readonly body: Block;
}
export interface Match extends Span {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly Case[];
}
export interface FunctionStatement extends Span {
  readonly kind: 'function';
  readonly fn: FunctionIr;
}
export interface ClassStatement extends Span {
  readonly kind: 'class';
  readonly cls: ClassIr;
}
/** `import a.b as c` → { module: 'a.b', alias: 'c' } */
export interface Import extends Span {
  readonly kind: 'import';
  readonly names: readonly { readonly module: string; readonly alias?: string; readonly span: Span }[];
}
/** `from ..a import b as c`: level 2, module `a`; `*` is the name `*`. `module` is '' for `from . import x`. */
export interface ImportFrom extends Span {
  readonly kind: 'import-from';
  readonly level: number;
  readonly module: string;
  readonly names: readonly { readonly name: string; readonly alias?: string; readonly span: Span }[];
}
export interface Global extends Span {
  readonly kind: 'global';
  readonly names: readonly string[];
}
export interface Nonlocal extends Span {
  readonly kind: 'nonlocal';
  readonly names: readonly string[];
}
export interface Delete extends Span {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}
export interface Assert extends Span {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message?: Expression;
}
export interface Simple extends Span {
  readonly kind: 'pass' | 'break' | 'continue';
}
/** Text that does not parse, with what could be read inside it. */
export interface ErrorStatement extends Span {
  readonly kind: 'error';
  readonly body: Block;
}

/** An indented block; its span runs from its first statement's start to its last statement's end. */
export interface Block extends Span {
  readonly statements: readonly Statement[];
}

export type Statement =
  | ExpressionStatement
  | Assign
  | AnnotatedAssign
  | AugmentedAssign
  | Return
  | Raise
  | If
  | While
  | For
  | Try
  | With
  | Match
  | FunctionStatement
  | ClassStatement
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Delete
  | Assert
  | Simple
  | ErrorStatement;
