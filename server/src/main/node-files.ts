/** The disk as a file system; `pathOf` says what the machine calls a path of ours, undefined for what is not on the disk. */
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import type { DirectoryEntry, EntryKind, FileSystem, PathStatus } from '../workspace/file-system.ts';
import { decode } from './decode.ts';

export const nodeFiles = (pathOf: (path: string) => string | undefined = (path) => path): FileSystem => ({
  status: (path) => status(pathOf(path)),
  readDirectory: (path) => readDirectory(pathOf(path)),
  readFile: (path) => readRegularFile(pathOf(path)),
  decode,
});

async function status(path: string | undefined): Promise<PathStatus> {
  if (path === undefined) return { kind: 'missing' };
  try {
    return statusOf(await stat(path));
  } catch (error) {
    return { kind: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

async function readDirectory(path: string | undefined): Promise<readonly DirectoryEntry[] | undefined> {
  if (path === undefined) return undefined;
  try {
    return (await readdir(path, { withFileTypes: true })).map((entry): DirectoryEntry => ({ name: entry.name, kind: kindOf(entry) }));
  } catch {
    return undefined;
  }
}

async function readRegularFile(path: string | undefined): Promise<Uint8Array | undefined> {
  if (path === undefined) return undefined;
  try {
    // Opening a FIFO would wait for its writer.
    return (await stat(path)).isFile() ? await readFile(path) : undefined;
  } catch {
    return undefined;
  }
}

const statusOf = (status: Stats): PathStatus => ({
  kind: status.isFile() ? 'file' : status.isDirectory() ? 'directory' : 'other',
  bytes: status.size,
});

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** A broken or circular link, a missing file, a path through a file. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(String(error.code));
