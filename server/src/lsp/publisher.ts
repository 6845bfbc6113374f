/**
 * Tells the client when diagnostics are new: pushes them to a client that does not ask for itself, else tells it to
 * ask again. Changes of one document within a turn are answered once, and an answer that a newer change overtook
 * is never sent. Also wakes the service when half-typed text has rested long enough.
 */
import { diagnosticsOf, digest } from './diagnostics.ts';
import type { Session } from './session.ts';

export class Publisher {
  readonly #session: Session;
  /** Cancels what is planned. */
  readonly #publishing = new Map<string, () => void>();
  readonly #settling = new Map<string, { readonly at: number; readonly cancel: () => void }>();
  #refreshing = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The text of a document changed: a client that asks for diagnostics does so by itself. */
  changed(uri: string): void {
    if (!this.#session.client.pullsDiagnostics) this.#planPublishing(uri);
  }

  /** Diagnostics changed though the text did not. */
  outdated(uri: string): void {
    if (!this.#session.client.pullsDiagnostics) this.#planPublishing(uri);
    else this.#planRefresh();
  }

  closed(uri: string): void {
    this.#publishing.get(uri)?.();
    this.#publishing.delete(uri);
    this.#settling.get(uri)?.cancel();
    this.#settling.delete(uri);
    if (this.#session.client.pullsDiagnostics) return;
    this.#session.connection.sendDiagnostics({ uri, diagnostics: [] }).catch((error) => this.#session.log(error));
  }

  /** `at` is on the host's clock; undefined where nothing has to settle. */
  settleLater(uri: string, at: number | undefined): void {
    const planned = this.#settling.get(uri);
    if (planned?.at === at) return;
    planned?.cancel();
    this.#settling.delete(uri);
    if (at === undefined) return;
    const { host } = this.#session;
    const cancel = host.schedule(() => void this.#settle(uri).catch((error) => this.#session.log(error)), Math.max(0, at - host.now()));
    this.#settling.set(uri, { at, cancel });
  }

  #planPublishing(uri: string): void {
    this.#publishing.get(uri)?.();
    const token = { isCancellationRequested: false };
    const failed = (error: unknown): void => void (token.isCancellationRequested || this.#session.log(error));
    const stop = this.#session.host.schedule(() => void this.#publish(uri, token).catch(failed), 0);
    this.#publishing.set(uri, () => {
      token.isCancellationRequested = true;
      stop();
    });
  }

  async #publish(uri: string, token: { readonly isCancellationRequested: boolean }): Promise<void> {
    const ready = await this.#session.ready(uri, token);
    if (!ready || token.isCancellationRequested) return;
    const diagnostics = [...diagnosticsOf(ready)];
    await this.#session.connection.sendDiagnostics({ uri, version: ready.document.version, diagnostics });
  }

  #planRefresh(): void {
    const { client, connection, host } = this.#session;
    if (this.#refreshing || !client.refreshesDiagnostics) return;
    this.#refreshing = true;
    host.schedule(() => {
      this.#refreshing = false;
      connection.languages.diagnostics.refresh().catch((error) => this.#session.log(error));
    }, 0);
  }

  async #settle(uri: string): Promise<void> {
    this.#settling.delete(uri);
    const before = await this.#session.ready(uri);
    if (!before) return;
    const { service, document } = before;
    const due = service.settleAt(uri);
    // A key pressed meanwhile has put the settling off, and `ready` has planned it anew.
    if (due === undefined || due > this.#session.host.now()) return;
    const shown = digest(diagnosticsOf(before));
    service.settle(uri);
    const after = await this.#session.ready(uri);
    if (after && after.document === document && digest(diagnosticsOf(after)) !== shown) this.outdated(uri);
  }
}
