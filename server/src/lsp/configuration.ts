/**
 * How each open document is to be looked at: the editor's settings for it over the project's own. Asked for when
 * the document opens and when something changes; a client that does not answer in time gets the defaults, since
 * findings by default settings are better than none.
 */
import type { Profile } from '../service/index.ts';
import { excludeTest } from '../workspace/files.ts';
import { defaultSettings, mergeSettings, type Settings, settingsFromEditor } from '../workspace/settings.ts';
import { defaultTarget, targetVersion } from '../workspace/target-version.ts';
import { type ProjectFacts, readProject } from './project-files.ts';
import type { Session } from './session.ts';

/** Milliseconds a client may take to send its settings. */
const patience = 2000;

const section = 'interleave';
const defaultProfile: Profile = { settings: defaultSettings, target: defaultTarget };

export class Configuration {
  readonly #session: Session;
  readonly #profiles = new Map<string, Profile>();
  readonly #reading = new Map<string, Promise<void>>();
  #folders: readonly string[];
  /** Of a client that sends its settings instead of being asked for them. */
  #sent: unknown;

  constructor(session: Session) {
    this.#session = session;
    this.#folders = session.client.folders;
  }

  profile(uri: string): Profile {
    return this.#profiles.get(uri) ?? defaultProfile;
  }

  /** Resolves when the settings of an open document have been read; never rejects. */
  async known(uri: string): Promise<void> {
    await this.#reading.get(uri);
  }

  opened(uri: string): void {
    this.#reading.set(uri, this.#read(uri));
  }

  closed(uri: string): void {
    this.#profiles.delete(uri);
    this.#reading.delete(uri);
  }

  /** `settings` is what the notification carried: all of it, or nothing where the client wants to be asked. */
  changed(settings?: unknown): void {
    if (typeof settings === 'object' && settings !== null && section in settings) this.#sent = settings[section as keyof typeof settings];
    for (const { uri } of this.#session.documents.all()) {
      this.opened(uri);
      void this.known(uri).then(() => this.#session.configured(uri));
    }
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const bare = (uri: string): string => uri.replace(/\/+$/, '');
    const gone = new Set(removed.map(bare));
    this.#folders = [...this.#folders.filter((uri) => !gone.has(uri)), ...added.map(bare)];
    this.changed();
  }

  async #read(uri: string): Promise<void> {
    try {
      const rules = await this.#session.ruleNames();
      const [editor, project] = await Promise.all([this.#ask(uri), readProject(uri, this.#folders, this.#session.host.readText, rules)]);
      const { settings, problems } = settingsFromEditor(editor, rules);
      for (const { key, message } of problems) this.#session.log(`${section}.${key}: ${message}`);
      for (const problem of project.problems) this.#session.log(problem);
      this.#profiles.set(uri, join(uri, settings, project));
    } catch (error) {
      this.#session.log(error);
    }
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

function join(uri: string, editor: Settings, project: ProjectFacts): Profile {
  const settings = mergeSettings(project.settings, editor);
  const target = targetVersion({ ...project.versions, setting: settings.pythonVersion });
  const isExcluded = excludeTest(settings.exclude)(relativePath(uri, project.root));
  return { settings: isExcluded ? { ...settings, enable: false } : settings, target };
}

function relativePath(uri: string, root: string): string {
  const path = uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
