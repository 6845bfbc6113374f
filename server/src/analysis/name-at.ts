/** The library name that the identifier at an offset stands for, for hovers. Unknown names have none. */
import type { Span } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import type { Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression } from '../ir/visit.ts';
import { qualifiedNameOf } from '../semantic/parameter-flow.ts';
import type { FunctionSymbol, ModuleSymbol, Scope } from '../semantic/symbols.ts';
import type { Program } from './program.ts';

/** `span` counts from the start of the file. A lock that a `with` takes is named `with-lock`. */
export interface NamedSpan {
  readonly qualifiedName: string;
  readonly span: Span;
}

/** `threading.Lock`, `threading.Lock#acquire`; undefined where nothing from a library stands. */
export function nameAt(program: Program, file: string, offset: number): NamedSpan | undefined {
  const found = expressionAt(program, file, offset);
  const qualifiedName =
    found && (found.inWith && isLock(found.node, found.scope, program) ? 'with-lock' : nameOf(found.node, found.scope, program));
  return found && qualifiedName !== undefined ? { qualifiedName, span: found.span } : undefined;
}

/** A name or an attribute of the program; `span` of its identifier counts from the start of the file. */
export interface PlacedExpression {
  readonly node: Expression;
  readonly scope: Scope;
  readonly span: Span;
  /** It is what a `with` enters. */
  readonly inWith: boolean;
}

/** The name or attribute whose identifier is at the offset. */
export function expressionAt(program: Program, file: string, offset: number): PlacedExpression | undefined {
  const module = program.context.program.module(file);
  const placed = program.unitAt(file, offset);
  if (!module || !placed) return undefined;
  const at = offset - placed.start;
  const found = innermost(placed.unit.statement, at);
  if (!found) return undefined;
  const span = { start: placed.start + found.span.start, end: placed.start + found.span.end };
  return { node: found.node, scope: scopeAt(module, placed.unit, at), span, inWith: found.inWith };
}

/** A function of the program whose name, where it is defined, is at the offset. */
export interface PlacedFunction {
  readonly fn: FunctionSymbol;
  readonly span: Span;
}

export function definitionAt(program: Program, file: string, offset: number): PlacedFunction | undefined {
  const module = program.context.program.module(file);
  const placed = program.unitAt(file, offset);
  const at = offset - (placed?.start ?? 0);
  const fn = module?.functions.find(
    ({ unit, signature, ir: { nameSpan } }) => unit === placed?.unit && !signature.isLambda && nameSpan.start <= at && at < nameSpan.end,
  );
  const start = placed?.start ?? 0;
  return fn && { fn, span: { start: start + fn.ir.nameSpan.start, end: start + fn.ir.nameSpan.end } };
}

function nameOf(node: Expression, scope: Scope, program: Program): string | undefined {
  for (const value of program.context.evaluator.evaluate(node, scope).values) {
    const name = qualifiedNameOf(value) ?? (value.kind === 'instance' ? value.type : undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Whether an expression is known to be a lock. */
export function isLock(node: Expression, scope: Scope, program: Program): boolean {
  const { values } = program.context.evaluator.evaluate(node, scope);
  return values.some((value) => value.kind === 'instance' && program.context.models.lock(value.type) !== undefined);
}

/** The scope of the innermost function or class of a unit that contains an offset of it. */
export function scopeAt(module: ModuleSymbol, unit: Unit, at: number): Scope {
  let best: { readonly scope: Scope; readonly size: number } = { scope: module.scope, size: Number.POSITIVE_INFINITY };
  for (const owner of [...module.functions, ...module.classes]) {
    if (owner.unit !== unit || owner.ir.start > at || owner.ir.end < at) continue;
    const size = owner.ir.end - owner.ir.start;
    if (size <= best.size) best = { scope: owner.scope, size };
  }
  return best.scope;
}

interface Found {
  readonly node: Expression;
  readonly span: Span;
  readonly inWith: boolean;
}

/** The name or attribute whose identifier covers `at`; for `a.b.c` that is the part up to the identifier. */
function innermost(root: Statement, at: number): Found | undefined {
  let found: Found | undefined;
  const look = (statement: Statement): void => {
    if (at < statement.start || at > statement.end) return;
    const contexts = statement.kind === 'with' ? statement.items.map((item) => item.context) : [];
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        const span = node.kind === 'attribute' ? node.nameSpan : node;
        if ((node.kind === 'name' || node.kind === 'attribute') && span.start <= at && at < span.end)
          found = { node, span, inWith: contexts.includes(node) };
        return undefined;
      });
    }
    if (statement.kind === 'function') for (const inner of statement.fn.body.statements) look(inner);
    for (const block of blocksOf(statement)) for (const inner of block.statements) look(inner);
  };
  look(root);
  return found;
}
