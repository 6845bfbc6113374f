/**
 * A lock made for each call is made once: above the function for a plain function, in `__init__` for a method; `at`
 * is the constructor call, in a `with` or behind `name =`. Errs towards `undefined`: nested functions, methods
 * without a plain receiver or a constructor, names that are used elsewhere, a constructor the module does not know.
 */
import type { TextEdit } from '../base/span.ts';
import type { Call } from '../ir/expression.ts';
import type { FunctionIr } from '../ir/module.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { importOf } from './imports.ts';
import { LinePatch } from './line-patch.ts';
import { freshName, mentionsAnywhere } from './names.ts';
import { callAt, isBroken, type Placed, pathAt, type Step, spanOf, suitesOf } from './navigate.ts';
import { commentAfter, indentAt, lineStart, linesAbove, ownsLines, replace, sliceOf } from './source.ts';

interface Site {
  readonly context: FixContext;
  readonly path: readonly Step[];
  readonly placed: Placed;
  readonly call: Call;
  /** The constructor call as it stands. */
  readonly made: string;
}

export const shareLock: FixBuilder = (context, at) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const definitions = path.flatMap(({ placed: each }) =>
    each.statement.kind === 'function' || each.statement.kind === 'class' ? [each] : [],
  );
  if (!call || isBroken(path) || call.arguments.length > 0 || !isKnownOutside(context, path, call)) return undefined;
  const site = { context, path, placed, call, made: sliceOf(context.text, spanOf(placed, call)) };
  const [outer, inner, deeper] = definitions;
  if (deeper) return undefined;
  if (outer?.statement.kind === 'function' && !inner) return inModule(site, outer);
  return outer?.statement.kind === 'class' && inner?.statement.kind === 'function' ? inObject(site, outer, inner.statement.fn) : undefined;
};

/** The name of the constructor means the same at the top of the module. */
function isKnownOutside(context: FixContext, path: readonly Step[], { callee }: Call): boolean {
  let root = callee;
  while (root.kind === 'attribute') root = root.object;
  return root.kind === 'name' && importOf(context, path.slice(0, 1), root.id) !== undefined;
}

function inModule(site: Site, fn: Placed): readonly TextEdit[] | undefined {
  const { context, placed, call, made } = site;
  const { text } = context;
  const own = spanOf(fn);
  const local = localName(site);
  const name = local ?? freshName(text, ['lock', 'shared_lock']);
  if (local !== undefined && mentionsAnywhere(text.slice(0, own.start) + text.slice(own.end), local)) return undefined;
  const above = linesAbove(text, commentsAbove(text, own.start), [`${name} = ${made}`, '', '']);
  return [above, ...(local === undefined ? [replace(spanOf(placed, call), name)] : (withoutLine(site) ?? []))];
}

/** The variable the call is assigned to. */
function localName({ placed: { statement }, call }: Site): string | undefined {
  if (statement.kind !== 'assign' || statement.value !== call) return undefined;
  const [target] = statement.targets;
  return target?.kind === 'name' ? target.id : undefined;
}

function withoutLine({ context: { text }, placed }: Site): readonly TextEdit[] | undefined {
  const span = spanOf(placed);
  if (!ownsLines(text, span)) return undefined;
  const patch = new LinePatch(text, span);
  const comment = commentAfter(text, span.end);
  patch.set(0, ...(comment ? [indentAt(text, span.start) + comment] : []));
  for (let line = 1; line < patch.count; line++) patch.set(line);
  return patch.edits();
}

/** The start of the comment lines right above a definition. */
function commentsAbove(text: string, offset: number): number {
  let start = lineStart(text, offset);
  while (start > 0) {
    const previous = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    if (!text.slice(previous, start).startsWith('#')) break;
    start = previous;
  }
  return start;
}

function inObject(site: Site, cls: Placed, method: FunctionIr): readonly TextEdit[] | undefined {
  const { context, placed, call, made } = site;
  const init = suitesOf(cls)[0]?.statements.find(({ statement }) => statement.kind === 'function' && statement.fn.name === '__init__');
  const receiver = method.parameters[0]?.name;
  if (init?.statement.kind !== 'function' || method.decorators.length > 0 || receiver === undefined || method.name === '__init__')
    return undefined;
  const maker = init.statement.fn.parameters[0]?.name;
  const first = suitesOf(init)[0]?.statements.find(({ statement }) => !isDocstring(statement));
  if (maker === undefined || !first || !ownsLines(context.text, spanOf(first))) return undefined;
  const own = ownAttribute(site, receiver);
  const local = localName(site)?.replace(/^_*/, '_');
  const name = own ?? freshName(context.text, [...(local ? [local] : []), '_lock', '_guard']);
  const indent = indentAt(context.text, spanOf(first).start);
  const rest = own === undefined ? [replace(spanOf(placed, call), `${receiver}.${name}`)] : withoutLine(site);
  return rest && [linesAbove(context.text, spanOf(first).start, [`${indent}${maker}.${name} = ${made}`]), ...rest];
}

/** `self.lock = Lock()`: the line itself moves. */
function ownAttribute({ placed: { statement }, call }: Site, receiver: string): string | undefined {
  const target =
    statement.kind === 'assign' && statement.value === call && statement.targets.length === 1 ? statement.targets[0] : undefined;
  return target?.kind === 'attribute' && target.object.kind === 'name' && target.object.id === receiver ? target.name : undefined;
}

const isDocstring = (statement: Placed['statement']): boolean => statement.kind === 'expression' && statement.value.kind === 'constant';
