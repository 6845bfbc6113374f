/**
 * The dotted name under which other files would import a file. Exact for paths below a root of packages; a file
 * outside every root is known by its stem alone, which errs towards unknown imports, never towards a wrong one.
 */

export interface ModuleName {
  readonly moduleName: string;
  /** The file is the `__init__` of the package it is named after. */
  readonly isPackage: boolean;
}

/** `file` and `roots` are paths or URIs with `/`; roots have no final slash. */
export function moduleName(file: string, roots: readonly string[]): ModuleName {
  const inside = roots.filter((root) => file.startsWith(`${root}/`)).sort((a, b) => b.length - a.length)[0];
  const path = inside === undefined ? file.slice(file.lastIndexOf('/') + 1) : file.slice(inside.length + 1);
  const parts = path.replace(/\.[^./]*$/, '').split('/');
  const isPackage = parts.at(-1) === '__init__' && parts.length > 1;
  return { moduleName: (isPackage ? parts.slice(0, -1) : parts).join('.'), isPackage };
}
