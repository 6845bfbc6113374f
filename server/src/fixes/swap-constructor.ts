/**
 * Replaces the class a call constructs by a sibling of the same module: the callee, the import it needs and
 * a plain annotation of the same assignment. Errs towards `undefined`: a callee whose module is not certain,
 * a name that is taken, an annotation it cannot follow.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { FixContext } from './fix.ts';
import { bindersOf, extendImport, type ImportItem, importOf, isUsedElsewhere, itemSpan, shrinkImport, starImports } from './imports.ts';
import { isBroken, type Placed, pathAt, type Step, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export interface Swap {
  readonly from: string;
  readonly to: string;
  /** Modules that have both. */
  readonly modules: readonly string[];
  /** Whether objects that are no modules (a multiprocessing context) may have both as methods. */
  readonly ofObjects: boolean;
}

interface Site {
  readonly context: FixContext;
  readonly path: readonly Step[];
  readonly placed: Placed;
  readonly call: Call;
}

export function swapConstructor(context: FixContext, at: Span, call: Call, swap: Swap): readonly TextEdit[] | undefined {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  if (!placed || isBroken(path)) return undefined;
  const site = { context, path, placed, call };
  if (call.callee.kind === 'attribute') return swapAttribute(site, swap);
  return call.callee.kind === 'name' ? swapName(site, call.callee.id, swap) : undefined;
}

/** `threading.Lock` → `threading.RLock`: no import is needed. */
function swapAttribute(site: Site, swap: Swap): readonly TextEdit[] | undefined {
  const { callee } = site.call;
  if (callee.kind !== 'attribute' || callee.name !== swap.from) return undefined;
  if (!isFromModule(site, callee.object, swap)) return undefined;
  const annotation = swapAnnotation(site, swap.from, swap.to);
  return annotation && [replace(spanOf(site.placed, callee.nameSpan), swap.to), ...annotation];
}

function isFromModule({ context, path, placed }: Site, object: Expression, swap: Swap): boolean {
  const dotted = sliceOf(context.text, spanOf(placed, object)).replace(/\s/g, '');
  const [root = '', ...rest] = dotted.split('.');
  const imported = importOf(context, path, root);
  if (imported) return swap.modules.includes([imported.path, ...rest].join('.'));
  if (object.kind !== 'name') return swap.ofObjects;
  return swap.ofObjects && bindersOf(context, path, root).length > 0;
}

function swapName(site: Site, name: string, swap: Swap): readonly TextEdit[] | undefined {
  const { context, path, placed, call } = site;
  const imported = importOf(context, path, name);
  const isStar = !imported && name === swap.from && bindersOf(context, path, name).length === 0;
  if (isStar && !starImports(context).some((module) => swap.modules.includes(module))) return undefined;
  if (!isStar && !(imported?.item && isSwapped(imported.path, swap))) return undefined;
  const to = imported?.item ? targetName(context, path, imported.item, swap) : swap.to;
  const annotation = to && swapAnnotation(site, name, to);
  if (!annotation) return undefined;
  const edits = [replace(spanOf(placed, call.callee), to), ...annotation];
  return imported?.item ? [...edits, ...importEdits(context, path, imported.item, name, to, edits)] : edits;
}

const isSwapped = (path: string, { modules, from }: Swap): boolean => modules.some((module) => path === `${module}.${from}`);

/** The name the new class has, or will have, here; `undefined` when it is taken by something else. */
function targetName(context: FixContext, path: readonly Step[], item: ImportItem, { to }: Swap): string | undefined {
  const { names, module } = item.placed.statement;
  const present = names.find((each) => each.name === to);
  if (present) return present.alias ?? to;
  const binders = bindersOf(context, path, to);
  if (binders.length === 0) return isUsedElsewhere(context, to, []) ? undefined : to;
  return importOf(context, path, to)?.path === `${module}.${to}` ? to : undefined;
}

function importEdits(
  context: FixContext,
  path: readonly Step[],
  item: ImportItem,
  name: string,
  to: string,
  done: readonly TextEdit[],
): readonly TextEdit[] {
  const keeps = isUsedElsewhere(context, name, [spanOf(item.placed), ...done.map((edit) => edit.span)]);
  const isThere = bindersOf(context, path, to).length > 0;
  if (isThere) return keeps ? [] : shrinkImport(context, item);
  return keeps ? extendImport(context, item, to) : [replace(itemSpan(item), to)];
}

/**
 * `lock: threading.Lock = threading.Lock()`: an annotation that is the callee itself, quoted or not, follows.
 * It is evaluated to no more than an attribute, so that it does no harm that `threading.RLock` is a function
 * before 3.13; inside `Optional[…]` or `… | None` it could, hence `undefined`. Anything else stays.
 */
function swapAnnotation({ context, placed, call }: Site, from: string, to: string): readonly TextEdit[] | undefined {
  const { statement } = placed;
  if (statement.kind !== 'annotated' || statement.value !== call) return [];
  const span = spanOf(placed, statement.annotation);
  const written = sliceOf(context.text, span);
  const callee = sliceOf(context.text, spanOf(placed, call.callee));
  if (![callee, `'${callee}'`, `"${callee}"`].includes(written)) return new RegExp(`\\b${from}\\b`).test(written) ? undefined : [];
  const end = span.end - (written === callee ? 0 : 1);
  return [replace({ start: end - from.length, end }, to)];
}
