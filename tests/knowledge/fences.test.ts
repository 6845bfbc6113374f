/**
 * The Python of every page compiles, and runs to its end without an error: an example that hangs by nature is only
 * defined in it, not called. One process compiles all; each then runs alone in a folder of its own.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairs } from './knowledge.ts';

/** The version of the Python at hand, as its minor number. */
const minor = Number(spawnSync('python3', ['-c', 'import sys; print(sys.version_info.minor)'], { encoding: 'utf8' }).stdout);
/** An example that begins with `# needs Python 3.13` is neither compiled nor run by an older one. */
const needed = (code: string): number => Number(/^# needs Python 3\.(\d+)$/m.exec(code)?.[1] ?? 0);

/** One that begins with `# needs gevent` is compiled and never run: the machine may not have the library. */
const needsLibrary = (code: string): boolean => /^# needs [a-z]\w*$/m.test(code);

/** Far more than any of them needs; it only ends one that hangs. */
const patience = 30_000;

const fences = pairs
  .flatMap(({ id, english }) =>
    english.fences.filter(({ language }) => language === 'python').map(({ code, line }) => ({ where: `${id}.md, line ${line}`, code })),
  )
  .filter(({ code }) => needed(code) <= minor);

const compileAll = `
import json, sys, warnings
warnings.simplefilter("error")
problems = []
for fence in json.load(sys.stdin):
    try:
        compile(fence["code"], fence["where"], "exec")
    except (SyntaxError, Warning) as problem:
        problems.append(f"{fence['where']}: {problem}")
print(json.dumps(problems))
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'interleave-pages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('all fences are Python', () => {
  const unknown = pairs.flatMap(({ id, english }) =>
    english.fences.filter(({ language }) => language !== 'python').map(({ line }) => `${id}: ${line}`),
  );
  expect(unknown).toEqual([]);
  expect(minor).toBeGreaterThanOrEqual(8);
  expect(fences.length).toBeGreaterThan(50);
});

it('all fences compile', () => {
  const { stdout, stderr } = spawnSync('python3', ['-c', compileAll], {
    input: JSON.stringify(fences),
    encoding: 'utf8',
    timeout: patience,
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([]);
});

describe('each fence runs to its end', () => {
  it.each(fences.map((fence, index) => ({ ...fence, index })).filter(({ code }) => !needsLibrary(code)))(
    '$where',
    { timeout: patience + 5_000 },
    async ({ code, index }) => {
      const own = mkdtempSync(join(folder, `fence-${index}-`));
      const file = join(own, 'page.py');
      writeFileSync(file, code);
      const { stderr } = await promisify(execFile)('python3', ['-W', 'error', file], { cwd: own, timeout: patience });
      expect(stderr).toBe('');
    },
  );
});
