/**
 * The dotted name of a file, counted from the folder its program starts at. It is unique in the program, and it is what
 * imports between the program's own files are resolved to; shorter names that an import may write (below `src`, next to
 * a script) are found by `server/src/semantic/import-path.ts`. A file that is a program by itself is known by its stem.
 */
import { below, nameOf } from './file-system.ts';

export interface ModuleName {
  readonly moduleName: string;
  /** The file is the `__init__` of the package it is named after. */
  readonly isPackage: boolean;
}

/** Of several roots the innermost counts; without one the file is alone. */
export function moduleName(file: string, roots: readonly string[]): ModuleName {
  const paths = roots.flatMap((root) => below(root, file) ?? []).sort((a, b) => a.length - b.length);
  const path = paths[0] ?? nameOf(file);
  const parts = path
    .replace(/^\/+/, '')
    .replace(/\.[^./]*$/, '')
    .split('/');
  const isPackage = parts.at(-1) === '__init__' && parts.length > 1;
  return { moduleName: (isPackage ? parts.slice(0, -1) : parts).join('.'), isPackage };
}
