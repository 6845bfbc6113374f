/**
 * The files a list of PATHs stands for. A file named outright is taken whatever its name; of a folder, what a walk
 * through it finds. Errs towards saying: what cannot be read is skipped with its reason.
 */
import { discover } from '../workspace/discovery.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { PathTest, SkipReason } from '../workspace/files.ts';
import type { PathNames } from './path-names.ts';

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
  readonly names: PathNames;
  /** `excluded` gets paths relative to `root`. */
  readonly root: string;
  readonly excluded: PathTest;
}

/** Stops at the first PATH that does not exist. */
export async function collectFiles(paths: readonly string[], options: CollectOptions): Promise<Collection> {
  const taken = new Set<string>();
  const skipped = new Map<string, SkipReason>();
  for (const path of paths) {
    const absolute = options.names.absolute(path);
    const status = await options.files.status(absolute);
    if (status.kind === 'missing') return { kind: 'missing', path };
    if (status.kind === 'file') taken.add(absolute);
    else if (status.kind !== 'directory') skipped.set(absolute, status.kind === 'other' ? 'not-a-file' : 'unreadable');
    else {
      for await (const found of discover(absolute, options)) {
        if (found.skip) skipped.set(found.path, found.skip);
        else taken.add(found.path);
      }
    }
  }
  return { kind: 'collected', collected: { files: [...taken], skipped: [...skipped].map(([path, reason]) => ({ path, reason })) } };
}
