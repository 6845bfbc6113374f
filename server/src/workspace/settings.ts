/**
 * What the user has chosen, read from the editor's configuration objects and from `[tool.interleave]` of a
 * pyproject.toml. Whatever cannot be understood is passed over and said in `problems`; reading never throws.
 * Errs towards reporting: a bad value leaves the default in force.
 */
import picomatch from 'picomatch/posix.js';
import { parse as parseToml } from 'smol-toml';
import type { Language } from '../base/language.ts';
import { languageOf } from '../base/language.ts';
import type { Models } from '../models/models.ts';
import { readUserModels } from '../models/user-rows.ts';
import type { Severity } from '../rules/rule.ts';
import { globOptions } from './files.ts';
import { parseTargetVersion } from './target-version.ts';

export interface Settings {
  readonly enable: boolean;
  /** Absent: the editor's or the shell's language decides. */
  readonly language?: Language;
  /** By rule name or code, as the user wrote it. */
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  /** `3.14` or `3.14t`; absent: the project's files decide. */
  readonly pythonVersion?: string;
  /** Globs relative to the project's root; one without a slash matches at any depth. */
  readonly exclude: readonly string[];
  /** `hover.api`: whether hovering over a library name such as `threading.Lock` explains it. */
  readonly hoverApi: boolean;
  /** What makes a program: every file of the folder, or only those that are open. */
  readonly index: IndexScope;
  /** `models`: what is known of libraries, with the project's own facts; absent: it has none. */
  readonly models?: Models;
}

export type IndexScope = 'workspace' | 'open-files-only';

/** Something in the configuration that has no effect, in a sentence for the log or stderr. `key` is as the user wrote it. */
export interface SettingsProblem {
  readonly key: string;
  readonly message: string;
}

export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

export const defaultSettings: Settings = { enable: true, severity: new Map(), exclude: [], hoverApi: true, index: 'workspace' };

/** The configuration section `interleave` as the editor sends it. `rules` holds every rule's name and code. */
export function settingsFromEditor(section: unknown, rules: ReadonlySet<string>): SettingsReading {
  return readTable(section, rules, (key) => key);
}

/** `[tool.interleave]` of a pyproject.toml's text; the keys are those of the editor in kebab-case. */
export function settingsFromPyproject(text: string, rules: ReadonlySet<string>): SettingsReading {
  const project = readPyproject(text);
  if (project.error !== undefined)
    return { settings: defaultSettings, problems: [{ key: 'pyproject.toml', message: `cannot be read: ${project.error}` }] };
  const section = field(field(project.value, 'tool'), 'interleave');
  return readTable(section, rules, (key) => key.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}

/** `project.requires-python` of a pyproject.toml's text. */
export function requiresPython(text: string): string | undefined {
  const value = field(field(readPyproject(text).value, 'project'), 'requires-python');
  return typeof value === 'string' ? value : undefined;
}

/** `over` decides wherever it says something; switching off holds from either side, and both lists of globs count. */
export function mergeSettings(under: Settings, over: Settings): Settings {
  const language = over.language ?? under.language;
  const pythonVersion = over.pythonVersion ?? under.pythonVersion;
  const models = over.models ?? under.models;
  return {
    enable: under.enable && over.enable,
    hoverApi: under.hoverApi && over.hoverApi,
    index: under.index === 'workspace' ? over.index : under.index,
    severity: new Map([...under.severity, ...over.severity]),
    exclude: [...new Set([...under.exclude, ...over.exclude])],
    ...(language && { language }),
    ...(pythonVersion && { pythonVersion }),
    ...(models && { models }),
  };
}

/** The user's choice for a rule; undefined leaves the rule's own severity. The name counts more than the code. */
export const severityOf = (settings: Settings, rule: { readonly code: string; readonly name: string }): Severity | 'off' | undefined =>
  settings.severity.get(rule.name) ?? settings.severity.get(rule.code);

type Draft = { -readonly [K in keyof Settings]: Settings[K] };
/** Writes a good value into the draft and returns undefined, else says what was expected. */
type Reader = (draft: Draft, value: unknown, context: Context) => string | undefined;
interface Context {
  readonly rules: ReadonlySet<string>;
  readonly say: (key: string, message: string) => void;
}

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['enable', (draft, value) => (typeof value === 'boolean' ? set(draft, 'enable', value) : 'true or false')],
  ['hover', readHover],
  ['index', readIndex],
  ['language', readLanguage],
  ['pythonVersion', readPythonVersion],
  ['exclude', readExclude],
  ['severity', readSeverity],
  ['models', readModels],
]);
/** Keys that only the client reads. */
const clientKeys: ReadonlySet<string> = new Set(['trace']);

function readTable(section: unknown, rules: ReadonlySet<string>, canonical: (key: string) => string): SettingsReading {
  const draft: Draft = { ...defaultSettings };
  const problems: SettingsProblem[] = [];
  const say = (key: string, message: string): void => void problems.push({ key, message });
  if (section === undefined || section === null) return { settings: draft, problems };
  if (!isTable(section))
    return { settings: draft, problems: [{ key: 'interleave', message: `expected a table of settings, found ${shown(section)}` }] };
  for (const [key, value] of Object.entries(section)) {
    if (value === null || value === undefined || clientKeys.has(key)) continue;
    const reader = readers.get(canonical(key));
    const expected = reader ? reader(draft, value, { rules, say: (inner, message) => say(`${key}.${inner}`, message) }) : undefined;
    if (!reader) say(key, 'unknown setting');
    else if (expected !== undefined) say(key, `expected ${expected}, found ${shown(value)}`);
  }
  return { settings: draft, problems };
}

function set<K extends keyof Draft>(draft: Draft, key: K, value: Draft[K]): undefined {
  draft[key] = value;
}

function readHover(draft: Draft, value: unknown, { say }: Context): string | undefined {
  if (!isTable(value)) return 'a table of settings';
  for (const [key, choice] of Object.entries(value)) {
    if (key !== 'api') say(key, 'unknown setting');
    else if (typeof choice === 'boolean') set(draft, 'hoverApi', choice);
    else if (choice !== null) say(key, `expected true or false, found ${shown(choice)}`);
  }
  return undefined;
}

function readIndex(draft: Draft, value: unknown): string | undefined {
  if (value !== 'workspace' && value !== 'open-files-only') return "'workspace' or 'open-files-only'";
  return set(draft, 'index', value);
}

/** `auto` and the empty text are how an editor says "not set". */
function readLanguage(draft: Draft, value: unknown): string | undefined {
  if (value === 'auto' || value === '') return undefined;
  if (typeof value !== 'string' || !/^(en|zh)\b/i.test(value)) return "'auto', 'en' or 'zh-cn'";
  return set(draft, 'language', languageOf(value));
}

function readPythonVersion(draft: Draft, value: unknown): string | undefined {
  if (value === 'auto' || value === '') return undefined;
  if (typeof value !== 'string' || !parseTargetVersion(value)) return "a version such as '3.14' or '3.14t'";
  return set(draft, 'pythonVersion', value.trim());
}

/** A glob becomes a regular expression, and each wildcard adds a degree to its worst case: few of them keep it cheap. */
const maxGlobLength = 300;
const maxDeepWildcards = 3;
const maxWildcardsInName = 3;

function readExclude(draft: Draft, value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every((glob) => typeof glob === 'string')) return "a list of globs such as ['generated/**']";
  const bad = value.find((glob) => !isUsableGlob(glob));
  set(draft, 'exclude', value.filter(isUsableGlob));
  return bad === undefined ? undefined : 'globs that can be matched in bounded time';
}

function isUsableGlob(glob: string): boolean {
  if (glob === '' || glob.length > maxGlobLength) return false;
  const names = glob.split('/');
  if (names.filter((name) => name === '**').length > maxDeepWildcards) return false;
  if (names.some((name) => name.split('*').length - 1 > maxWildcardsInName)) return false;
  try {
    picomatch(glob, globOptions);
    return true;
  } catch {
    return false;
  }
}

const severities: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'information', 'hint', 'off']);
const isSeverity = (value: unknown): value is Severity | 'off' => severities.has(value);

function readSeverity(draft: Draft, value: unknown, { rules, say }: Context): string | undefined {
  if (!isTable(value)) return 'a table from rule to severity';
  const chosen = new Map<string, Severity | 'off'>();
  for (const [rule, severity] of Object.entries(value)) {
    if (!rules.has(rule)) say(rule, 'unknown rule');
    else if (!isSeverity(severity)) say(rule, `expected 'error', 'warning', 'information', 'hint' or 'off', found ${shown(severity)}`);
    else chosen.set(rule, severity);
  }
  return set(draft, 'severity', chosen);
}

/** Each table says by itself what is wrong with it. */
function readModels(draft: Draft, value: unknown, { say }: Context): string | undefined {
  if (!isTable(value)) return 'tables such as [tool.interleave.models.blocking]';
  const { models, problems } = readUserModels(value);
  for (const { key, message } of problems) say(key, message);
  return models && set(draft, 'models', models);
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const field = (value: unknown, key: string): unknown => (isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined);
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 80);

/** smol-toml throws on bad input with a drawing of several lines; its first line says what is wrong, its numbers where. */
function readPyproject(text: string): { readonly value?: unknown; readonly error?: string } {
  try {
    return { value: parseToml(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { error: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' };
  }
}
