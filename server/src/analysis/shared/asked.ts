/** Reads that ask for a place rather than rely on it: in a test, or returned so that the caller can test it. */
import { contains } from '../../base/span.ts';
import type { Access } from './accesses.ts';

export function isAsked({ statement, target }: Access): boolean {
  if (statement.kind === 'return') return statement.value === target;
  const test = statement.kind === 'if' || statement.kind === 'while' || statement.kind === 'assert' ? statement.test : undefined;
  return test !== undefined && contains(test, target);
}
