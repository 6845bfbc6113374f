/**
 * Which import a name at a place stands for, after Python's scopes, and how to change that import. A name
 * that is bound twice, or by anything but an import, is no import: it errs towards "unknown".
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { ImportFrom } from '../ir/statement.ts';
import type { FixContext } from './fix.ts';
import { literalsOf } from './literals.ts';
import { boundTexts, wordPattern } from './names.ts';
import { moduleSuite, type Placed, type Step, type Suite, spanOf, statementsIn } from './navigate.ts';
import { commentAfter, indentAt, lineEnd, lineStart, newlineOf, replace, sliceOf } from './source.ts';

/** `import a.b as c` is `a.b`; `from a import b as c` is `a.b` with its item. */
export interface Imported {
  readonly path: string;
  readonly item?: ImportItem;
}
export interface ImportItem {
  readonly placed: Placed<ImportFrom>;
  readonly index: number;
}

/** The scopes a name at the end of `path` is looked up in, innermost first. */
function scopesOf(path: readonly Step[], context: FixContext): readonly Suite[] {
  const scopes = path.map((step) => step.suite).filter((suite) => ['module', 'class', 'function'].includes(suite.part));
  const isSeen = (suite: Suite, index: number): boolean => suite.part !== 'class' || index === scopes.length - 1;
  return scopes.length === 0 ? [moduleSuite(context.module)] : scopes.filter(isSeen).reverse();
}

/** Every statement that binds `name` in the innermost scope that does; 'parameter' when a function takes it. */
export function bindersOf(context: FixContext, path: readonly Step[], name: string): readonly Placed[] | 'parameter' {
  for (const scope of scopesOf(path, context)) {
    const owner = scope.owner?.statement;
    if (owner?.kind === 'function' && owner.fn.parameters.some((each) => each.name === name)) return 'parameter';
    const binders = statementsIn([scope], false).filter((placed) => boundTexts(context, placed).includes(name));
    if (binders.length > 0) return binders;
  }
  return [];
}

/** `undefined`: not an import, or not for certain. */
export function importOf(context: FixContext, path: readonly Step[], name: string): Imported | undefined {
  const binders = bindersOf(context, path, name);
  if (binders === 'parameter') return undefined;
  const paths = binders.map((placed) => importedPath(placed, name));
  const [first] = paths;
  const isOne =
    first !== undefined && (binders.length === 1 || (first.item === undefined && paths.every((each) => each?.path === first.path)));
  return isOne ? first : undefined;
}

function importedPath({ statement, ...rest }: Placed, name: string): Imported | undefined {
  if (statement.kind === 'import') {
    const found = statement.names.find((each) => (each.alias ?? each.module.split('.')[0]) === name);
    return found && { path: found.alias ? found.module : name };
  }
  if (statement.kind !== 'import-from' || statement.level > 0) return undefined;
  const index = statement.names.findIndex((each) => (each.alias ?? each.name) === name);
  const found = statement.names[index];
  return found && { path: `${statement.module}.${found.name}`, item: { placed: { statement, ...rest }, index } };
}

/** The modules the file imports everything from. */
export const starImports = ({ module }: FixContext): readonly string[] =>
  moduleSuite(module).statements.flatMap(({ statement }) =>
    statement.kind === 'import-from' && statement.names.some((each) => each.name === '*') ? [statement.module] : [],
  );

/** Whether the file names `name` anywhere but at `except`; strings count (quoted annotations, `__all__`), comments do not. */
export function isUsedElsewhere({ text }: FixContext, name: string, except: readonly Span[]): boolean {
  const skipped = [...except, ...literalsOf(text).comments];
  return [...text.matchAll(wordPattern(name))].some(({ index }) => !skipped.some((span) => span.start <= index && index < span.end));
}

export const itemSpan = ({ placed, index }: ImportItem): Span => spanOf(placed, placed.statement.names[index]?.span);

/** Adds `name` to the import next to `item`, on a line of its own where the item has one. */
export function extendImport({ text }: FixContext, item: ImportItem, name: string): readonly TextEdit[] {
  const { start, end } = itemSpan(item);
  const isOnOwnLine = text.slice(lineStart(text, start), start).trim() === '';
  const comma = /^[ \t]*,/.exec(text.slice(end))?.[0].length ?? 0;
  const rest = text.slice(end + comma, lineEnd(text, end)).trim();
  const isAlone = isOnOwnLine && (rest === '' || commentAfter(text, end + comma) !== '');
  if (!isAlone) return [replace({ start: end, end }, `, ${name}`)];
  const line = `${newlineOf(text)}${indentAt(text, start)}${name}`;
  const below = lineEnd(text, end);
  if (comma > 0) return [replace({ start: below, end: below }, `${line},`)];
  if (rest === '') return [replace({ start: end, end }, `,${line}`)];
  return [replace({ start: end, end }, ','), replace({ start: below, end: below }, line)];
}

/** Removes an item and its comma; no edit where a comment or a line end stands between, or where it is the only one. */
export function shrinkImport({ text }: FixContext, { placed, index }: ImportItem): readonly TextEdit[] {
  const spans = placed.statement.names.map((each) => spanOf(placed, each.span));
  const [own, next, previous] = [spans[index], spans[index + 1], spans[index - 1]];
  const removed = own && (next ? { start: own.start, end: next.start } : previous && { start: previous.end, end: own.end });
  return removed && !/[#\r\n]/.test(sliceOf(text, removed)) ? [replace(removed, '')] : [];
}
