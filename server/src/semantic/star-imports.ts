/**
 * What `from module import *` brings: the names in `__all__`, else those without an underscore, the stars of the module
 * itself included. An `__all__` that is put together in other ways than from literals lets every public name through.
 */
import type { Analysis } from '../engine/analysis.ts';
import { sameItems } from '../engine/same.ts';
import type { Expression } from '../ir/expression.ts';
import { unwrap } from '../ir/visit.ts';
import { absoluteModule } from './module-path.ts';
import type { Program } from './program.ts';
import type { ModuleSymbol } from './symbols.ts';

/** Where a name comes from: a module of the program that binds it, or a library's module. */
export type StarSource = { readonly module: ModuleSymbol } | { readonly library: string };

/** The source of a name that `module` does not bind itself, if a star brings it. */
export function starSource(
  module: ModuleSymbol,
  name: string,
  program: Program,
  seen: readonly ModuleSymbol[] = [],
): StarSource | undefined {
  for (const star of module.starImports) {
    const path = absoluteModule(star.module, star.level, module);
    const source = path === undefined ? undefined : program.moduleMeant(path, star.level, module);
    if (source) {
      const found = source === module || seen.includes(source) ? undefined : exported(source, name, program, [...seen, module]);
      if (found) return found;
    } else if (path !== undefined && program.models.starBrings(path, name)) return { library: path };
  }
  return undefined;
}

function exported(module: ModuleSymbol, name: string, program: Program, seen: readonly ModuleSymbol[]): StarSource | undefined {
  const { names } = program.store.get(exports, module, undefined);
  if (names ? !names.includes(name) : name.startsWith('_')) return undefined;
  return module.scope.bindings.has(name) ? { module } : starSource(module, name, program, seen);
}

interface Exports {
  /** Undefined without an `__all__` that can be read. */
  readonly names: readonly string[] | undefined;
}

const exports: Analysis<ModuleSymbol, Exports, undefined> = {
  name: 'exports',
  equals: ({ names: before }, { names: after }) =>
    before === after || (before !== undefined && after !== undefined && sameItems(before, after)),
  compute: (module) => {
    const bindings = module.scope.bindings.get('__all__') ?? [];
    const lists = bindings.map((binding) => (binding.kind === 'value' ? stringsIn(binding.value) : undefined));
    const readable = lists.filter((each) => each !== undefined);
    return { names: lists.length > 0 && readable.length === lists.length ? readable.flat() : undefined };
  },
};

function stringsIn(node: Expression): readonly string[] | undefined {
  const value = unwrap(node);
  if (value.kind === 'binary' && value.operator === '+') {
    const [left, right] = [stringsIn(value.left), stringsIn(value.right)];
    return left && right && [...left, ...right];
  }
  if (value.kind !== 'collection' || value.type === 'dict') return undefined;
  const strings = value.elements.flatMap((each) => (each.kind === 'constant' && typeof each.value === 'string' ? [each.value] : []));
  return strings.length === value.elements.length ? strings : undefined;
}
