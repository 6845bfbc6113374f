/**
 * Reads and decodes Python sources, a few at a time: enough to hide the disk's latency, few enough to keep open
 * files and memory bounded.
 */
import type { FileSystem } from './file-system.ts';
import { type Decoded, decodeSource } from './files.ts';

export interface ReadFile {
  readonly path: string;
  readonly decoded: Decoded;
}

const atOnce = 16;

/** Far beyond what is analysed, so that the service says so in its own words; only what would not fit into memory is left on the disk. */
const mostBytes = 64 * 1024 * 1024;

/** Answers in the order of `paths`, whatever order the disk answers in. */
export async function readSources(paths: readonly string[], files: FileSystem): Promise<readonly ReadFile[]> {
  const results = new Array<ReadFile>(paths.length);
  const queue = paths.entries();
  const worker = async (): Promise<void> => {
    for (const [index, path] of queue) results[index] = { path, decoded: await readSource(path, files) };
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, paths.length) }, worker));
  return results;
}

export async function readSource(path: string, files: FileSystem): Promise<Decoded> {
  const status = await files.status(path);
  if (status.kind === 'file' && status.bytes > mostBytes) return { kind: 'skipped', reason: 'too-large' };
  const bytes = status.kind === 'file' ? await files.readFile(path) : undefined;
  return bytes ? decodeSource(bytes, files.decode) : { kind: 'skipped', reason: 'unreadable' };
}
