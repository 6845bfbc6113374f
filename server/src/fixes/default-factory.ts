/**
 * `lock: Lock = Lock()` of a dataclass becomes `lock: Lock = field(default_factory=Lock)`, import included; `at` is
 * the constructor call. Errs towards `undefined`: arguments, a decorator whose import is not certain.
 */
import type { TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { bindersOf, extendImport, type ImportItem, importOf } from './imports.ts';
import { callAt, isBroken, pathAt, type Step, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const defaultFactory: FixBuilder = (context, at) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callAt(placed, at);
  const field = fieldOf(context, path);
  if (!call || !field || isBroken(path) || call.arguments.length > 0) return undefined;
  const factory = sliceOf(context.text, spanOf(placed, call.callee));
  return [replace(spanOf(placed, call), `${field.name}(default_factory=${factory})`), ...field.edits];
};

/** How `dataclasses.field` is called here, and what makes that name known. */
function fieldOf(context: FixContext, path: readonly Step[]): { readonly name: string; readonly edits: readonly TextEdit[] } | undefined {
  const owner = path.findLast(({ placed }) => placed.statement.kind === 'class')?.placed;
  if (owner?.statement.kind !== 'class') return undefined;
  for (const decorator of owner.statement.cls.decorators) {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    if (callee.kind === 'attribute' && callee.name === 'dataclass')
      return { name: `${sliceOf(context.text, spanOf(owner, callee.object))}.field`, edits: [] };
    const imported = callee.kind === 'name' ? importOf(context, path, callee.id) : undefined;
    if (imported?.path === 'dataclasses.dataclass' && imported.item) return importedField(context, path, imported.item);
  }
  return undefined;
}

function importedField(context: FixContext, path: readonly Step[], item: ImportItem): ReturnType<typeof fieldOf> {
  const present = item.placed.statement.names.find(({ name }) => name === 'field');
  if (present) return { name: present.alias ?? 'field', edits: [] };
  return bindersOf(context, path, 'field').length === 0 ? { name: 'field', edits: extendImport(context, item, 'field') } : undefined;
}
