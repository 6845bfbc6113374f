/**
 * What lies between the read and the write of an update: it decides how likely another thread comes in between. A
 * build with the GIL lets another thread run at calls and loops, not between plain loads and stores (since 3.10 an
 * implementation detail); a build without it, or an older one, anywhere.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { childrenOf, expressionsOf } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Context } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import type { Access } from './accesses.ts';

/** From the narrowest to the widest. */
export type Window = 'none' | 'call' | 'iteration' | 'wait';

const order: readonly Window[] = ['none', 'call', 'iteration', 'wait'];
export const widest = (windows: readonly Window[]): Window =>
  windows.reduce<Window>((best, each) => (order.indexOf(each) > order.indexOf(best) ? each : best), 'none');

/** Of an update made by one statement: what is evaluated after the old value has been read. */
export function windowOf(access: Access, context: Context): Window {
  const { value, statement, target } = access;
  if (!value) return 'none';
  if (statement.kind === 'augmented') return widest(eventsIn(value, 0, access, context));
  const read = firstRead(value, render(target));
  return read ? widest(eventsIn(value, read.end, access, context)) : 'none';
}

/** Of an update spread over statements: what is run from the one that reads to the one that writes. */
export function windowBetween(read: Access, write: Access, context: Context): Window {
  const found: Window[] = [];
  forEachStatementOf(write.body, (statement) => {
    if (statement.start < read.statement.start || statement.start > write.statement.start) return;
    if (statement.start > read.statement.start && (statement.kind === 'for' || statement.kind === 'while')) found.push('iteration');
    for (const each of expressionsOf(statement)) found.push(...eventsIn(each, read.at.end, write, context));
  });
  return widest(found);
}

function firstRead(node: Expression, text: string): Expression | undefined {
  if ((node.kind === 'name' || node.kind === 'attribute') && render(node) === text) return node;
  for (const child of childrenOf(node)) {
    const found = firstRead(child, text);
    if (found) return found;
  }
  return undefined;
}

/** Calls, loops and waits that end after `from`. */
export function eventsIn(node: Expression, from: number, access: Pick<Access, 'body'>, context: Context): readonly Window[] {
  const inner = childrenOf(node).flatMap((child) => eventsIn(child, from, access, context));
  if (node.end <= from) return inner;
  if (node.kind === 'await' || node.kind === 'yield') return [...inner, 'wait'];
  if (node.kind === 'comprehension') return [...inner, 'iteration'];
  if (node.kind !== 'call') return inner;
  return [...inner, waits(node, access, context) ? 'wait' : 'call'];
}

/** A call that lets others run every time: `sleep`, input and output. */
function waits(call: Expression & { kind: 'call' }, { body }: Pick<Access, 'body'>, context: Context): boolean {
  const { values } = context.evaluator.evaluate(call.callee, body.scope);
  const [value] = values;
  const name = values.length === 1 && value ? qualifiedNameOf(value) : undefined;
  return name !== undefined && context.program.models.blocking(name)?.blocks === 'always';
}
