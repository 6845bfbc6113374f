/**
 * What a project's own files say about a source: settings and the Python it is written for. Looked for from the
 * file's folder up to the workspace's; the nearest of each kind counts. Hosts without a file system find nothing,
 * which leaves the defaults in force.
 */
import { defaultSettings, requiresPython, type Settings, settingsFromPyproject } from '../workspace/settings.ts';
import type { VersionSources } from '../workspace/target-version.ts';

export interface ProjectFacts {
  /** URI of the folder that globs count from. */
  readonly root: string;
  readonly settings: Settings;
  /** One line each, for the log. */
  readonly problems: readonly string[];
  readonly versions: VersionSources;
}

/** A change of one of these may change what is said of many sources. */
export const isProjectFile = (uri: string): boolean => /\/(pyproject\.toml|\.python-version|pyvenv\.cfg)$/.test(uri);

type ReadText = (uri: string) => Promise<string | undefined>;

/** `folders` are URIs without a final slash. */
export async function readProject(
  uri: string,
  folders: readonly string[],
  read: ReadText,
  rules: ReadonlySet<string>,
): Promise<ProjectFacts> {
  const parents = parentsOf(uri, folders);
  const project = await nearest(parents, ['pyproject.toml'], read);
  const { settings, problems } = project ? settingsFromPyproject(project.text, rules) : { settings: defaultSettings, problems: [] };
  return {
    root: project?.folder ?? parents.at(-1) ?? '',
    settings,
    problems: problems.map(({ key, message }) => `pyproject.toml: ${key}: ${message}`),
    versions: {
      requiresPython: project && requiresPython(project.text),
      pythonVersionFile: (await nearest(parents, ['.python-version'], read))?.text,
      pyvenvConfig: (await nearest(parents, ['.venv/pyvenv.cfg', 'venv/pyvenv.cfg'], read))?.text,
    },
  };
}

/** Nothing outside the workspace is read, so a file outside it has only its own folder. */
function parentsOf(uri: string, folders: readonly string[]): readonly string[] {
  const top = folders.filter((folder) => uri.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
  const parents: string[] = [];
  for (let folder = parentOf(uri); folder !== undefined; folder = parentOf(folder)) {
    parents.push(folder);
    if (top === undefined || folder.length <= top.length) break;
  }
  return parents;
}

function parentOf(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/');
  return slash > 0 && uri[slash - 1] !== '/' ? uri.slice(0, slash) : undefined;
}

async function nearest(folders: readonly string[], names: readonly string[], read: ReadText) {
  for (const folder of folders) {
    for (const name of names) {
      const text = await read(`${folder}/${name}`);
      if (text !== undefined) return { folder, text };
    }
  }
  return undefined;
}
