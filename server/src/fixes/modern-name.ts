/**
 * Old spellings of threading and asyncio become those of today: `t.isAlive()` → `t.is_alive()`, `t.getName()` →
 * `t.name`, `t.setDaemon(True)` → `t.daemon = True`, `threading.currentThread()` → `threading.current_thread()`,
 * `asyncio.Task.all_tasks()` → `asyncio.all_tasks()`. `at` is the call; `name` the new name. Errs towards `undefined`.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Call } from '../ir/expression.ts';
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { isOneLine, replace, sliceOf } from './source.ts';
import { swapConstructor } from './swap-constructor.ts';

interface Site {
  readonly placed: Placed;
  readonly call: Call;
}

function siteAt(module: Parameters<typeof pathAt>[0], at: Span): Site | undefined {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  return call && !isBroken(path) ? { placed, call } : undefined;
}

/** A method: only its name changes. */
export const modernMethod: FixBuilder = ({ module }, at, { name = '' }) => {
  const site = siteAt(module, at);
  return site?.call.callee.kind === 'attribute' ? [replace(spanOf(site.placed, site.call.callee.nameSpan), name)] : undefined;
};

/** A getter or setter: the attribute takes its place. */
export const modernProperty: FixBuilder = ({ text, module }, at, { name = '' }) => {
  const site = siteAt(module, at);
  const callee = site?.call.callee;
  if (!site || callee?.kind !== 'attribute') return undefined;
  const { placed, call } = site;
  const rest = { start: spanOf(placed, callee.nameSpan).start, end: spanOf(placed, call).end };
  if (call.arguments.length === 0) return /^\w+\(\s*\)$/.test(sliceOf(text, rest)) ? [replace(rest, name)] : undefined;
  return assignment(text, site, rest, name);
};

function assignment(text: string, { placed, call }: Site, rest: Span, name: string): readonly TextEdit[] | undefined {
  const [given] = call.arguments;
  const isStatement = placed.statement.kind === 'expression' && placed.statement.value === call;
  if (!isStatement || !given || call.arguments.length > 1 || given.star !== 0) return undefined;
  const value = spanOf(placed, given.value);
  return isOneLine(text, rest) ? [replace(rest, `${name} = ${sliceOf(text, value)}`)] : undefined;
}

/** A function of a module, its import included. */
export const modernFunction: FixBuilder = (context, at, { from = '', name = '', module = '' }) => {
  const site = siteAt(context.module, at);
  return site && swapConstructor(context, at, site.call, { from, to: name, modules: [module], ofObjects: false });
};

/** `asyncio.Task.all_tasks()`: what was asked of the class is asked of the module. */
export const modernTaskQuery: FixBuilder = ({ text, module }, at) => {
  const site = siteAt(module, at);
  const callee = site && spanOf(site.placed, site.call.callee);
  const [, root, name] = (callee && /^(\w+)\.Task\.(\w+)$/.exec(sliceOf(text, callee))) ?? [];
  return callee && root !== undefined ? [replace(callee, `${root}.${name}`)] : undefined;
};
