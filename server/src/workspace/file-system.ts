/**
 * Files and folders as the outside world lends them. A path has `/` between its names, whatever the machine writes:
 * `/home/me/app.py`, `C:/app.py`, or a URI without its percent-encoding, `file:///home/me/app.py`. Names of folders
 * have no final slash, but for a root.
 */
import { type Decode, latin1 } from './files.ts';

export type EntryKind = 'file' | 'directory' | 'link' | 'other';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** What a path leads to, links followed. */
export type PathStatus =
  | { readonly kind: 'file' | 'directory' | 'other'; readonly bytes: number }
  | { readonly kind: 'missing' | 'unreadable' };

/** Nothing here throws or rejects: undefined stands for "cannot be read". */
export interface FileSystem {
  status(path: string): Promise<PathStatus>;
  readDirectory(path: string): Promise<readonly DirectoryEntry[] | undefined>;
  readFile(path: string): Promise<Uint8Array | undefined>;
  readonly decode: Decode;
}

/** Of a host that has none. */
export const noFiles: FileSystem = {
  status: () => Promise.resolve({ kind: 'missing' }),
  readDirectory: () => Promise.resolve(undefined),
  readFile: () => Promise.resolve(undefined),
  decode: () => undefined,
};

export const joined = (folder: string, name: string): string => (folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`);

/** Undefined for a root. */
export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || slash === path.length - 1) return undefined;
  const isRoot = slash === 0 || path[slash - 1] === '/' || /(?:^|\/)[A-Za-z]:$/.test(path.slice(0, slash));
  return path.slice(0, isRoot ? slash + 1 : slash);
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The way from a folder to something below it; undefined for anything else. */
export function below(folder: string, path: string): string | undefined {
  const start = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  return path.length > start.length && path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** A text that is not Python: UTF-8, else byte by byte, for its names may still be plain. */
export async function readPlainText(path: string, files: FileSystem): Promise<string | undefined> {
  const bytes = await files.readFile(path);
  return bytes && (files.decode(bytes, 'utf-8') ?? latin1(bytes));
}
