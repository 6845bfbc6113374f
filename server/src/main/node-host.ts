/** A Node process as host: data files lie beside the bundle, files of the workspace on the disk. */
import { readFile, stat } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Host } from '../workspace/host.ts';

/** Project files beyond this many bytes are no project files. */
const mostBytes = 1_000_000;

/** `bundle` is the URL of the file that runs; the data files lie in its folder. */
export const nodeHost = (bundle: string): Host => ({
  readAsset: (name) => readFile(new URL(name, bundle)),
  readAssetText: (name) => readFile(new URL(name, bundle), 'utf8'),
  readText,
  now: () => performance.now(),
  schedule,
});

async function readText(uri: string): Promise<string | undefined> {
  try {
    const path = fileURLToPath(uri);
    const status = await stat(path);
    // Opening a FIFO would wait for its writer.
    return status.isFile() && status.size <= mostBytes ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
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
