/**
 * Has gevent patch the standard library, in front of all imports of the file that runs as the program. Errs towards
 * `undefined`: a file that is only imported, or that has no import.
 */
import type { Statement } from '../ir/statement.ts';
import type { FixBuilder } from './fix.ts';
import { moduleSuite, spanOf } from './navigate.ts';
import { linesAbove, ownsLines } from './source.ts';

export const patchAll: FixBuilder = ({ module, text }) => {
  const { statements } = moduleSuite(module);
  const first = statements.find(({ statement }) => isImport(statement));
  const isProgram = /^if __name__ == ["']__main__["']:/m.test(text);
  if (!first || !isProgram || /\bmonkey\b/.test(text) || !ownsLines(text, spanOf(first))) return undefined;
  return [linesAbove(text, spanOf(first).start, ['from gevent import monkey', '', 'monkey.patch_all()', ''])];
};

const isImport = (statement: Statement): boolean =>
  statement.kind === 'import' || (statement.kind === 'import-from' && statement.module !== '__future__');
