/**
 * A file as a tree of units. A **unit** is the smallest piece that is lowered at once: a statement of the
 * module or a member of a class. Spans inside a unit count from its start, so text that only moved keeps
 * its units, and everything computed from them, as they are. A class that is a unit holds its members
 * as units of their own; a class or function inside a function belongs to that function's unit.
 *
 * The idea is rust-analyzer's item tree, with positions made relative.
 */
import type { Span } from '../base/span.ts';
import type { Argument, Expression } from './expression.ts';
import type { Block, Statement } from './statement.ts';

export interface Unit {
  /** Spans of the statement count from the unit's first character; its own `start` is 0. */
  readonly statement: Statement;
  /** UTF-16 units. */
  readonly length: number;
  /** Whether the text of the unit, members of a class not counted, contains a syntax error. */
  readonly hasError: boolean;
}

/** Stands in where a body has no text of its own. */
export const emptyUnit: Unit = { statement: { kind: 'pass', start: 0, end: 0 }, length: 0, hasError: false };

/** A unit and where it starts, counted from the start of the enclosing unit, or of the file. */
export interface PlacedUnit {
  readonly at: number;
  readonly unit: Unit;
}

export interface ModuleIr {
  readonly units: readonly PlacedUnit[];
  readonly length: number;
}

export interface Parameter extends Span {
  readonly name: string;
  readonly kind: 'positional' | 'positional-only' | 'keyword-only' | 'vararg' | 'kwarg';
  readonly annotation?: Expression;
  readonly default?: Expression;
}

/** A `def`, an `async def` or a lambda. A lambda's body is one `return`, its name `<lambda>`. The span starts at the first decorator. */
export interface FunctionIr extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  /** From `def` or `async` to the colon. */
  readonly headerSpan: Span;
  readonly parameters: readonly Parameter[];
  readonly returns?: Expression;
  readonly decorators: readonly Expression[];
  readonly isAsync: boolean;
  /** Contains `yield` itself. */
  readonly isGenerator: boolean;
  readonly isLambda: boolean;
  readonly body: Block;
  /** Contains a syntax error, nested definitions included. */
  readonly hasError: boolean;
}

/** `members` of a class that is itself a unit (or a member) are placed relative to that unit; of a class inside a function, to the function's unit. */
export interface ClassIr extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Argument[];
  readonly decorators: readonly Expression[];
  readonly members: readonly PlacedUnit[];
}
