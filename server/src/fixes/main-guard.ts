/**
 * Puts the statements of the module from the one at `at` to the last under `if __name__ == "__main__":`. Errs towards
 * `undefined`: definitions or imports among them, which others may need, and variables of theirs that functions use.
 */
import type { Statement } from '../ir/statement.ts';
import type { FixBuilder } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { boundTexts, mentions } from './names.ts';
import { isBroken, pathAt, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { indentAt, ownsLines, sliceOf } from './source.ts';

export const mainGuard: FixBuilder = (context, at) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const [step] = path;
  if (!step || isBroken(path) || step.placed.statement.kind === 'if') return undefined;
  const all = step.suite.statements;
  const guarded = all.slice(step.index);
  const span = { start: spanOf(step.placed).start, end: Math.max(...guarded.map((each) => spanOf(each).end)) };
  const bound = guarded.flatMap((each) => [each, ...statementsIn(suitesOf(each), false)]).flatMap((each) => boundTexts(context, each));
  const code = all.filter(({ statement }) => isDefinition(statement)).map((each) => sliceOf(text, spanOf(each)));
  const isNeeded = bound.some((name) => code.some((definition) => mentions(definition, name)));
  const isPlain = guarded.every((each) => !isDefinition(each.statement) && !isImport(each.statement) && ownsLines(text, spanOf(each)));
  if (!isPlain || isNeeded || indentAt(text, span.start) !== '') return undefined;
  const patch = new LinePatch(text, span);
  patch.indent(0, patch.count - 1, '', indentUnit(context, path));
  patch.prepend(0, ['if __name__ == "__main__":']);
  return patch.edits();
};

const isDefinition = ({ kind }: Statement): boolean => kind === 'function' || kind === 'class';
const isImport = ({ kind }: Statement): boolean => kind === 'import' || kind === 'import-from';
