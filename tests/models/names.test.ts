/** Every name of the standard library in the tables exists in the interpreter at hand, or the table of versions says why not. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tableNames } from '../../server/src/models/definitions.ts';
import { standardModels } from '../../server/src/models/standard.ts';
import { isAtLeast, type Version } from '../../server/src/models/versions.ts';

const python = (args: readonly string[], input = ''): string =>
  spawnSync('python3', ['-W', 'ignore', ...args], { input, encoding: 'utf8', timeout: 60_000 }).stdout;
const [major = 0, minor = 0, ...modules] = python(['-c', 'import sys; print(*sys.version_info[:2], *sys.stdlib_module_names)'])
  .trim()
  .split(/\s+/)
  .map((word, index) => (index < 2 ? Number(word) : word)) as [number, number, ...string[]];
const running: Version = [major, minor];
/** Only other systems have them, or only programs that define them; names of systems. */
const elsewhere = /Windows|Proactor|Kqueue|kqueue|devpoll|^object#__del__$|#runTest$|^(linux|macos|windows)$/;

function aliasesByTarget(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of standardModels.namesIn('aliases')) {
    const target = standardModels.canonical(name);
    found.set(target, [...(found.get(target) ?? []), name]);
  }
  return found;
}
const aliases = aliasesByTarget();
/** A factory function such as `multiprocessing.Lock` has its methods under the class's own name. */
const spellings = (name: string): readonly string[] => {
  const [type = '', method] = name.split('#');
  return [type, ...(aliases.get(type) ?? [])].map((each) => (method === undefined ? each : `${each}#${method}`));
};

const stdlib = new Set(modules);
const isStandard = (name: string): boolean => {
  const [first = ''] = name.split(/[.#(]/);
  return !elsewhere.test(name) && (stdlib.has(first) || standardModels.isBuiltin(first) || first === 'object');
};

function missing(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    python([fileURLToPath(new URL('resolve.py', import.meta.url))], names.join('\n'))
      .split('\n')
      .filter(Boolean),
  );
}

/** A module's row counts for all that is in it. */
function ages(name: string): readonly { readonly since?: Version; readonly removed?: Version }[] {
  const [type = ''] = name.split('#');
  const parts = type.split('.');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  return [name, ...prefixes].flatMap((each) => standardModels.version(each) ?? []);
}
/** What a class needs for itself in some versions only. */
function isReserved(name: string): boolean {
  const [owner = '', member = ''] = name.split('#');
  return standardModels.namesIn('reserved').includes(name) && !standardModels.reserved(owner, member, running);
}
const isExplained = (name: string): boolean =>
  isReserved(name) ||
  ages(name).some(({ since, removed }) => (since && !isAtLeast(running, since)) || (removed && isAtLeast(running, removed)));

it('names of the standard library exist', () => {
  const names = [...new Set(tableNames.flatMap((table) => standardModels.namesIn(table)).map((name) => name.replace(/\(.*/, '')))];
  const standard = names.filter(isStandard);
  expect(standard.length).toBeGreaterThan(700);
  const absent = missing(standard.flatMap(spellings));
  const unknown = standard.filter((name) => spellings(name).every((each) => absent.has(each)) && !isExplained(name));
  expect(unknown).toEqual([]);
});

it('a name that is no name is found out', () => {
  expect([...missing(['threading.Lokc', 'queue.Queue#gett', 'queue.Queue#get', 'os.path.join'])]).toEqual([
    'threading.Lokc',
    'queue.Queue#gett',
  ]);
});
