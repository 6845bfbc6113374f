/** A Node process as host: data files lie beside the bundle, files of the workspace on the disk. */
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Host } from '../workspace/host.ts';
import { nodeFiles } from './node-files.ts';

/** `bundle` is the URL of the file that runs; the data files lie in its folder. */
export const nodeHost = (bundle: string): Host => ({
  readAsset: (name) => readFile(new URL(name, bundle)),
  readAssetText: (name) => readFile(new URL(name, bundle), 'utf8'),
  files: nodeFiles(diskPath),
  now: () => performance.now(),
  schedule,
});

/** Of a URI without percent-encoding; the name of a machine goes in front of its share. */
function diskPath(file: string): string | undefined {
  if (!file.startsWith('file://')) return undefined;
  const path = file.slice('file://'.length);
  if (!path.startsWith('/')) return `//${path}`;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/** `setImmediate` lets waiting messages in first and costs no millisecond, as a timer of zero would. */
function schedule(task: () => void, milliseconds: number): () => void {
  if (milliseconds > 0) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  }
  const turn = setImmediate(task);
  return () => clearImmediate(turn);
}
