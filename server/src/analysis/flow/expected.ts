/**
 * Places whose exception is expected: inside a `try` that handles it, or a `with` that awaits or swallows it. Whoever
 * writes that knows of the error. Errs on the side of "expected".
 */
import { contains } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { blocks } from './blocks.ts';

/** Whether an exception of one of these names would be caught in the body; bases count. */
export function isExpected(at: Expression, unit: Unit, names: readonly string[], body: Body, context: Context): boolean {
  const around = context.get(blocks, body).flatMap((block) => (block.unit === unit ? block.around : []));
  return around.some(
    (statement) => contains(statement, at) && (statement.kind === 'try' || statement.kind === 'with') && catches(statement, at, names),
  );
}

function catches(statement: Statement & { kind: 'try' | 'with' }, at: Expression, names: readonly string[]): boolean {
  if (statement.kind === 'with')
    return statement.items.some(({ context }) =>
      /raises|suppress|ignored/i.test(lastIdentifier(context.kind === 'call' ? context.callee : context) ?? ''),
    );
  return (
    contains(statement.body, at) &&
    statement.handlers.some(({ type }) => catchesAll(type) || (type && caught(type).some((name) => names.includes(name))))
  );
}

/** The type of a handler that every exception goes to: none, or a base of all, alone or among others. */
export const catchesAll = (type: Expression | undefined): boolean => !type || caught(type).some((name) => bases.has(name));

const bases: ReadonlySet<string> = new Set(['Exception', 'BaseException']);

const caught = (type: Expression): readonly string[] =>
  type.kind === 'collection'
    ? type.elements.flatMap(caught)
    : type.kind === 'parenthesized'
      ? caught(type.value)
      : [lastIdentifier(type) ?? 'Exception'];
