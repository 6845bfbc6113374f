/**
 * Tells the client when diagnostics are new: pushes them to a client that does not ask for itself, else tells it to
 * ask again. Changes of one document within a turn are answered once, and an answer that a newer change overtook
 * is never sent. A change may also change what is said of other open documents: they are looked at when it is quiet.
 * Wakes the service, too, when half-typed text has rested long enough.
 */

import type { Diagnostic } from 'vscode-languageserver';
import { diagnosticsOf, digest, firstDiagnosticsOf } from './diagnostics.ts';
import type { OpenDocument } from './open-documents.ts';
import type { Session, Token } from './session.ts';

/** Milliseconds without a change before the other documents are looked at, for a client that asks again by itself. */
const quiet = 300;

/** What a client is told of a document. */
interface Told {
  readonly document: OpenDocument;
  readonly diagnostics: Diagnostic[];
  readonly resultId: string;
}

export class Publisher {
  readonly #session: Session;
  /** Cancels what is planned. */
  readonly #publishing = new Map<string, () => void>();
  readonly #settling = new Map<string, { readonly at: number; readonly cancel: () => void }>();
  /** Digests of what the client has. */
  readonly #answered = new Map<string, string>();
  #stopReview = (): void => {};
  #refreshing = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The text of a document changed: a client that asks for diagnostics does so by itself. */
  changed({ file }: OpenDocument): void {
    if (!this.#session.client.pullsDiagnostics) this.#planPublishing(file);
    this.reviewSoon();
  }

  /** Diagnostics changed though the text did not. */
  outdated({ file }: OpenDocument): void {
    if (!this.#session.client.pullsDiagnostics) this.#planPublishing(file);
    else this.#planRefresh();
    this.reviewSoon();
  }

  /** Whether the client was told anything about it. */
  knows(file: string): boolean {
    return this.#answered.has(file);
  }

  /** What is known early of a document that the client has heard nothing about. One that asks is told to ask again when all is known. */
  async firstOf(file: string, token: Token): Promise<Told | undefined> {
    const ready = await this.#session.readyForFirst(file, token);
    const diagnostics = ready ? [...firstDiagnosticsOf(ready)] : [];
    if (!ready || token.isCancellationRequested || diagnostics.length === 0) return undefined;
    const resultId = digest(diagnostics);
    this.answered(file, resultId);
    if (this.#session.client.pullsDiagnostics) this.#reviewAfter(0);
    return { document: ready.document, diagnostics, resultId };
  }

  /** The client was told. */
  answered(file: string, resultId: string): void {
    this.#answered.set(file, resultId);
  }

  closed({ file, uri }: OpenDocument): void {
    this.#publishing.get(file)?.();
    this.#publishing.delete(file);
    this.#settling.get(file)?.cancel();
    this.#settling.delete(file);
    this.#answered.delete(file);
    this.reviewSoon();
    if (this.#session.client.pullsDiagnostics) return;
    this.#session.connection.sendDiagnostics({ uri, diagnostics: [] }).catch((error) => this.#session.log(error));
  }

  /** `at` is on the host's clock; undefined where nothing has to settle. */
  settleLater({ file }: OpenDocument, at: number | undefined): void {
    const planned = this.#settling.get(file);
    if (planned?.at === at) return;
    planned?.cancel();
    this.#settling.delete(file);
    if (at === undefined) return;
    const { host } = this.#session;
    const cancel = host.schedule(() => void this.#settle(file).catch((error) => this.#session.log(error)), Math.max(0, at - host.now()));
    this.#settling.set(file, { at, cancel });
  }

  /** Something changed that may change what is said of any open document. */
  reviewSoon(): void {
    this.#reviewAfter(this.#session.client.pullsDiagnostics ? quiet : 0);
  }

  #reviewAfter(milliseconds: number): void {
    this.#stopReview();
    const token = { isCancellationRequested: false };
    const failed = (error: unknown): void => void (token.isCancellationRequested || this.#session.log(error));
    const stop = this.#session.host.schedule(() => void this.review(token).catch(failed), milliseconds);
    this.#stopReview = () => {
      token.isCancellationRequested = true;
      stop();
    };
  }

  /** Tells the client of every open document about which it was told something else. */
  async review(token: Token = { isCancellationRequested: false }): Promise<void> {
    for (const document of this.#session.documents.all()) {
      const told = this.#answered.get(document.file);
      const ready = told === undefined ? undefined : await this.#session.ready(document.file, token);
      if (token.isCancellationRequested) return;
      if (!ready || digest(diagnosticsOf(ready)) === this.#answered.get(document.file)) continue;
      if (!this.#session.client.pullsDiagnostics) this.#planPublishing(document.file);
      else return this.#planRefresh();
    }
  }

  #planPublishing(file: string): void {
    this.#publishing.get(file)?.();
    const token = { isCancellationRequested: false };
    const failed = (error: unknown): void => void (token.isCancellationRequested || this.#session.log(error));
    const stop = this.#session.host.schedule(() => void this.#publish(file, token).catch(failed), 0);
    this.#publishing.set(file, () => {
      token.isCancellationRequested = true;
      stop();
    });
  }

  async #publish(file: string, token: Token): Promise<void> {
    const first = await this.firstOf(file, token);
    if (first) await this.#send(first);
    const ready = await this.#session.ready(file, token);
    if (!ready || token.isCancellationRequested) return;
    const diagnostics = [...diagnosticsOf(ready)];
    const resultId = digest(diagnostics);
    if (first?.resultId === resultId) return;
    this.answered(file, resultId);
    await this.#send({ document: ready.document, diagnostics, resultId });
  }

  async #send({ document: { uri, version }, diagnostics }: Told): Promise<void> {
    await this.#session.connection.sendDiagnostics({ uri, version, diagnostics });
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

  async #settle(file: string): Promise<void> {
    this.#settling.delete(file);
    const before = await this.#session.ready(file);
    if (!before) return;
    const { service, document } = before;
    const due = service.settleAt(file);
    // A key pressed meanwhile has put the settling off, and `ready` has planned it anew.
    if (due === undefined || due > this.#session.host.now()) return;
    const shown = digest(diagnosticsOf(before));
    service.settle(file);
    const after = await this.#session.ready(file);
    if (!after || after.document !== document) return;
    if (digest(diagnosticsOf(after)) !== shown) this.outdated(document);
    else this.reviewSoon();
  }
}
