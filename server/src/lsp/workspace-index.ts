/**
 * The whole workspace as programs, one for each folder, built in the background: a walk with progress that can be
 * cancelled, then whatever the client tells of the disk. Open documents are answered in the meantime with what is known,
 * and again when more is. Where files cannot be listed or the user does not want it, open files alone make the programs.
 */
import { joined, nameOf } from '../workspace/file-system.ts';
import { isPythonFile } from '../workspace/files.ts';
import { FolderIndex, mostFiles, type ScanOutcome } from './folder-index.ts';
import { Intake } from './intake.ts';
import { type Progress, startProgress } from './progress.ts';
import type { Session } from './session.ts';

/** Milliseconds between two looks at the open documents while the index grows. */
const lookInterval = 1000;

export class WorkspaceIndex {
  readonly #session: Session;
  readonly #intake: Intake;
  readonly #folders = new Map<string, FolderIndex>();
  /** Whatever is done about files, one after the other. */
  #work: Promise<void> = Promise.resolve();
  #scan: { isCancelled: boolean } = { isCancelled: false };
  #isShut = false;
  /** Tasks that may still bring files. */
  #reading = 0;
  #hasLooked = false;
  /** Whether files that wait are to be looked after, when the work before is done. */
  #isTakingIn = false;

  constructor(session: Session) {
    this.#session = session;
    this.#intake = new Intake(session);
  }

  /** Looks at all folders anew: at the start, and when settings, folders or rules of what is ignored have changed. */
  refresh(): void {
    this.#scan.isCancelled = true;
    const scan = { isCancelled: false };
    this.#scan = scan;
    this.#enqueue(() => this.#refresh(scan));
  }

  /** Files wait that an open document began to import. */
  takeIn(): void {
    if (this.#isTakingIn) return;
    this.#isTakingIn = true;
    this.#enqueue(async () => {
      this.#isTakingIn = false;
    });
  }

  /** Files that were created, changed or closed. */
  changed(files: readonly string[]): void {
    this.#enqueue(async () => {
      for (const [folder, index] of this.#folders) {
        const mine = files.filter((file) => isPythonFile(nameOf(file)) && this.#session.configuration.folderOf(file) === folder);
        if (mine.length > 0) await index.changed(mine);
      }
    });
  }

  /** Files or folders that are there no more. */
  deleted(paths: readonly string[]): void {
    this.#enqueue(async () => {
      for (const index of this.#folders.values()) for (const path of paths) await index.deleted(path);
    });
  }

  /** Reads the files again whose text a fix would change; answers whether all of them are as they were known. */
  async confirm(files: readonly string[]): Promise<boolean> {
    const service = await this.#session.service();
    const before = files.map((file) => service.text(file));
    for (const file of files) {
      const folder = this.#session.configuration.folderOf(file);
      if (folder !== undefined) await this.#intake.read([file], folder);
    }
    await this.#intake.drain(this.#never);
    return files.every((file, index) => before[index] !== undefined && service.text(file) === before[index]);
  }

  shut(): void {
    this.#isShut = true;
    this.#scan.isCancelled = true;
  }

  get #never(): { readonly isCancelled: boolean } {
    return { isCancelled: this.#isShut };
  }

  /** Whether files may come that nobody has heard of yet. */
  get isReading(): boolean {
    return !this.#hasLooked || this.#reading > 0;
  }

  /** Then takes in what the task has brought. */
  #enqueue(task: () => Promise<void>): void {
    this.#reading += 1;
    const read = this.#work.then(() => (this.#isShut ? undefined : task())).catch((error) => this.#session.log(error));
    this.#work = read.then(() => this.#settle()).catch((error) => this.#session.log(error));
  }

  async #settle(): Promise<void> {
    this.#reading -= 1;
    if (this.#isShut) return;
    await this.#intake.drain(this.#never);
    this.#session.publisher.reviewSoon();
  }

  async #refresh(scan: { isCancelled: boolean }): Promise<void> {
    const wanted = await this.#wantedFolders();
    for (const [folder, index] of this.#folders) {
      if (wanted.includes(folder)) continue;
      this.#folders.delete(folder);
      await index.clear();
    }
    if (wanted.length > 0) await this.#scanAll(wanted, scan);
    this.#hasLooked = true;
  }

  async #wantedFolders(): Promise<readonly string[]> {
    const { host, configuration } = this.#session;
    if (!host.files) {
      this.#session.note('the files of this workspace are out of reach: the open ones are taken for the whole program');
      return [];
    }
    const wanted: string[] = [];
    for (const folder of configuration.folders) {
      const { settings } = await configuration.folderProfile(folder);
      if (settings.enable && settings.index === 'workspace') wanted.push(folder);
    }
    return wanted;
  }

  async #scanAll(folders: readonly string[], scan: { isCancelled: boolean }): Promise<void> {
    const progress = await startProgress(this.#session, () => {
      scan.isCancelled = true;
    });
    try {
      for (const folder of folders) if (!scan.isCancelled) await this.#scanOne(folder, scan, progress);
    } finally {
      progress.done();
    }
  }

  async #scanOne(folder: string, scan: { isCancelled: boolean }, progress: Progress): Promise<void> {
    const known = this.#folders.get(folder);
    const index = known ?? new FolderIndex(folder, this.#session, this.#intake);
    this.#folders.set(folder, index);
    let found = 0;
    const outcome = await index.scan(scan, !this.#session.client.registersWatchers, (count) => {
      found = count;
      progress.report(`${count}`);
    });
    await this.#intake.drain(scan, this.#reporter(progress));
    this.#tell(scan.isCancelled ? 'cancelled' : outcome, folder, found);
  }

  /** Tells how far it is, and looks at the open documents now and then. */
  #reporter(progress: Progress): (waiting: number) => void {
    const { host, publisher } = this.#session;
    let most = 0;
    let looked = host.now();
    return (waiting) => {
      most = Math.max(most, waiting);
      progress.report(`${most - waiting}/${most}`, Math.floor((100 * (most - waiting)) / Math.max(1, most)));
      if (host.now() - looked < lookInterval) return;
      looked = host.now();
      publisher.reviewSoon();
    };
  }

  #tell(outcome: ScanOutcome, folder: string, found: number): void {
    if (outcome === 'too-many') this.#session.note(`${folder}: only the first ${mostFiles} Python files are part of the program`);
    else if (outcome === 'cancelled')
      this.#session.note(`${folder}: cancelled; ${found} files were found, and not all are part of the program`);
  }
}

/** Whether a change of the file changes which files there are. */
export const isIgnoreFile = (file: string): boolean => nameOf(file) === '.gitignore' || file.endsWith(joined('.git', 'info/exclude'));
