/**
 * The Python the properties are tried on: the programs of the rules' fixtures, files alone and folders of files that
 * are one program, and a few programs of several files written for this purpose.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../support/check.ts';

const rules = fileURLToPath(new URL('../rules', import.meta.url));
const own = fileURLToPath(new URL('./programs', import.meta.url));

export interface NamedText {
  /** Where it comes from, for whoever reads a failure. */
  readonly name: string;
  readonly text: string;
}
export interface NamedFiles {
  readonly name: string;
  readonly files: Files;
}

const slashed = (path: string): string => path.split(sep).join('/');
const read = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py'))
      .sort()
      .map((path) => [slashed(path), readFileSync(join(folder, path), 'utf8')]),
  );

/** Every fixture that is a program by itself. */
export const singleFiles: readonly NamedText[] = Object.entries(read(rules))
  .filter(([path]) => !path.includes('/multi/') && !path.endsWith('.fixed.py'))
  .map(([name, text]) => ({ name, text }));

/** Every folder of files that are one program. */
export const severalFiles: readonly NamedFiles[] = [
  ...foldersIn(own),
  ...foldersIn(rules).flatMap((rule) => foldersIn(join(rule, 'multi'))),
]
  .map((folder) => ({ name: slashed(relative(join(rules, '..'), folder)), files: read(folder) }))
  .filter(({ files }) => Object.keys(files).length > 1);

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}
