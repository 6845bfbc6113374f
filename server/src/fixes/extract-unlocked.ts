/**
 * A function whose whole body is `with lock:` is split: `_name_unlocked` takes the body, the function keeps
 * the lock and calls it, and the call at `at`, made while the lock is held, goes straight to the unlocked
 * half. Args: `lock`, the text of the lock; `method`, the function's name. Refuses what would not run alike:
 * generators, unknown decorators, overridden methods, defaults that are objects.
 */
import type { TextEdit } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import type { FunctionIr, Parameter } from '../ir/module.ts';
import type { FunctionStatement, With } from '../ir/statement.ts';
import { forEachStatement } from '../ir/visit.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { bindersOf } from './imports.ts';
import { LinePatch } from './line-patch.ts';
import { mentionsAnywhere } from './names.ts';
import { callAt, isBroken, moduleSuite, type Placed, pathAt, type Step, spanOf, statementsIn } from './navigate.ts';
import { endOfComments, indentAt, lineBelow, lineEnd, ownsLines, replace, sliceOf } from './source.ts';

interface Helper {
  readonly placed: Placed<FunctionStatement>;
  readonly isMethod: boolean;
  readonly section: With;
}

export const extractUnlocked: FixBuilder = (context, at, { lock = '', method = '' }) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  const callee = placed && !isBroken(path) ? callAt(placed, at)?.callee : undefined;
  const helper = callee && findHelper(context, path, callee, method);
  const unlocked = `_${method.replace(/^_+|_+$/g, '')}_unlocked`;
  if (!placed || !helper || mentionsAnywhere(context.text, unlocked) || !isSplittable(context, helper, lock)) return undefined;
  const name = callee.kind === 'attribute' ? callee.nameSpan : callee;
  return [replace(spanOf(placed, name), unlocked), ...split(context, helper, unlocked)];
};

/** `self.method` of the class around the call, or `method` of the module. */
function findHelper(context: FixContext, path: readonly Step[], callee: Expression, method: string): Helper | undefined {
  if (callee.kind === 'name') return callee.id === method ? functionOf(context, path, method) : undefined;
  if (callee.kind !== 'attribute' || callee.name !== method || callee.object.kind !== 'name') return undefined;
  const depth = path.findLastIndex((step) => step.suite.part === 'class');
  const step = path[depth];
  const owner = step?.placed.statement;
  if (!step || owner?.kind !== 'function' || owner.fn.parameters[0]?.name !== callee.object.id) return undefined;
  const cls = step.suite.owner?.statement;
  const helper = helperIn(step.suite.statements, method, true);
  return helper && cls?.kind === 'class' && !overriddenIn(context, cls.cls.name, method) ? helper : undefined;
}

function functionOf(context: FixContext, path: readonly Step[], name: string): Helper | undefined {
  const helper = helperIn(moduleSuite(context.module).statements, name, false);
  const binders = bindersOf(context, path, name);
  return helper && binders.length === 1 && binders !== 'parameter' && binders[0]?.statement === helper.placed.statement
    ? helper
    : undefined;
}

function helperIn(statements: readonly Placed[], name: string, isMethod: boolean): Helper | undefined {
  const found = statements.filter(({ statement }) => statement.kind === 'function' && statement.fn.name === name);
  const [placed] = found;
  if (found.length !== 1 || placed?.statement.kind !== 'function' || placed.unit?.hasError) return undefined;
  const { statements: body } = placed.statement.fn.body;
  const section = isDocstring(body[0]) ? body[1] : body[0];
  if (section?.kind !== 'with' || section !== body.at(-1)) return undefined;
  return { placed: { ...placed, statement: placed.statement }, isMethod, section };
}

const isDocstring = (statement: FunctionIr['body']['statements'][number] | undefined): boolean =>
  statement?.kind === 'expression' && statement.value.kind === 'constant' && statement.value.type === 'str';

/** Some class of the file that descends from `cls` defines `method` as well. */
function overriddenIn({ module }: FixContext, cls: string, method: string): boolean {
  const classes = statementsIn([moduleSuite(module)], true).flatMap(({ statement }) => (statement.kind === 'class' ? [statement.cls] : []));
  const family = new Set([cls]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const each of classes) if (each.bases.some(({ value }) => value.kind === 'name' && family.has(value.id))) family.add(each.name);
  }
  return classes.some(
    (each) =>
      each.name !== cls &&
      family.has(each.name) &&
      each.members.some(({ unit: { statement } }) => statement.kind === 'function' && statement.fn.name === method),
  );
}

function isSplittable({ text }: FixContext, { placed, section, isMethod }: Helper, lock: string): boolean {
  const { fn } = placed.statement;
  const [item] = section.items;
  const takesLock = item && section.items.length === 1 && !item.target && sliceOf(text, spanOf(placed, item.context)) === lock;
  const decorators = fn.decorators.map((each) => sliceOf(text, spanOf(placed, each)));
  return (
    takesLock === true &&
    !callsBase(text, placed) &&
    !fn.isGenerator &&
    (!section.isAsync || fn.isAsync) &&
    decorators.every((each) => binding.includes(each) || harmless.includes(each)) &&
    (!isMethod || hasReceiver(fn)) &&
    fn.parameters.every((each) => isPlainDefault(each.default)) &&
    bodyStart(text, placed, section) !== undefined
  );
}

/** The method of the base class may take the lock as well: then the split would mend nothing. */
const callsBase = (text: string, placed: Placed<FunctionStatement>): boolean =>
  new RegExp(`\\bsuper\\([^()]*\\)\\s*\\.\\s*${placed.statement.fn.name}\\b`).test(sliceOf(text, spanOf(placed)));

/** Where the line below `with lock:` starts; `undefined` when that is not one line of its own, above its suite. */
function bodyStart(text: string, placed: Placed, section: With): number | undefined {
  const start = spanOf(placed, section).start;
  const end = lineEnd(text, start);
  const isHead = /^[^#'"]*:[ \t]*(?:#.*)?$/.test(text.slice(start, end));
  return isHead && end < spanOf(placed, section.body).start && ownsLines(text, { start, end }) ? lineBelow(text, end) : undefined;
}

/** The unlocked half of a class method is one too. Any decorator not named here would be passed by. */
const binding = ['classmethod'];
const harmless = ['override', 'typing.override', 'final', 'typing.final'];

const hasReceiver = ({ parameters: [first] }: FunctionIr): boolean => first?.kind === 'positional' || first?.kind === 'positional-only';

/** Each half has its own defaults: an object that keeps state would become two. */
const isPlainDefault = (value: Expression | undefined): boolean =>
  value === undefined || ['constant', 'name', 'attribute', 'unary'].includes(value.kind);

function split(context: FixContext, helper: Helper, unlocked: string): readonly TextEdit[] {
  const { text } = context;
  const { placed, section, isMethod } = helper;
  const { fn } = placed.statement;
  const [outer, middle] = [indentAt(text, spanOf(placed, fn.nameSpan).start), indentAt(text, spanOf(placed, section).start)];
  const inner = indentAt(text, spanOf(placed, section.body).start);
  const patch = new LinePatch(text, {
    start: bodyStart(text, placed, section) ?? spanOf(placed, section.body).start,
    end: endOfComments(text, spanOf(placed, section.body).end, inner),
  });
  patch.indent(0, patch.count - 1, inner, middle);
  const head = text.slice(spanOf(placed, fn.nameSpan).end, spanOf(placed, fn.headerSpan).end).replace(/:?\s*$/, ':');
  const decorators = fn.decorators.map((each) => sliceOf(text, spanOf(placed, each))).filter((each) => binding.includes(each));
  const gap = isMethod || outer !== '' ? [''] : ['', ''];
  patch.prepend(0, [
    `${inner}${delegation(fn, isMethod, unlocked)}`,
    ...gap,
    ...decorators.map((each) => `${outer}@${each}`),
    `${outer}${fn.isAsync ? 'async ' : ''}def ${unlocked}${head}`,
  ]);
  return patch.edits();
}

/** `return await self._name_unlocked(a, *rest, key=key)` */
function delegation(fn: FunctionIr, isMethod: boolean, unlocked: string): string {
  const [receiver] = isMethod ? fn.parameters : [];
  const passed = fn.parameters
    .slice(receiver ? 1 : 0)
    .map(passOn)
    .join(', ');
  const returns = returnsValue(fn) ? 'return ' : '';
  return `${returns}${fn.isAsync ? 'await ' : ''}${receiver ? `${receiver.name}.` : ''}${unlocked}(${passed})`;
}

function passOn({ name, kind }: Parameter): string {
  const prefix = { positional: '', 'positional-only': '', 'keyword-only': `${name}=`, vararg: '*', kwarg: '**' }[kind];
  return prefix + name;
}

function returnsValue({ body }: FunctionIr): boolean {
  let found = false;
  forEachStatement(body, (statement) => {
    found ||= statement.kind === 'return' && statement.value !== undefined;
  });
  return found;
}
