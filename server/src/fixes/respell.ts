/**
 * A misspelt name becomes the one that is meant; `at` is the identifier, or the name in an import, whose other
 * mentions in the file follow. Errs towards `undefined`: the right name is something else in this file.
 */
import type { FixBuilder, FixContext } from './fix.ts';
import { literalsOf } from './literals.ts';
import { mentions, wordPattern } from './names.ts';
import { isBroken, pathAt } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const respell: FixBuilder = (context, at, { from = '', name = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const { statement } = path.at(-1)?.placed ?? {};
  if (!statement || isBroken(path) || sliceOf(text, at) !== from) return undefined;
  if (!statement.kind.startsWith('import')) return [replace(at, name)];
  const isRenamed = /^\s+as\b/.test(text.slice(at.end)) || (statement.kind === 'import-from' && statement.module.split('.')[0] === from);
  if (isRenamed) return [replace(at, name)];
  return mentions(text, name) ? undefined : everywhere(context, from, name);
};

const everywhere = ({ text }: FixContext, from: string, name: string): ReturnType<FixBuilder> => {
  const { comments, strings } = literalsOf(text);
  const kept = [...comments, ...strings];
  const found = [...text.matchAll(wordPattern(from))].filter(({ index }) => !kept.some(({ start, end }) => start <= index && index < end));
  return found.map(({ index }) => replace({ start: index, end: index + from.length }, name));
};
