/**
 * One client's session: what it can do, what it has open, and the service that answers, which exists as soon as its
 * data files are read. Documents opened before that wait in their mirrors.
 */
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Language } from '../base/language.ts';
import type { Profile, Service } from '../service/index.ts';
import type { LoadOptions } from '../service/load-service.ts';
import type { Host } from '../workspace/host.ts';
import type { ClientFeatures } from './client-features.ts';
import { Configuration } from './configuration.ts';
import type { MirrorChange } from './mirror.ts';
import { type OpenDocument, OpenDocuments } from './open-documents.ts';
import { closedText, openText, type PlacedText } from './placed-text.ts';
import { Publisher } from './publisher.ts';
import type { Target } from './to-proto.ts';
import { fileOf } from './uris.ts';
import { WorkspaceIndex } from './workspace-index.ts';

/** A slice of parsing and analysing, in milliseconds: short enough that no key press waits for it. */
const sliceLength = 10;

/** Says that nobody waits for the answer any more. */
export type Token = { readonly isCancellationRequested: boolean };

/** Some work that may be stopped; answers whether it is done. */
type Step = (service: Service, shouldPause: () => boolean) => boolean;

/** A document with the service ready to answer for its present text. */
export interface Ready {
  readonly service: Service;
  readonly document: OpenDocument;
  readonly language: Language;
  readonly target: Target;
}

export class Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientFeatures;
  readonly documents = new OpenDocuments();
  readonly configuration: Configuration;
  readonly publisher: Publisher;
  readonly index: WorkspaceIndex;
  readonly #service: Promise<Service>;
  #loaded: Service | undefined;
  readonly #logged = new Set<string>();
  readonly #slices = new Map<string, Promise<boolean>>();

  constructor(connection: Connection, host: Host, client: ClientFeatures) {
    this.connection = connection;
    this.host = host;
    this.client = client;
    this.#service = this.#load({
      ...(client.options.assets ? { locations: client.options.assets } : {}),
      onCrash: (rule, file, error) => this.log(`rule ${rule} failed on ${file}: ${textOf(error)}`),
    });
    this.#service.then(
      (service) => this.#adopt(service),
      (error) => this.log(error),
    );
    this.configuration = new Configuration(this);
    this.publisher = new Publisher(this);
    this.index = new WorkspaceIndex(this);
  }

  /** The same complaint is logged once in a session: a client that errs does so at every key press. */
  readonly log = (problem: unknown): void => {
    const text = textOf(problem);
    if (this.#logged.has(text)) return;
    this.#logged.add(text);
    this.connection.console.error(text);
  };

  /** Something worth knowing that is nobody's fault. */
  note(text: string): void {
    if (this.#logged.has(text)) return;
    this.#logged.add(text);
    this.connection.console.info(text);
  }

  /** What is shown beside a document is in its language; of a client that names no document, in the editor's. */
  async languageFor(uri: unknown): Promise<Language> {
    await this.configuration.allKnown();
    return this.language(typeof uri === 'string' ? this.configuration.profile(fileOf(uri)) : undefined);
  }

  language(profile: Profile | undefined): Language {
    return profile?.settings.language ?? this.client.language;
  }

  opened(document: OpenDocument): void {
    this.#open(document);
    this.configuration.opened(document);
    this.publisher.changed(document);
  }

  changed(document: OpenDocument, changes: readonly MirrorChange[]): void {
    const replaced = changes.some(({ kind }) => kind === 'replaced');
    if (replaced) this.#loaded?.replace(document.file, document.mirror.text.whole);
    else for (const change of changes) if (change.kind === 'edit') this.#loaded?.edit(document.file, change.edit);
    document.mirror.share(this.#loaded?.content(document.file));
    this.publisher.changed(document);
  }

  /** Deleted while open: nobody's text until it changes or comes back. */
  lost(document: OpenDocument): void {
    this.documents.setGone(document.file, true);
    this.#loaded?.close(document.file);
    this.publisher.outdated(document);
  }

  found(document: OpenDocument): void {
    this.documents.setGone(document.file, false);
    this.#open(document);
    this.publisher.outdated(document);
  }

  closed(document: OpenDocument): void {
    this.configuration.closed(document.file);
    this.#loaded?.close(document.file);
    this.publisher.closed(document);
    this.index.changed([document.file]);
  }

  /** The settings of an open document are known, or known anew. */
  configured(file: string): void {
    if (!this.documents.get(file)) return;
    this.#loaded?.configure(file, this.configuration.profile(file));
    this.publisher.reviewSoon();
  }

  /** The names of the rules, once they are known. */
  async ruleNames(): Promise<ReadonlySet<string>> {
    return (await this.#service).ruleNames;
  }

  service(): Promise<Service> {
    return this.#service;
  }

  /** Whether somebody waits for an answer about a document. */
  get isBusy(): boolean {
    return this.#slices.size > 0;
  }

  /** Parses and analyses what is new, a slice at a turn; undefined when the document is not open, or was closed meanwhile. */
  async ready(file: string, token?: Token): Promise<Ready | undefined> {
    const ready = await this.#brought(file, (service, shouldPause) => service.parse(file, shouldPause), token);
    if (!ready) return undefined;
    this.publisher.settleLater(ready.document, ready.service.settleAt(file));
    if (ready.service.waiting() > 0) this.index.takeIn();
    return ready;
  }

  /**
   * Ready for the first diagnostics of a document that the client has heard nothing about; undefined also while files are
   * to be taken into its program, which may change what is found.
   */
  async readyForFirst(file: string, token?: Token): Promise<Ready | undefined> {
    if (this.publisher.knows(file)) return undefined;
    const ready = await this.#brought(file, (service, shouldPause) => service.begin(file, shouldPause), token);
    const isWhole = !this.index.isReading && ready?.service.waiting() === 0;
    return isWhole && !this.publisher.knows(file) ? ready : undefined;
  }

  /** `step` is made again and again, a slice at a turn, until it says that it is done. */
  async #brought(file: string, step: Step, token: Token | undefined): Promise<Ready | undefined> {
    const service = await this.#service;
    await this.configuration.allKnown();
    do stopIfCancelled(token);
    while (this.documents.get(file) && !(await this.#advance(file, service, step)));
    const document = this.documents.get(file);
    if (!document) return undefined;
    const target = { document: openText(document), client: this.client, textOf: (other: string) => this.#textOf(other, service) };
    return { service, document, language: this.language(this.configuration.profile(file)), target };
  }

  /** Resolves in a later turn of the event loop, after at least so many milliseconds. */
  turn(milliseconds = 0): Promise<void> {
    return new Promise((resolve) => {
      this.host.schedule(resolve, milliseconds);
    });
  }

  /** Says so when a slice of work that begins now is over. */
  slice(): () => boolean {
    const until = this.host.now() + sliceLength;
    return () => this.host.now() >= until;
  }

  /** Only once the client has its answer, which leaves in the turn after this: the analysis is most of the code. */
  async #load(options: LoadOptions): Promise<Service> {
    await this.turn();
    await this.turn();
    const { loadService } = await import('../service/load-service.ts');
    return loadService(this.host, options);
  }

  /** One slice of work on a document, however many wait for it: the others' messages come in between two slices. */
  async #advance(file: string, service: Service, step: Step): Promise<boolean> {
    const running = this.#slices.get(file);
    // It may be a slice of another step.
    if (running) return running.then(() => false);
    const advanced = this.#work(service, step).finally(() => this.#slices.delete(file));
    this.#slices.set(file, advanced);
    return advanced;
  }

  async #work(service: Service, step: Step): Promise<boolean> {
    if (step(service, this.slice())) return true;
    await this.turn();
    return false;
  }

  #open({ file, mirror, gone }: OpenDocument): void {
    if (!gone) this.#loaded?.open(file, mirror.text.whole, this.configuration.profile(file));
  }

  #textOf(file: string, service: Service): PlacedText | undefined {
    const document = this.documents.get(file);
    if (document) return openText(document);
    const text = service.text(file);
    return text === undefined ? undefined : closedText(file, text);
  }

  #adopt(service: Service): void {
    this.#loaded = service;
    for (const document of this.documents.all()) this.#open(document);
  }
}

const textOf = (problem: unknown): string => (problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));

function stopIfCancelled(token: Token | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
