/**
 * Which files are Python sources to check, and what their bytes say: pure decisions, the host does the reading.
 * Errs towards checking: only what is named here, in a .gitignore or in the settings is left out, and a text
 * is skipped, with a reason, only when Python itself could not read it.
 */
import ignore from 'ignore';
import picomatch from 'picomatch/posix.js';

/** `.pyi` stubs hold no code that runs; a file named on the command line is checked whatever its name. */
export const isPythonFile = (name: string): boolean => /\.pyw?$/i.test(name);

/** Directories that hold other people's code, builds or caches; compared by name at any depth. */
const excludedDirectories: ReadonlySet<string> = new Set(
  (
    '.bzr .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pyenv .pytest_cache .pytype .ruff_cache ' +
    '.svn .tox .venv .vscode __pycache__ __pypackages__ _build buck-out build dist node_modules site-packages venv'
  ).split(' '),
);
export const isExcludedDirectory = (name: string): boolean => excludedDirectories.has(name);

/** Whether a path, relative to the globs' root with `/`, is excluded. */
export type PathTest = (path: string) => boolean;

/** Without `+(a)` and its like: nested repetition is what makes a pattern explode. */
export const globOptions = { dot: true, noextglob: true } as const;

/** A glob names a file, or a directory and all it holds; without a slash it matches at any depth. Expects globs that the settings let through. */
export function excludeTest(globs: readonly string[]): PathTest {
  if (globs.length === 0) return () => false;
  const patterns = globs.flatMap((glob) => {
    const trimmed = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    const anchored = trimmed.includes('/') || glob.startsWith('/') ? trimmed : `**/${trimmed}`;
    return [anchored, `${anchored}/**`];
  });
  return picomatch(patterns, globOptions);
}

/** Of one .gitignore: `ignored`, `included` again by a `!` line, or not mentioned. Paths are relative to its folder, a directory ends in `/`. */
export type IgnoreTest = (path: string) => 'ignored' | 'included' | undefined;

export function ignoreTest(gitignore: string, ignoreCase = false): IgnoreTest {
  const rules = ignore({ ignorecase: ignoreCase }).add(gitignore);
  return (path) => {
    const { ignored, unignored } = rules.test(path);
    return ignored ? 'ignored' : unignored ? 'included' : undefined;
  };
}

/** Why a file was not checked; the words are the outer ring's. */
export type SkipReason = 'unreadable' | 'not-a-file' | 'broken-link' | 'too-large' | 'binary' | 'undecodable' | 'unknown-encoding';

export type Decoded = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Decodes by a WHATWG label: undefined when the bytes do not fit; throws a RangeError when the label is unknown. */
export type Decode = (bytes: Uint8Array, label: string) => string | undefined;

/** As Python reads a source: a BOM, then the encoding cookie of PEP 263 in one of the first two lines, else UTF-8. The BOM is not part of the text. */
export function decodeSource(bytes: Uint8Array, decode: Decode): Decoded {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', reason: 'binary' };
  const label = hasBom ? 'utf-8' : whatwgLabel(encodingCookie(bytes) ?? 'utf-8');
  try {
    const text = label === 'latin1' ? latin1(bytes) : decode(bytes, label);
    return text === undefined || (label === 'ascii' && !isAscii(bytes))
      ? { kind: 'skipped', reason: 'undecodable' }
      : { kind: 'text', text };
  } catch {
    return { kind: 'skipped', reason: 'unknown-encoding' };
  }
}

/** PEP 263: a comment of the first or second line, the first being blank or a comment itself. */
function encodingCookie(bytes: Uint8Array): string | undefined {
  const [first = '', second = ''] = latin1(bytes.subarray(0, 1024)).split(/\r\n|[\r\n]/, 2);
  return cookieOf(first) ?? (/^[ \t\f]*(?:#|$)/.test(first) ? cookieOf(second) : undefined);
}

const cookieOf = (line: string): string | undefined => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1];

/** Python's names of codecs that WHATWG spells differently. */
function whatwgLabel(cookie: string): string {
  const name = cookie.toLowerCase().replaceAll('_', '-');
  if (/^utf-?8(-|$)/.test(name)) return 'utf-8';
  if (/^(latin-?1|iso-?8859-1|l1|cp819)(-|$)/.test(name)) return 'latin1';
  if (/^(us-)?ascii$/.test(name)) return 'ascii';
  return name
    .replace(/^cp(125\d)$/, 'windows-$1')
    .replace(/^cp(936)$/, 'gbk')
    .replace(/^cp(932)$/, 'shift_jis')
    .replace(/^shift-jis$/, 'shift_jis');
}

/** A character for each byte. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);
