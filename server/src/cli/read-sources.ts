/**
 * Reads and decodes the files of a check, a few at a time: enough to hide the disk's latency, few enough to keep open
 * files and memory bounded.
 */
import type { Decode, Decoded } from '../workspace/files.ts';
import { decodeSource } from '../workspace/files.ts';
import type { FileSystem } from './host.ts';

export interface ReadFile {
  /** Absolute. */
  readonly path: string;
  readonly decoded: Decoded;
}

const atOnce = 16;

/** Answers in the order of `paths`, whatever order the disk answers in. `mostBytes` is the size beyond which a file is not read at all. */
export async function readSources(paths: readonly string[], files: FileSystem, mostBytes: number): Promise<readonly ReadFile[]> {
  const results = new Array<ReadFile>(paths.length);
  const queue = paths.entries();
  const worker = async (): Promise<void> => {
    for (const [index, path] of queue) results[index] = { path, decoded: await readSource(path, files, mostBytes) };
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, paths.length) }, worker));
  return results;
}

async function readSource(path: string, files: FileSystem, mostBytes: number): Promise<Decoded> {
  const status = await files.status(path);
  if (status.kind === 'file' && status.bytes > mostBytes) return { kind: 'skipped', reason: 'too-large' };
  const bytes = status.kind === 'file' ? await files.readFile(path) : undefined;
  return bytes ? decodeBytes(bytes) : { kind: 'skipped', reason: 'unreadable' };
}

export const decodeBytes = (bytes: Uint8Array): Decoded => decodeSource(bytes, decode);

const decode: Decode = (bytes, label) => {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};
