/**
 * Makes an object by `multiprocessing` instead: `threading.Lock()` becomes `multiprocessing.Lock()`, and
 * `multiprocessing.Queue()` becomes `multiprocessing.Manager().Queue()`. `at` is the callee, `to` what it becomes, without
 * the module. The module must be imported, or something of it: then its first name is imported beside. Errs towards
 * `undefined`: a name that is taken.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { bindersOf, extendImport, type ImportItem, importOf, isUsedElsewhere } from './imports.ts';
import { isBroken, moduleSuite, type Placed, pathAt, type Step } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

const library = 'multiprocessing';

export const ofMultiprocessing: FixBuilder = (context, at, { from = '', to = '' }) => {
  const path = pathAt(context.module, at.start);
  if (path.length === 0 || isBroken(path) || sliceOf(context.text, at) !== from || to === '') return undefined;
  const module = moduleNames(context).find((name) => importOf(context, path, name)?.path === library);
  if (module !== undefined) return [replace(at, `${module}.${to}`)];
  return besides(context, path, at, to);
};

/** What `import multiprocessing` is called in the file. */
const moduleNames = ({ module }: FixContext): readonly string[] =>
  moduleSuite(module).statements.flatMap(({ statement }) =>
    statement.kind === 'import' ? statement.names.flatMap((each) => (each.module === library ? [each.alias ?? library] : [])) : [],
  );

/** `from multiprocessing import Process` gets one name more, if it has not got it already. */
function besides(context: FixContext, path: readonly Step[], at: Span, to: string): readonly TextEdit[] | undefined {
  const [name = ''] = to.split(/[.(]/);
  const item = moduleSuite(context.module).statements.flatMap(itemIn)[0];
  if (!item) return undefined;
  if (importOf(context, path, name)?.path === `${library}.${name}`) return [replace(at, to)];
  const isFree = bindersOf(context, path, name).length === 0 && !isUsedElsewhere(context, name, [at]);
  return isFree ? [...extendImport(context, item, name), replace(at, to)] : undefined;
}

function itemIn(placed: Placed): readonly ImportItem[] {
  const { statement } = placed;
  if (statement.kind !== 'import-from' || statement.level > 0 || statement.module !== library) return [];
  const index = statement.names.length - 1;
  return statement.names[index]?.name === '*' ? [] : [{ placed: { ...placed, statement }, index }];
}
