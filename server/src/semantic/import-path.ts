/**
 * Which file of the program an absolute import means (Python's search path, as far as the files tell it). First the
 * folders around the importing file that are no packages, from the inside out: scripts import their neighbours, and a
 * repository may hold several projects. Then folders that packages start in, such as `src`, if only one of them has the
 * module. Errs towards unknown: a name that two such folders have means neither.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Program } from './program.ts';
import type { ModuleSymbol } from './symbols.ts';

export function importedModule(path: string, from: ModuleSymbol, program: Program): ModuleSymbol | undefined {
  for (const folder of foldersAround(from)) {
    const found = isPackage(folder, program) ? undefined : program.moduleNamed(inFolder(folder, path));
    if (found) return found;
  }
  const [only, ...others] = (program.store.get(importRoots, program, program).get(firstOf(path)) ?? []).flatMap(
    (folder) => program.moduleNamed(inFolder(folder, path)) ?? [],
  );
  return others.length === 0 ? only : undefined;
}

/** Dotted, the innermost first; the last is the program's own, without a name. */
function foldersAround({ name }: ModuleSymbol): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentOf(name); folder !== ''; folder = parentOf(folder)) folders.push(folder);
  return [...folders, ''];
}

/** Folders below the program's own that imports may count from, by the first part of what they hold. */
const importRoots: Analysis<Program, ReadonlyMap<string, readonly string[]>, Program> = {
  name: 'import-roots',
  equals: (before, after) => before.size === after.size && [...before].every(([first, roots]) => after.get(first)?.join() === roots.join()),
  compute: (_, program) => {
    const roots = new Map<string, string[]>();
    for (const module of program.modules) {
      const root = rootOf(module, program);
      if (root === '' || root === module.name) continue;
      const first = firstOf(module.name.slice(root.length + 1));
      const known = roots.get(first) ?? [];
      if (!known.includes(root)) roots.set(first, [...known, root]);
    }
    return roots;
  },
};

/** The folder of the outermost package around a module, or the last `src` that is no package. */
function rootOf(module: ModuleSymbol, program: Program): string {
  let folder = module.isPackage ? module.name : parentOf(module.name);
  while (isPackage(folder, program)) folder = parentOf(folder);
  const source = /^(?:.*\.)?src(?=\.|$)/.exec(folder)?.[0];
  return source ?? (module.isPackage || isPackage(parentOf(module.name), program) ? folder : '');
}

const isPackage = (folder: string, program: Program): boolean => folder !== '' && program.moduleNamed(folder)?.isPackage === true;

const inFolder = (folder: string, path: string): string => (folder === '' ? path : `${folder}.${path}`);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));
const firstOf = (path: string): string => path.split('.')[0] ?? path;
