/**
 * Which names a text uses and binds. Questions of freshness are asked of the raw text, strings and comments
 * included, so they err towards "taken"; bindings are read from the IR.
 */
import type { Span } from '../base/span.ts';
import { partsOf, targetsOf, untargetedNames } from '../ir/binding.ts';
import type { Expression } from '../ir/expression.ts';
import { render } from '../ir/render.ts';
import { someExpression } from '../ir/visit.ts';
import type { FixContext } from './fix.ts';
import { type Placed, spanOf } from './navigate.ts';
import { sliceOf } from './source.ts';

/** As a regular expression that matches just this text. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Matches `name` where it stands as a word of its own, an attribute of that name not counted. */
export const wordPattern = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'gu');
export const mentions = (text: string, name: string): boolean => wordPattern(name).test(text);
/** Counts an attribute of that name too. */
export const mentionsAnywhere = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'u').test(text);

/** Whether an expression reads `name` or `receiver.attribute`, as one writes it. */
export function mentionsPlace(root: Expression, place: string): boolean {
  return someExpression(root, (node) => (node.kind === 'name' || node.kind === 'attribute') && render(node) === place);
}

/** The first of `candidates`, then of `candidates[0]_2`, …, that occurs nowhere in `text`. */
export function freshName(text: string, candidates: readonly string[]): string {
  const found = candidates.find((name) => !mentionsAnywhere(text, name));
  if (found !== undefined) return found;
  let count = 2;
  while (mentionsAnywhere(text, `${candidates[0]}_${count}`)) count++;
  return `${candidates[0]}_${count}`;
}

/** A call of `receiver.method` in any form, or the method taken as a value; with `ofAny`, of any object's attribute `receiver` too. */
export const methodPattern = (receiver: string, methods: string, ofAny = false): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_${ofAny ? '' : '.'}])${escaped(receiver)}\\s*\\.\\s*(?:${methods})(?![\\p{L}\\p{N}_])`, 'gu');

/** Whether `text` between `span` names `receiver.method`; comments and strings count, which errs towards yes. */
export const mentionsMethod = (text: string, span: Span, receiver: string, methods: string, ofAny = false): boolean =>
  methodPattern(receiver, methods, ofAny).test(sliceOf(text, span));

/** Where `object.receiver.method` or `receiver.method` stands; found by the receiver's own text, which is fast in a long one. */
export function methodUses(text: string, receiver: string, methods: string): readonly number[] {
  const pattern = new RegExp(methodPattern(receiver, methods, true), 'uy');
  const found: number[] = [];
  for (let at = text.indexOf(receiver); at >= 0; at = text.indexOf(receiver, at + 1)) {
    pattern.lastIndex = at;
    if (pattern.test(text)) found.push(at);
  }
  return found;
}

/** The source texts of what a statement itself binds, its nested suites not counted: `x`, `self.x`, `d[k]`. */
export function boundTexts({ text }: FixContext, placed: Placed): readonly string[] {
  const parts = targetsOf(placed.statement).flatMap(partsOf);
  return [...untargetedNames(placed.statement), ...parts.map((part) => sliceOf(text, spanOf(placed, part)))];
}
