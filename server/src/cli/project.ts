/**
 * The project around the PATHs: its settings, and the Python it is written for. Reads texts only; a file that is
 * absent or broken leaves the defaults in force and is said.
 */
import { type FileSystem, joined, parentOf, readPlainText } from '../workspace/file-system.ts';
import type { Settings, SettingsProblem } from '../workspace/settings.ts';
import { defaultSettings, requiresPython, settingsFromPyproject } from '../workspace/settings.ts';
import type { TargetVersion } from '../workspace/target-version.ts';
import { targetVersion } from '../workspace/target-version.ts';

export interface Project {
  /** The folder of the nearest pyproject.toml, else `start`; globs count from it. */
  readonly root: string;
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  readonly target: TargetVersion;
}

/** `start` is an absolute directory; `option` is the user's `--python-version`. */
export async function readProject(
  start: string,
  files: FileSystem,
  rules: ReadonlySet<string>,
  option: TargetVersion | undefined,
): Promise<Project> {
  const found = await findUpwards(start, ['pyproject.toml'], files);
  const root = found ? (parentOf(found.path) ?? start) : start;
  const { settings, problems } = found ? settingsFromPyproject(found.text, rules) : { settings: defaultSettings, problems: [] };
  const target =
    option ??
    targetVersion({
      setting: settings.pythonVersion,
      requiresPython: found && requiresPython(found.text),
      pythonVersionFile: (await findUpwards(start, ['.python-version'], files))?.text,
      pyvenvConfig: (await findUpwards(start, ['.venv/pyvenv.cfg', 'venv/pyvenv.cfg'], files))?.text,
    });
  return { root, settings, problems, target };
}

/** The first of the names that can be read in `start` or the nearest folder above it. */
async function findUpwards(start: string, names: readonly string[], files: FileSystem) {
  for (let folder: string | undefined = start; folder !== undefined; folder = parentOf(folder)) {
    for (const name of names) {
      const path = joined(folder, name);
      const text = await readPlainText(path, files);
      if (text !== undefined) return { path, text };
    }
  }
  return undefined;
}
