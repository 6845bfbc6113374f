/**
 * The Python files below a folder. Directories are walked depth first in the order of their names; links to directories
 * are not followed, so no loop and no way out of the tree exists, and ignored or excluded places are not entered.
 * Editor and command line find their files here. Errs towards saying: what looks like Python and cannot be read is
 * told with its reason.
 */
import { below, type DirectoryEntry, type FileSystem, joined, nameOf } from './file-system.ts';
import { isExcludedDirectory, isPythonFile, type PathTest, type SkipReason } from './files.ts';
import { type Ignores, ignoresAbove, isIgnored, withIgnoresIn } from './ignore-files.ts';

export interface DiscoveryOptions {
  readonly files: FileSystem;
  /** `excluded` gets paths relative to `root`. */
  readonly root: string;
  readonly excluded: PathTest;
}

/** A file to check, or something that cannot be. */
export type Discovered = { readonly path: string; readonly skip?: SkipReason };

/** Whoever stops asking ends the walk. */
export async function* discover(start: string, options: DiscoveryOptions): AsyncGenerator<Discovered> {
  const { files } = options;
  const stack: Folder[] = [{ path: start, ignores: await ignoresAbove(start, files) }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const entries = await files.readDirectory(next.path);
    if (!entries) yield { path: next.path, skip: 'unreadable' };
    else if (next.path === start || !isEnvironment(entries)) stack.push(...(yield* contents(next, entries, options)));
  }
}

/** Whether the walk below `start` would come to a file at `path`, be it there or not. */
export async function isDiscoverable(path: string, start: string, options: DiscoveryOptions): Promise<boolean> {
  const names = below(start, path)?.split('/');
  if (!names || !isPythonFile(nameOf(path))) return false;
  let folder: Folder = { path: start, ignores: await ignoresAbove(start, options.files) };
  for (const [index, name] of names.entries()) {
    const ignores = await withIgnoresIn(folder.path, folder.ignores, options.files);
    const isDirectory = index < names.length - 1;
    const next = { path: joined(folder.path, name), ignores };
    if ((isDirectory && isExcludedDirectory(name)) || isLeftOut(next, isDirectory, options)) return false;
    if (isDirectory && (await options.files.status(joined(next.path, 'pyvenv.cfg'))).kind === 'file') return false;
    folder = next;
  }
  return true;
}

interface Folder {
  readonly path: string;
  /** Of the folders above it. */
  readonly ignores: Ignores;
}

const isEnvironment = (entries: readonly DirectoryEntry[]): boolean => entries.some(({ name }) => name === 'pyvenv.cfg');

/** Tells the files of a folder and returns its folders to walk, last first: a stack, for directories may nest without end. */
async function* contents(
  folder: Folder,
  entries: readonly DirectoryEntry[],
  options: DiscoveryOptions,
): AsyncGenerator<Discovered, readonly Folder[]> {
  const hasIgnores = entries.some(({ name }) => name === '.gitignore');
  const ignores = hasIgnores ? await withIgnoresIn(folder.path, folder.ignores, options.files) : folder.ignores;
  const folders: Folder[] = [];
  for (const { name, kind } of [...entries].sort(byName)) {
    const found = { path: joined(folder.path, name), ignores };
    if (kind === 'directory') {
      if (!isExcludedDirectory(name) && !isLeftOut(found, true, options)) folders.unshift(found);
    } else if (isPythonFile(name) && !isLeftOut(found, false, options)) yield* file(found.path, kind, options.files);
  }
  return folders;
}

async function* file(path: string, kind: DirectoryEntry['kind'], files: FileSystem): AsyncGenerator<Discovered> {
  if (kind === 'file') yield { path };
  else if (kind !== 'link') yield { path, skip: 'not-a-file' };
  else {
    const status = await files.status(path);
    if (status.kind === 'file') yield { path };
    else if (status.kind !== 'directory') yield { path, skip: skipOf(status.kind) };
  }
}

const skipOf = (kind: 'missing' | 'other' | 'unreadable'): SkipReason =>
  kind === 'missing' ? 'broken-link' : kind === 'other' ? 'not-a-file' : 'unreadable';

function isLeftOut({ path, ignores }: Folder, isDirectory: boolean, { root, excluded }: DiscoveryOptions): boolean {
  return isIgnored(ignores, isDirectory ? `${path}/` : path) || excluded(below(root, path) ?? path);
}

const byName = (a: DirectoryEntry, b: DirectoryEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
