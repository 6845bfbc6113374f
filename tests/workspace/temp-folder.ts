/** Folders that exist for one test, and the disk as the server reads it. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

export interface TempFolder {
  /** Of a path below it, or of itself, as a client writes it. */
  uri(path?: string): string;
  readonly path: string;
  /** Writes files by path with `/`, and the folders they need. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
}

/** Gone when the test is. */
export async function tempFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<TempFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'interleave-files-')));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const uri = (below = ''): string => pathToFileURL(join(path, below)).href.replace(/\/$/, '');
  const folder = { path, uri, write: (more: typeof files) => writeAll(path, more) };
  await folder.write(files);
  return folder;
}

async function writeAll(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
