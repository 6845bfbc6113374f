/**
 * Takes in all files that wait. Other threads help to parse them: this one begins at the front, the others at the back,
 * until they meet. What is taken in, and in which order, does not depend on who parsed it, nor on how many there are.
 */
import type { Service } from '../service/index.ts';
import type { ParseThreads } from './host.ts';

/** Less than this many UTF-16 units are parsed before another thread has started. */
const worthAThread = 400_000;

/** `start` makes the other threads; they are gone when this is done. Answers which files could not be read, which is never to be. */
export async function takeIn(service: Service, start: () => ParseThreads | undefined): Promise<ReadonlySet<string>> {
  const files = service.waitingTexts();
  const failed = new Set<string>();
  const prepare: Prepare = (file, tree) => {
    try {
      service.prepare(file, tree);
    } catch {
      // One file must not cost the report on all others (invariant I4).
      service.removeFile(file);
      failed.add(file);
    }
  };
  const threads = files.reduce((sum, { text }) => sum + text.length, 0) < worthAThread ? undefined : start();
  try {
    if (threads) await parseTogether(files, prepare, threads);
    else for (const { file } of files) prepare(file);
  } finally {
    threads?.end();
  }
  service.takeIn();
  return failed;
}

type Prepare = (...file: Parameters<Service['prepare']>) => void;

async function parseTogether(files: ReturnType<Service['waitingTexts']>, prepare: Prepare, threads: ParseThreads): Promise<void> {
  let front = 0;
  let back = files.length;
  while (front < back || threads.busy) {
    for (let next = files[back - 1]; next && front < back && threads.give(next); next = files[back - 1]) back -= 1;
    const done = threads.take();
    const own = done ? undefined : files[front];
    if (done) prepare(done.file, done.tree);
    else if (own && front < back) {
      front += 1;
      prepare(own.file);
    } else {
      const awaited = await threads.wait();
      prepare(awaited.file, awaited.tree);
    }
  }
}
