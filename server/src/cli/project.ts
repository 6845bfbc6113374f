/** The project around the PATHs: its settings, and the Python it is written for. */
import type { FileSystem } from '../workspace/file-system.ts';
import { foldersUpTo, readProject as readFacts } from '../workspace/project.ts';
import type { Settings, SettingsProblem } from '../workspace/settings.ts';
import type { TargetVersion } from '../workspace/target-version.ts';
import { targetVersion } from '../workspace/target-version.ts';

export interface Project {
  /** The folder of the nearest pyproject.toml, else `start`; globs and the names of modules count from it. */
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
  const { root, settings, problems, versions } = await readFacts(foldersUpTo(start), files, rules);
  const target = option ?? targetVersion({ ...versions, setting: settings.pythonVersion });
  return { root: root ?? start, settings, problems, target };
}
