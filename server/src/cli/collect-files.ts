/**
 * The files a list of PATHs stands for. Directories are walked in a fixed order; links to directories are not
 * followed, so no loop and no way out of the tree exists, and ignored or excluded places are not entered. A file
 * named outright is taken whatever its name. Errs towards saying: what looks like Python and cannot be read is skipped
 * with its reason.
 */
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { IgnoreTest, PathTest, SkipReason } from '../workspace/files.ts';
import { ignoreTest, isExcludedDirectory, isPythonFile } from '../workspace/files.ts';
import type { DirectoryEntry, FileSystem } from './host.ts';
import { compare } from './report.ts';

export interface Collected {
  /** Absolute, without repetition, in order of discovery. */
  readonly files: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
}
export type Collection =
  | { readonly kind: 'collected'; readonly collected: Collected }
  | { readonly kind: 'missing'; readonly path: string };

export interface CollectOptions {
  readonly files: FileSystem;
  readonly workingDirectory: string;
  /** `excluded` gets paths relative to `root`, with `/`. */
  readonly root: string;
  readonly excluded: PathTest;
}

/** Stops at the first PATH that does not exist. */
export async function collectFiles(paths: readonly string[], options: CollectOptions): Promise<Collection> {
  const walk = new Walk(options);
  for (const path of paths) {
    const absolute = resolve(options.workingDirectory, path);
    const status = await options.files.status(absolute);
    if (status.kind === 'missing') return { kind: 'missing', path };
    if (status.kind === 'directory') await walk.directory(absolute, await walk.ignoresAbove(absolute));
    else if (status.kind === 'file') walk.take(absolute);
    else walk.skip(absolute, status.kind === 'other' ? 'not-a-file' : 'unreadable');
  }
  return { kind: 'collected', collected: walk.result() };
}

/** A .gitignore and the folder its paths are relative to. */
interface IgnoreFile {
  readonly folder: string;
  readonly test: IgnoreTest;
}

class Walk {
  private readonly options: CollectOptions;
  private readonly taken = new Set<string>();
  private readonly skipped = new Map<string, SkipReason>();

  constructor(options: CollectOptions) {
    this.options = options;
  }

  result(): Collected {
    return { files: [...this.taken], skipped: [...this.skipped].map(([path, reason]) => ({ path, reason })) };
  }

  take(path: string): void {
    this.taken.add(path);
  }

  skip(path: string, reason: SkipReason): void {
    this.skipped.set(path, reason);
  }

  /** The .gitignore files from the repository's root down to `start`'s parent; none when they ignore `start` itself, for the user named it. */
  async ignoresAbove(start: string): Promise<readonly IgnoreFile[]> {
    const ignores: IgnoreFile[] = [];
    for (let folder = start; ; folder = dirname(folder)) {
      if ((await this.options.files.status(join(folder, '.git'))).kind !== 'missing') break;
      const above = dirname(folder);
      if (above === folder) return [];
      ignores.unshift(...(await this.ignoresIn(above)));
    }
    return isIgnored(ignores, `${start}${sep}`) ? [] : ignores;
  }

  private async ignoresIn(folder: string): Promise<readonly IgnoreFile[]> {
    const bytes = await this.options.files.readFile(join(folder, '.gitignore'));
    return bytes ? [{ folder, test: ignoreTest(new TextDecoder().decode(bytes)) }] : [];
  }

  /** Depth first, by name; a stack instead of recursion, for directories may nest without end. */
  async directory(start: string, above: readonly IgnoreFile[]): Promise<void> {
    const stack = [{ path: start, ignores: above }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const entries = await this.options.files.readDirectory(next.path);
      if (!entries) this.skip(next.path, 'unreadable');
      else if (next.path === start || !entries.some(({ name }) => name === 'pyvenv.cfg'))
        stack.push(...(await this.entries(next.path, entries, next.ignores)));
    }
  }

  /** Takes the files of a directory and returns its directories to walk, last first. */
  private async entries(folder: string, entries: readonly DirectoryEntry[], above: readonly IgnoreFile[]) {
    const ignores = entries.some(({ name }) => name === '.gitignore') ? [...above, ...(await this.ignoresIn(folder))] : above;
    const directories: { readonly path: string; readonly ignores: readonly IgnoreFile[] }[] = [];
    for (const entry of [...entries].sort((a, b) => compare(a.name, b.name))) {
      const path = join(folder, entry.name);
      if (entry.kind === 'directory') {
        if (!isExcludedDirectory(entry.name) && !this.isLeftOut(path, true, ignores)) directories.unshift({ path, ignores });
      } else if (isPythonFile(entry.name) && !this.isLeftOut(path, false, ignores)) await this.file(path, entry);
    }
    return directories;
  }

  private async file(path: string, entry: DirectoryEntry): Promise<void> {
    if (entry.kind === 'file') this.take(path);
    else if (entry.kind === 'other') this.skip(path, 'not-a-file');
    else {
      const { kind } = await this.options.files.status(path);
      if (kind === 'file') this.take(path);
      else if (kind !== 'directory') this.skip(path, kind === 'missing' ? 'broken-link' : kind === 'other' ? 'not-a-file' : 'unreadable');
    }
  }

  private isLeftOut(path: string, isDirectory: boolean, ignores: readonly IgnoreFile[]): boolean {
    return isIgnored(ignores, isDirectory ? `${path}${sep}` : path) || this.options.excluded(slashed(relative(this.options.root, path)));
  }
}

export const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The innermost .gitignore that mentions the path decides. `path` ends in a separator for a directory. */
function isIgnored(ignores: readonly IgnoreFile[], path: string): boolean {
  for (const { folder, test } of [...ignores].reverse()) {
    const inside = slashed(path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1));
    const verdict = inside === '' ? undefined : test(inside);
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}
