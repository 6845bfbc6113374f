/**
 * Which Python the program is written for, read from the project's own texts; no interpreter is ever run.
 * A text that cannot be read is passed over, so the answer errs towards the newest release, where fewer
 * old-version findings and no free-threading ones are reported.
 */

/** The version a rule reasons about; `freeThreaded` means a build without the GIL. */
export interface TargetVersion {
  readonly version: readonly [major: number, minor: number];
  readonly freeThreaded: boolean;
}

/** Texts in order of precedence; absent where the host found none. */
export interface VersionSources {
  /** `--python-version` or the editor's setting or `[tool.interleave] python-version`: `3.14` or `3.14t`. */
  readonly option?: string | undefined;
  readonly setting?: string | undefined;
  /** `project.requires-python`: `>=3.9,<4`. */
  readonly requiresPython?: string | undefined;
  /** The text of `.python-version`. */
  readonly pythonVersionFile?: string | undefined;
  /** The text of a virtual environment's `pyvenv.cfg`. */
  readonly pyvenvConfig?: string | undefined;
}

export const defaultTarget: TargetVersion = { version: [3, 14], freeThreaded: false };

export function targetVersion(sources: VersionSources): TargetVersion {
  return (
    read(sources.option, parseTargetVersion) ??
    read(sources.setting, parseTargetVersion) ??
    read(sources.requiresPython, lowerBound) ??
    read(sources.pythonVersionFile, fromPythonVersionFile) ??
    read(sources.pyvenvConfig, fromPyvenvConfig) ??
    defaultTarget
  );
}

const read = (text: string | undefined, parse: (text: string) => TargetVersion | undefined): TargetVersion | undefined =>
  text === undefined ? undefined : parse(text);

/** `3.14`, `3.14t`, `3.14.2`; undefined for anything that is not a Python 3 version. */
export function parseTargetVersion(text: string): TargetVersion | undefined {
  const match = /^(3)\.(\d{1,2})(?:\.\d{1,3})?(?:(?:a|b|rc)\d{1,2})?(t|\+freethreaded)?$/.exec(text.trim());
  if (!match) return undefined;
  return { version: [Number(match[1]), Number(match[2])], freeThreaded: match[3] !== undefined };
}

export const targetVersionText = (target: TargetVersion): string => `${target.version.join('.')}${target.freeThreaded ? 't' : ''}`;

/** The oldest release a PEP 440 specifier admits: the greatest of its lower bounds, since all must hold. */
function lowerBound(specifiers: string): TargetVersion | undefined {
  let minor: number | undefined;
  for (const specifier of specifiers.split(',').slice(0, 32)) {
    const match = /^\s*(?:>=|>|~=|===?)\s*v?3(?:\.(\d{1,2}|\*))?(?:\.|\s*$|[abr])/.exec(specifier);
    if (!match) continue;
    const bound = match[1] === undefined || match[1] === '*' ? 0 : Number(match[1]);
    minor = Math.max(minor ?? 0, bound);
  }
  // `>=3` says only "not Python 2": no release to reason about.
  return minor ? { version: [3, minor], freeThreaded: false } : undefined;
}

/** One version a line, as pyenv and uv write it; the first line that names a CPython counts. */
function fromPythonVersionFile(text: string): TargetVersion | undefined {
  for (const line of text.split(/\r\n|[\r\n]/).slice(0, 64)) {
    const word = line.trim().replace(/^(?:cpython|python)[-@]?/i, '');
    const target = parseTargetVersion(word);
    if (target) return target;
  }
  return undefined;
}

/** `version = 3.12.3` (venv) or `version_info = 3.12.3.final.0` (virtualenv, uv). */
function fromPyvenvConfig(text: string): TargetVersion | undefined {
  for (const line of text.split(/\r\n|[\r\n]/).slice(0, 64)) {
    const at = line.indexOf('=');
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key !== 'version' && key !== 'version_info') continue;
    const target = parseTargetVersion(
      line
        .slice(at + 1)
        .trim()
        .split('.')
        .slice(0, 2)
        .join('.'),
    );
    if (target) return target;
  }
  return undefined;
}
