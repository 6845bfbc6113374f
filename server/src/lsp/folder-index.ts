/**
 * The files of one folder of the workspace that nobody needs to have open: found by a walk, kept up by what the client
 * tells of the disk. A new walk ends the one before it.
 */
import { discover, isDiscoverable } from '../workspace/discovery.ts';
import { below } from '../workspace/file-system.ts';
import type { Intake, IntakeToken } from './intake.ts';
import type { Session } from './session.ts';

/** Far more Python files than a person works on; a folder that has them is a mistake, and would fill the memory. */
export const mostFiles = 20_000;

const atOnce = 64;

export type ScanOutcome = 'done' | 'cancelled' | 'too-many';

export class FolderIndex {
  readonly folder: string;
  readonly #session: Session;
  readonly #intake: Intake;
  #files = new Set<string>();
  /** What the client told while a walk was under way: the walk may have come too early, or too late. */
  #told = new Set<string>();

  constructor(folder: string, session: Session, intake: Intake) {
    this.folder = folder;
    this.#session = session;
    this.#intake = intake;
  }

  /** Walks through the folder. Known files are read again only with `anew`; `found` is told how many there are so far. */
  async scan(token: IntakeToken, anew: boolean, found: (count: number) => void): Promise<ScanOutcome> {
    this.#told.clear();
    const seen = new Set<string>();
    const batch: string[] = [];
    const readBatch = (): Promise<void> => this.#intake.read(batch.splice(0), this.folder);
    for await (const { path, skip } of discover(this.folder, await this.#session.configuration.discovery(this.folder))) {
      if (token.isCancelled) return 'cancelled';
      if (skip) this.#session.log(`${path}: skipped: ${skip}`);
      if (skip || this.#session.configuration.folderOf(path) !== this.folder) continue;
      if (seen.size === mostFiles) break;
      seen.add(path);
      if (anew || !this.#files.has(path)) batch.push(path);
      if (batch.length < atOnce) continue;
      await readBatch();
      found(seen.size);
    }
    await readBatch();
    found(seen.size);
    await this.#forgetAllBut(seen);
    return seen.size === mostFiles ? 'too-many' : 'done';
  }

  /** Created or changed on the disk, or no longer open. */
  async changed(paths: readonly string[]): Promise<void> {
    const options = await this.#session.configuration.discovery(this.folder);
    const mine: string[] = [];
    for (const path of paths) {
      this.#told.add(path);
      if (await isDiscoverable(path, this.folder, options)) mine.push(path);
    }
    for (const path of mine) this.#files.add(path);
    await this.#intake.read(mine, this.folder);
  }

  /** A file, or a folder with all it held. */
  async deleted(path: string): Promise<void> {
    this.#told.add(path);
    for (const file of this.#files) if (file === path || below(path, file) !== undefined) await this.#forget(file);
  }

  /** The folder is no longer looked at. */
  async clear(): Promise<void> {
    for (const file of this.#files) await this.#forget(file);
  }

  async #forgetAllBut(seen: ReadonlySet<string>): Promise<void> {
    const kept = new Set(seen);
    for (const file of this.#files) {
      if (seen.has(file)) continue;
      if (this.#told.has(file)) kept.add(file);
      else await this.#forget(file);
    }
    this.#files = kept;
  }

  async #forget(file: string): Promise<void> {
    this.#files.delete(file);
    await this.#intake.remove(file);
  }
}
