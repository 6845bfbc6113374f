/**
 * How each file is to be looked at: the editor's settings for it over the project's own, and the folder whose program it
 * is part of. Asked for when a document opens and when something changes; a client that does not answer in time gets the
 * defaults, since findings by default settings are better than none.
 */
import type { Profile } from '../service/index.ts';
import { type DiscoveryOptions, isDiscoverable } from '../workspace/discovery.ts';
import { below, nameOf, noFiles, parentOf } from '../workspace/file-system.ts';
import { excludeTest } from '../workspace/files.ts';
import { foldersUpTo, type ProjectFacts, readProject } from '../workspace/project.ts';
import { defaultSettings, mergeSettings, settingsFromEditor } from '../workspace/settings.ts';
import { defaultTarget, targetVersion } from '../workspace/target-version.ts';
import type { OpenDocument } from './open-documents.ts';
import type { Session } from './session.ts';
import { fileOf, uriOf } from './uris.ts';

/** Milliseconds a client may take to send its settings. */
const patience = 2000;

const section = 'interleave';
const defaultProfile: Profile = { settings: defaultSettings, target: defaultTarget };

export class Configuration {
  readonly #session: Session;
  readonly #profiles = new Map<string, Profile>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #ofFolders = new Map<string, Promise<Profile>>();
  #folders: readonly string[];
  /** Of a client that sends its settings instead of being asked for them. */
  #sent: unknown;

  constructor(session: Session) {
    this.#session = session;
    this.#folders = session.client.folders.map(fileOf);
  }

  /** Those of the workspace, as files are named here. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The innermost folder of the workspace that a file lies in. */
  folderOf(file: string): string | undefined {
    return this.#folders.filter((folder) => below(folder, file) !== undefined).sort((a, b) => b.length - a.length)[0];
  }

  /** Of an open document. */
  profile(file: string): Profile {
    return this.#profiles.get(file) ?? defaultProfile;
  }

  /** Of a folder of the workspace, and of its files that nobody has open. Never rejects. */
  folderProfile(folder: string): Promise<Profile> {
    const known = this.#ofFolders.get(folder);
    if (known) return known;
    const reading = this.#read(folder, uriOf(folder), folder).catch((error) => {
      this.#session.log(error);
      return defaultProfile;
    });
    const profile = reading.then((read) => ({ ...read, root: folder }));
    this.#ofFolders.set(folder, profile);
    return profile;
  }

  /** What belongs to the program of a folder. */
  async discovery(folder: string): Promise<DiscoveryOptions> {
    const { settings } = await this.folderProfile(folder);
    return { files: this.#session.host.files ?? noFiles, root: folder, excluded: excludeTest(settings.exclude) };
  }

  /** The folder whose program a file is part of. */
  async rootOf(file: string): Promise<string | undefined> {
    const folder = this.folderOf(file);
    return folder !== undefined && (await isDiscoverable(file, folder, await this.discovery(folder))) ? folder : undefined;
  }

  /** Resolves when the settings of all open documents have been read: they may be parts of one program. Never rejects. */
  async allKnown(): Promise<void> {
    await Promise.all(this.#reading.values());
  }

  opened({ file, uri }: OpenDocument): void {
    const reading = this.#readDocument(file, uri)
      .catch((error) => this.#session.log(error))
      .then(() => this.#session.configured(file));
    this.#reading.set(file, reading);
  }

  closed(file: string): void {
    this.#profiles.delete(file);
    this.#reading.delete(file);
  }

  /** `settings` is what the notification carried: all of it, or nothing where the client wants to be asked. */
  changed(settings?: unknown): void {
    if (typeof settings === 'object' && settings !== null && section in settings) this.#sent = settings[section as keyof typeof settings];
    this.#ofFolders.clear();
    for (const document of this.#session.documents.all()) this.opened(document);
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(fileOf));
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...added.map(fileOf)];
    this.changed();
  }

  async #readDocument(file: string, uri: string): Promise<void> {
    const profile = await this.#read(parentOf(file) ?? '', uri, this.folderOf(file), file);
    const root = await this.rootOf(file);
    if (this.#session.documents.get(file)) this.#profiles.set(file, root === undefined ? profile : { ...profile, root });
  }

  /** Nothing above `top` is read; without it, only what lies in the very folder. */
  async #read(folder: string, uri: string, top = folder, file?: string): Promise<Profile> {
    const { host, log } = this.#session;
    const rules = await this.#session.ruleNames();
    const [section_, project] = await Promise.all([this.#ask(uri), readProject(foldersUpTo(folder, top), host.files ?? noFiles, rules)]);
    const editor = settingsFromEditor(section_, rules);
    for (const { key, message } of editor.problems) log(`${section}.${key}: ${message}`);
    for (const { key, message } of project.problems) log(`pyproject.toml: ${key}: ${message}`);
    const settings = mergeSettings(project.settings, editor.settings);
    const isExcluded = file !== undefined && excludeTest(settings.exclude)(pathFrom(project, top, file));
    const target = targetVersion({ ...project.versions, setting: settings.pythonVersion });
    return { settings: isExcluded ? { ...settings, enable: false } : settings, target };
  }

  async #ask(uri: string): Promise<unknown> {
    const { client, connection, host } = this.#session;
    if (!client.sendsConfiguration) return this.#sent;
    let stop = (): void => {};
    const silence = new Promise<undefined>((resolve) => {
      stop = host.schedule(() => resolve(undefined), patience);
    });
    const answer = connection.workspace.getConfiguration({ scopeUri: uri, section });
    return Promise.race([answer, silence]).finally(() => stop());
  }
}

const pathFrom = ({ root }: ProjectFacts, top: string, file: string): string => below(root ?? top, file) ?? nameOf(file);
