/**
 * Imports where the program and the library meet. A program may hold the library itself (CPython's own Lib): what the
 * tables model stays the library's, everything else is the program's. And a package without an `__init__` is no file,
 * so its name alone would look like a library.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Evaluator } from './evaluate.ts';
import { absoluteModule } from './module-path.ts';
import type { Program } from './program.ts';
import { starSource } from './star-imports.ts';
import type { Binding, ModuleSymbol } from './symbols.ts';
import { only, unknown, type ValueSet } from './value.ts';

/** What an import statement binds. */
export function importedValue(binding: Binding & { kind: 'import' }, evaluator: Evaluator): ValueSet {
  const { program } = evaluator;
  const path = absoluteModule(binding.module, binding.level, binding.from);
  if (path === undefined) return unknown;
  const module = program.moduleMeant(path, binding.level, binding.from);
  if (binding.name === undefined) return module ? only({ kind: 'module', module }) : library(path, program);
  if (!module) return outside(path, binding, program);
  const part = module === binding.from ? program.moduleNamed(`${module.name}.${binding.name}`) : undefined;
  return part ? only({ kind: 'module', module: part }) : moduleMember(module, binding.name, evaluator);
}

const library = (name: string, { models }: Program): ValueSet => only({ kind: 'library', name: models.canonical(name) });

/** `from path import name`, where `path` is no file of the program: a folder, a library, or, when relative, a file we do not have. */
function outside(path: string, { name, level, from }: Binding & { kind: 'import' }, program: Program): ValueSet {
  const full = `${path}.${name}`;
  const part = namespacesOf(program).has(path) ? program.moduleNamed(full) : undefined;
  if (part) return only({ kind: 'module', module: part });
  const isOurs = level > 0 || program.moduleMeant(path.split('.')[0] ?? path, level, from) !== undefined || namespacesOf(program).has(path);
  return isOurs ? unknown : library(full, program);
}

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

/** `module.name`: what the tables know of it, what the module binds, its submodule, what its stars bring. */
export function moduleMember(module: ModuleSymbol, name: string, evaluator: Evaluator): ValueSet {
  const { program } = evaluator;
  const modelled = modelledMember(module, name, program);
  if (modelled) return modelled;
  if (module.scope.bindings.has(name)) return evaluator.lookup(name, module.scope);
  const part = program.moduleNamed(`${module.name}.${name}`);
  return part ? only({ kind: 'module', module: part }) : (starredName(module, name, evaluator) ?? unknown);
}

/** A name that the module does not bind itself. */
export function starredName(module: ModuleSymbol, name: string, evaluator: Evaluator): ValueSet | undefined {
  const source = starSource(module, name, evaluator.program);
  if (!source) return undefined;
  if ('library' in source) return only({ kind: 'library', name: `${source.library}.${name}` });
  return moduleMember(source.module, name, evaluator);
}

/** `package.name`, where `package` is known by name only: a module of the program under it, or a namespace further down. */
export function submodule(owner: string, name: string, { program }: Evaluator): ValueSet | undefined {
  if (!namespacesOf(program).has(owner)) return undefined;
  const full = `${owner}.${name}`;
  const module = program.moduleNamed(full);
  return module && only({ kind: 'module', module });
}

/** The library's own thing, where the module of the program is the library's module and the tables know the name. */
function modelledMember(module: ModuleSymbol, name: string, program: Program): ValueSet | undefined {
  if (!libraryNames.test(module.name)) return undefined;
  const spelled = `${module.name}.${name}`;
  const full = program.models.canonical(spelled);
  const isModelled = full !== spelled || isInTables(module.name, name, program);
  return isModelled && program.store.get(isLibraryItself, module, undefined) ? only({ kind: 'library', name: full }) : undefined;
}

function isInTables(module: string, name: string, { models }: Program): boolean {
  const full = `${module}.${name}`;
  return (
    models.starBrings(module, name) ||
    models.lock(full) !== undefined ||
    models.synchronizer(full) !== undefined ||
    models.pool(full) !== undefined ||
    models.spawn(full) !== undefined ||
    models.blocking(full) !== undefined ||
    models.coroutine(full) !== undefined
  );
}

/** Modules of the standard library that a program may hold. */
const libraryNames = /^(_?threading|_?queue|asyncio|multiprocessing|concurrent|subprocess|socketserver)(\.|$)/;

/** What tells the library's module from a user's of the same name. Packages of these names are nobody else's. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  threading: ['Thread', 'Lock', 'Condition', 'Event', 'Barrier'],
  queue: ['Queue', 'LifoQueue', 'PriorityQueue', 'Empty', 'Full'],
  subprocess: ['Popen', 'CalledProcessError', 'check_output', 'PIPE'],
  socketserver: ['BaseServer', 'TCPServer', 'ThreadingMixIn', 'BaseRequestHandler'],
};

const isLibraryItself: Analysis<ModuleSymbol, boolean, undefined> = {
  name: 'is-library-itself',
  compute: (module) => {
    const names = Object.hasOwn(signatures, module.name) ? signatures[module.name] : undefined;
    return names ? names.every((name) => module.scope.bindings.has(name)) : module.isPackage || module.name.includes('.');
  },
};

/** Dotted names that are the beginning of a module's name. */
const namespaces: Analysis<Program, ReadonlySet<string>, Program> = {
  name: 'namespaces',
  compute: ({ modules }) => {
    const found = new Set<string>();
    for (const { name } of modules) for (let path = parentOf(name); path !== ''; path = parentOf(path)) found.add(path);
    return found;
  },
};

const namespacesOf = (program: Program): ReadonlySet<string> => program.store.get(namespaces, program, program);
