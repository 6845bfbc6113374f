/** The quick fixes by name. */
import { acquireBeforeTry } from './acquire-before-try.ts';
import type { FixBuilder } from './fix.ts';
import { testAcquireResult } from './test-acquire-result.ts';
import { withStatement } from './with-statement.ts';

export type { FixBuilder, FixContext } from './fix.ts';

export const fixBuilders: Readonly<Record<string, FixBuilder>> = {
  'acquire-before-try': acquireBeforeTry,
  'test-acquire-result': testAcquireResult,
  'with-statement': withStatement,
};
