/**
 * One client's session: what it can do, what it has open, and the service that answers, which exists as soon as its
 * data files are read. Documents opened before that wait in their mirrors.
 */
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Language } from '../base/language.ts';
import type { Profile, Service } from '../service/index.ts';
import { loadService } from '../service/load-service.ts';
import type { Host } from '../workspace/host.ts';
import type { ClientFeatures } from './client-features.ts';
import { Configuration } from './configuration.ts';
import type { MirrorChange } from './mirror.ts';
import { type OpenDocument, OpenDocuments } from './open-documents.ts';
import { Publisher } from './publisher.ts';
import type { Target } from './to-proto.ts';

/** A slice of parsing and analysing, in milliseconds: short enough that no key press waits for it. */
const slice = 10;

/** Says that nobody waits for the answer any more. */
type Token = { readonly isCancellationRequested: boolean };

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
  readonly #service: Promise<Service>;
  #loaded: Service | undefined;
  readonly #logged = new Set<string>();
  readonly #slices = new Map<string, Promise<boolean>>();

  constructor(connection: Connection, host: Host, client: ClientFeatures) {
    this.connection = connection;
    this.host = host;
    this.client = client;
    this.#service = loadService(host, client.options.assets, (rule, file, error) => {
      this.log(`rule ${rule} failed on ${file}: ${textOf(error)}`);
    });
    this.#service.then(
      (service) => this.#adopt(service),
      (error) => this.log(error),
    );
    this.configuration = new Configuration(this);
    this.publisher = new Publisher(this);
  }

  /** The same complaint is logged once in a session: a client that errs does so at every key press. */
  log(problem: unknown): void {
    const text = textOf(problem);
    if (this.#logged.has(text)) return;
    this.#logged.add(text);
    this.connection.console.error(text);
  }

  language(profile: Profile | undefined): Language {
    return profile?.settings.language ?? this.client.language;
  }

  opened(document: OpenDocument): void {
    this.configuration.opened(document.uri);
    this.#loaded?.open(document.uri, document.mirror.text, this.configuration.profile(document.uri));
    this.publisher.changed(document.uri);
  }

  changed(document: OpenDocument, changes: readonly MirrorChange[]): void {
    const replaced = changes.some(({ kind }) => kind === 'replaced');
    if (replaced) this.#loaded?.replace(document.uri, document.mirror.text);
    else for (const change of changes) if (change.kind === 'edit') this.#loaded?.edit(document.uri, change.edit);
    this.publisher.changed(document.uri);
  }

  closed(uri: string): void {
    this.configuration.closed(uri);
    this.#loaded?.close(uri);
    this.publisher.closed(uri);
  }

  /** Settings are known or have changed. */
  configured(uri: string): void {
    this.#loaded?.configure(uri, this.configuration.profile(uri));
    this.publisher.outdated(uri);
  }

  /** The names of the rules, once they are known. */
  async ruleNames(): Promise<ReadonlySet<string>> {
    return (await this.#service).ruleNames;
  }

  service(): Promise<Service> {
    return this.#service;
  }

  /** Parses and analyses what is new, a slice at a turn; undefined when the document is not open, or was closed meanwhile. */
  async ready(uri: string, token?: Token): Promise<Ready | undefined> {
    const service = await this.#service;
    await this.configuration.known(uri);
    service.configure(uri, this.configuration.profile(uri));
    do stopIfCancelled(token);
    while (this.documents.get(uri) && !(await this.#advance(uri, service)));
    const document = this.documents.get(uri);
    if (!document) return undefined;
    this.publisher.settleLater(uri, service.settleAt(uri));
    const target = { document, client: this.client, other: (file: string) => this.documents.get(file) };
    return { service, document, language: this.language(this.configuration.profile(uri)), target };
  }

  /** One slice of work on a document, however many wait for it: the others' messages come in between two slices. */
  #advance(uri: string, service: Service): Promise<boolean> {
    const running = this.#slices.get(uri);
    if (running) return running;
    const advanced = this.#work(uri, service).finally(() => this.#slices.delete(uri));
    this.#slices.set(uri, advanced);
    return advanced;
  }

  async #work(uri: string, service: Service): Promise<boolean> {
    const until = this.host.now() + slice;
    if (service.parse(uri, () => this.host.now() >= until)) return true;
    await new Promise<void>((resolve) => {
      this.host.schedule(resolve, 0);
    });
    return false;
  }

  #adopt(service: Service): void {
    this.#loaded = service;
    for (const { uri, mirror } of this.documents.all()) service.open(uri, mirror.text, this.configuration.profile(uri));
  }
}

const textOf = (problem: unknown): string => (problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));

function stopIfCancelled(token: Token | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
