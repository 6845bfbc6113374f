/**
 * What a project's own files say about its sources: settings, and the Python it is written for. Of each kind the nearest
 * counts. Reads texts only; a file that is absent leaves the defaults in force, and one that is broken is said.
 */
import { type FileSystem, joined, parentOf, readPlainText } from './file-system.ts';
import { defaultSettings, requiresPython, type Settings, type SettingsProblem, settingsFromPyproject } from './settings.ts';
import type { VersionSources } from './target-version.ts';

export interface ProjectFacts {
  /** The folder of pyproject.toml; undefined where there is none. */
  readonly root: string | undefined;
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  readonly versions: VersionSources;
}

/** A change of one of these may change what is said of many sources. */
export const isProjectFile = (path: string): boolean => /\/(pyproject\.toml|\.python-version|pyvenv\.cfg)$/.test(path);

/** `folders` from the nearest to the outermost; `rules` are the codes and names of all rules. */
export async function readProject(folders: readonly string[], files: FileSystem, rules: ReadonlySet<string>): Promise<ProjectFacts> {
  const project = await nearest(folders, ['pyproject.toml'], files);
  const { settings, problems } = project ? settingsFromPyproject(project.text, rules) : { settings: defaultSettings, problems: [] };
  return {
    root: project?.folder,
    settings,
    problems,
    versions: {
      requiresPython: project && requiresPython(project.text),
      pythonVersionFile: (await nearest(folders, ['.python-version'], files))?.text,
      pyvenvConfig: (await nearest(folders, ['.venv/pyvenv.cfg', 'venv/pyvenv.cfg'], files))?.text,
    },
  };
}

/** The folder and those above it, up to `top`, or to a root. */
export function foldersUpTo(folder: string, top?: string): readonly string[] {
  const folders: string[] = [];
  for (let next: string | undefined = folder; next !== undefined; next = next === top ? undefined : parentOf(next)) folders.push(next);
  return folders;
}

/** More bytes than this are no project file. */
const mostBytes = 1_000_000;

async function nearest(folders: readonly string[], names: readonly string[], files: FileSystem) {
  for (const folder of folders) {
    for (const name of names) {
      const path = joined(folder, name);
      const status = await files.status(path);
      const text = status.kind === 'file' && status.bytes <= mostBytes ? await readPlainText(path, files) : undefined;
      if (text !== undefined) return { folder, text };
    }
  }
  return undefined;
}
