/**
 * Brings texts of the disk into the service: read a few at a time, parsed a slice at a turn, never while somebody waits
 * for an answer. Of two reads of one file only the later counts.
 */
import { readSources } from '../workspace/read-sources.ts';
import type { Session } from './session.ts';

export interface IntakeToken {
  readonly isCancelled: boolean;
}

export class Intake {
  readonly #session: Session;
  /** The last read of each file that is under way. */
  readonly #reading = new Map<string, object>();
  #draining: Promise<void> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Files of one folder's program as the disk has them now; what cannot be read is no part of it. */
  async read(paths: readonly string[], folder: string): Promise<void> {
    const { host, configuration } = this.#session;
    if (!host.files) return;
    const read = {};
    for (const path of paths) this.#reading.set(path, read);
    const [service, profile, sources] = await Promise.all([
      this.#session.service(),
      configuration.folderProfile(folder),
      readSources(paths, host.files),
    ]);
    let isOver = this.#session.slice();
    for (const { path, decoded } of sources) {
      if (isOver()) {
        await this.#session.turn();
        isOver = this.#session.slice();
      }
      if (this.#reading.get(path) !== read) continue;
      this.#reading.delete(path);
      if (decoded.kind === 'text') service.putFile(path, decoded.text, profile);
      else service.removeFile(path);
      if (decoded.kind !== 'text' && decoded.reason !== 'unreadable') this.#session.log(`${path}: ${service.phrase(decoded.reason, 'en')}`);
    }
  }

  async remove(path: string): Promise<void> {
    this.#reading.delete(path);
    (await this.#session.service()).removeFile(path);
  }

  /** Until everything read is part of its program. */
  drain(token: IntakeToken, report: (waiting: number) => void = () => {}): Promise<void> {
    const before = this.#draining ?? Promise.resolve();
    const draining = before.then(() => this.#drain(token, report));
    this.#draining = draining;
    return draining;
  }

  async #drain(token: IntakeToken, report: (waiting: number) => void): Promise<void> {
    const service = await this.#session.service();
    while (!token.isCancelled) {
      if (!this.#session.isBusy && service.takeIn(this.#session.slice())) return;
      report(service.waiting());
      await this.#session.turn();
    }
  }
}
