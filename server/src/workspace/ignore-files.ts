/**
 * The .gitignore files that speak about a folder, as git reads them: the innermost that mentions a path decides,
 * `.git/info/exclude` counts less than all of them, and the repository says whether upper and lower case differ. Errs
 * towards checking: the user's own excludes, outside the repository, are not read.
 */
import { below, type FileSystem, joined, parentOf, readPlainText } from './file-system.ts';
import { type IgnoreTest, ignoreTest } from './files.ts';

/** One such file, and the folder its paths are relative to. */
interface IgnoreFile {
  readonly folder: string;
  readonly test: IgnoreTest;
}

export interface Ignores {
  readonly ignoreCase: boolean;
  /** From the outermost to the innermost. */
  readonly list: readonly IgnoreFile[];
}

const none: Ignores = { ignoreCase: false, list: [] };

/** A directory's path ends in `/` here. */
export function isIgnored({ list }: Ignores, path: string): boolean {
  for (const { folder, test } of [...list].reverse()) {
    const inside = below(folder, path);
    const verdict = inside === undefined ? undefined : test(inside);
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}

/** Those above it, and the .gitignore in `folder`. */
export const withIgnoresIn = (folder: string, above: Ignores, files: FileSystem): Promise<Ignores> =>
  withFile(folder, '.gitignore', above, files);

/** Those of the repository's folders above `start`; none where they ignore `start` itself, for the user named it. */
export async function ignoresAbove(start: string, files: FileSystem): Promise<Ignores> {
  const folders = await repositoryFolders(start, files);
  const [root] = folders;
  if (root === undefined) return none;
  let ignores = await withFile(root, '.git/info/exclude', { ignoreCase: await ignoresCase(root, files), list: [] }, files);
  for (const folder of folders.slice(0, -1)) ignores = await withIgnoresIn(folder, ignores, files);
  return isIgnored(ignores, `${start}/`) ? { ...ignores, list: [] } : ignores;
}

/** From the root of the repository that `start` lies in down to `start`; none outside of repositories. */
async function repositoryFolders(start: string, files: FileSystem): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder: string | undefined = start; folder !== undefined; folder = parentOf(folder)) {
    folders.unshift(folder);
    if ((await files.status(joined(folder, '.git'))).kind !== 'missing') return folders;
  }
  return [];
}

/** Git finds out when it makes a repository. */
const ignoresCase = async (root: string, files: FileSystem): Promise<boolean> =>
  /^\s*ignorecase\s*=\s*true\b/im.test((await readPlainText(joined(root, '.git/config'), files)) ?? '');

async function withFile(folder: string, name: string, { ignoreCase, list }: Ignores, files: FileSystem): Promise<Ignores> {
  const text = await readPlainText(joined(folder, name), files);
  return { ignoreCase, list: text === undefined ? list : [...list, { folder, test: ignoreTest(text, ignoreCase) }] };
}
