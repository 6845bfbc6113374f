/** `interleave check`: exit codes, files, JSON. Everything is asked of the process a user runs. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BuiltCli, Outcome } from './built-cli.ts';
import { buildCli } from './built-cli.ts';
import { computing, leaky, sound } from './samples.ts';

// A process a question, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 });

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, 60_000);
afterAll(() => cli.remove());
beforeEach(async () => {
  await rm(cli.folder, { recursive: true, force: true });
  await mkdir(cli.folder);
});

const files = async (): Promise<readonly string[]> => {
  const { findings } = JSON.parse((await cli.run(['check', '--format', 'json', '--exit-zero'])).stdout);
  return findings.map(({ file }: { file: string }) => file);
};
const skippedBy = ({ stdout }: Outcome): unknown => JSON.parse(stdout).skipped;

describe('exit codes', () => {
  it('1 with a finding, 0 without, 0 if the user says so', async () => {
    await cli.write({ 'leaky.py': leaky, 'sound.py': sound });
    expect((await cli.run(['check', 'leaky.py'])).code).toBe(1);
    expect(await cli.run(['check', 'sound.py'])).toEqual({ code: 0, stdout: 'No findings in 1 file.\n', stderr: '' });
    const zero = await cli.run(['check', '--exit-zero', 'leaky.py']);
    expect(zero.code).toBe(0);
    expect(zero.stdout).toContain('PC0204');
  });
  it('hints are told and do not count', async () => {
    await cli.write({ 'leaky.py': leaky, 'pyproject.toml': '[tool.interleave.severity]\nPC0204 = "hint"\n' });
    const { code, stdout } = await cli.run(['check']);
    expect(code).toBe(0);
    expect(stdout).toContain('hint[PC0204 release-skipped-by-exception]');
  });
  it.each([
    ['no command', []],
    ['an unknown command', ['inspect']],
    ['an unknown option', ['check', '--fast']],
    ['an unknown format', ['check', '--format', 'xml']],
    ['an unknown language', ['check', '--lang', 'fr']],
    ['a version that is none', ['check', '--python-version', '2.7']],
    ['a missing value', ['check', '--format']],
    ['a path that does not exist', ['check', 'leaky.py', 'absent.py']],
    ['standard input and a path', ['check', '-', 'leaky.py']],
    ['a name for no standard input', ['check', '--stdin-filename', 'a.py', 'leaky.py']],
    ['an unknown topic', ['explain', 'PC9999']],
    ['an unknown topic of two words', ['explain', 'qqqq', 'zzzz']],
    ['a server without a transport', ['lsp']],
  ])('2 and one line for %s', async (_, args) => {
    await cli.write({ 'leaky.py': leaky });
    const { code, stdout, stderr } = await cli.run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^interleave: [^\n]+\n$/);
  });
  it('0 and a line where there is no Python file', async () => {
    await cli.write({ 'readme.txt': 'no code' });
    const { code, stdout, stderr } = await cli.run(['check']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('interleave: no Python file found\n');
    expect(JSON.parse((await cli.run(['check', '--format', 'json'])).stdout)).toEqual({ version: 1, findings: [], skipped: [] });
  });
});

describe('json', () => {
  it('has the promised shape', async () => {
    await cli.write({ 'pkg/leaky.py': leaky });
    const { findings, ...rest } = JSON.parse((await cli.run(['check', '--format', 'json'])).stdout);
    expect(rest).toEqual({ version: 1, skipped: [] });
    expect(findings).toEqual([
      {
        file: 'pkg/leaky.py',
        code: 'PC0204',
        name: 'release-skipped-by-exception',
        severity: 'warning',
        confidence: expect.stringMatching(/^(high|medium)$/),
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 19,
        message: expect.stringContaining('`lock`'),
        related: expect.arrayContaining([{ file: 'pkg/leaky.py', line: 8, column: 5, message: expect.stringContaining('`pay()`') }]),
        witness: expect.arrayContaining([
          {
            role: expect.any(String),
            steps: expect.arrayContaining([{ file: 'pkg/leaky.py', line: 7, text: expect.stringContaining('`lock`') }]),
          },
        ]),
        fixes: expect.arrayContaining([{ title: expect.stringContaining('with lock'), safe: true, edits: expect.any(Array) }]),
      },
    ]);
  });
  it('has edits that mend the file', async () => {
    const text = leaky.replaceAll('\n', '\r\n').replace('def', '# 锁 🔒\r\ndef');
    await cli.write({ 'leaky.py': text });
    const [finding] = JSON.parse((await cli.run(['check', '--format', 'json'])).stdout).findings;
    const fix = finding.fixes.find(({ safe }: { safe: boolean }) => safe);
    await cli.write({ 'leaky.py': applied(text, fix.edits) });
    expect(await files()).toEqual([]);
    expect(applied(text, fix.edits)).toContain('    with lock:\r\n        pay()\r\n');
  });
  it('counts columns in UTF-16 units', async () => {
    await cli.write({ 'a.py': leaky.replace('    lock.acquire()', '    "🔒锁"; lock.acquire()') });
    const [finding] = JSON.parse((await cli.run(['check', '--format', 'json'])).stdout).findings;
    expect([finding.line, finding.column, finding.endColumn]).toEqual([7, 12, 26]);
  });
  it('is in the order of files, lines and columns, each time', async () => {
    const twice = leaky + leaky.split('\n').slice(4).join('\n').replace('spend', 'again');
    await cli.write({ 'b.py': leaky, 'a/z.py': leaky, 'a.py': twice, 'B.py': leaky });
    const first = await cli.run(['check', '--format', 'json', 'b.py', '.', 'a']);
    const places = JSON.parse(first.stdout).findings.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`);
    expect(places).toEqual(['B.py:7', 'a.py:7', 'a.py:12', 'a/z.py:7', 'b.py:7']);
    expect((await cli.run(['check', '--format', 'json', 'a', '.', 'b.py'])).stdout).toBe(first.stdout);
  });
  it('names files from the working directory', async () => {
    await cli.write({ 'one/leaky.py': leaky, 'two/x.txt': '' });
    const { stdout } = await cli.run(['check', '--format', 'json', '../one'], { cwd: 'two' });
    expect(JSON.parse(stdout).findings[0].file).toBe('../one/leaky.py');
    const absolute = await cli.run(['check', '--format', 'json', join(cli.folder, 'one', 'leaky.py')]);
    expect(JSON.parse(absolute.stdout).findings[0].file).toBe('one/leaky.py');
  });
});

interface Edit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly newText: string;
}

/** Applies edits by line and column, from the last to the first. */
function applied(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\r\n');
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).join('\r\n').length + (line > 1 ? 2 : 0) + column - 1;
  return [...edits]
    .sort((a, b) => offset(b.line, b.column) - offset(a.line, a.column))
    .reduce(
      (done, { line, column, endLine, endColumn, newText }) =>
        done.slice(0, offset(line, column)) + newText + done.slice(offset(endLine, endColumn)),
      text,
    );
}

describe('standard input', () => {
  it('is checked under the name given', async () => {
    const { code, stdout } = await cli.run(['check', '-', '--stdin-filename', 'src/app.py', '--format', 'json'], { stdin: leaky });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings[0].file).toBe('src/app.py');
  });
  it('needs no name', async () => {
    expect((await cli.run(['check', '-'], { stdin: leaky })).stdout).toMatch(/^<stdin>:7:5: warning/);
    expect(await cli.run(['check', '-'])).toMatchObject({ code: 0, stdout: 'No findings in 1 file.\n' });
  });
});

describe('files', () => {
  it('are .py and .pyw, outside of what is others’ or ignored', async () => {
    await cli.write({
      'a.py': leaky,
      'b.pyw': leaky,
      'c.pyi': leaky,
      'd.txt': leaky,
      '.venv/e.py': leaky,
      'env/pyvenv.cfg': '',
      'env/f.py': leaky,
      'x/node_modules/g.py': leaky,
      '.gitignore': 'generated\n/local.py\n',
      'generated/h.py': leaky,
      'local.py': leaky,
      'x/local.py': leaky,
      'x/.gitignore': '*.py\n!local.py\n',
      'x/i.py': leaky,
      'vendor/j.py': leaky,
      'pyproject.toml': '[tool.interleave]\nexclude = ["vendor"]\n',
    });
    expect(await files()).toEqual(['a.py', 'b.pyw', 'x/local.py']);
  });
  it('named outright are always checked', async () => {
    await cli.write({ '.gitignore': '*', 'build/a.py': leaky, script: leaky });
    const { stdout } = await cli.run(['check', '--format', 'json', 'build', 'build/a.py', 'script']);
    expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)).toEqual(['build/a.py', 'script']);
  });
  it('of a repository obey the .gitignore above them', async () => {
    await cli.write({ '.git/HEAD': '', '.gitignore': 'gen.py\n', 'sub/gen.py': leaky, 'sub/a.py': leaky });
    const { stdout } = await cli.run(['check', '--format', 'json', 'sub']);
    expect(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)).toEqual(['sub/a.py']);
  });
  it('that cannot be read are skipped, said, and do not count', async () => {
    await cli.write({
      'ok.py': sound,
      'bin.py': Uint8Array.of(0x7f, 0, 1),
      'latin.py': Uint8Array.of(0x23, 0xe9, 10),
      'dir.py/inner.py': sound,
    });
    await symlink('nowhere.py', join(cli.folder, 'broken.py'));
    await symlink('loop.py', join(cli.folder, 'loop.py'));
    await symlink('.', join(cli.folder, 'circle'));
    execFileSync('mkfifo', [join(cli.folder, 'fifo.py')]);
    const outcome = await cli.run(['check', '--format', 'json']);
    expect(outcome.code).toBe(0);
    expect(skippedBy(outcome)).toEqual([
      { file: 'bin.py', reason: 'the file is binary' },
      { file: 'broken.py', reason: 'the link leads nowhere' },
      { file: 'fifo.py', reason: 'not a regular file' },
      { file: 'latin.py', reason: 'the text is not in its encoding' },
      { file: 'loop.py', reason: 'the link leads nowhere' },
    ]);
    expect(outcome.stderr).toContain('interleave: bin.py: skipped: the file is binary\n');
    expect((await cli.run(['check', 'fifo.py'])).code).toBe(0);
  });
  it('without permission are skipped, for those whom permissions bind', async () => {
    await cli.write({ 'secret.py': leaky });
    await chmod(join(cli.folder, 'secret.py'), 0);
    const outcome = await cli.run(['check', '--format', 'json']);
    const { findings, skipped } = JSON.parse(outcome.stdout);
    expect(process.getuid?.() === 0 ? findings.length : skipped.length).toBe(1);
  });
  it.each([
    ['empty', ''],
    ['only a BOM', '\uFEFF'],
    ['ten thousand brackets', `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}\n`],
    ['half a program', 'def f(:\n  with lock\n   (((\n'],
    ['bare carriage returns', leaky.replaceAll('\n', '\r')],
    ['tabs', leaky.replaceAll('    ', '\t')],
    ['lone surrogates’ bytes replaced', 'x = "\uFFFD"\n'],
  ])('%s: an answer, no crash', async (_, text) => {
    await cli.write({ 'odd.py': text });
    const { code, stderr } = await cli.run(['check']);
    expect([0, 1]).toContain(code);
    expect(stderr).not.toContain('Error');
  });
  it('too large are skipped with the reason', async () => {
    await cli.write({ 'huge.py': `x = 1\n${'# filler\n'.repeat(1_000_000)}` });
    expect(skippedBy(await cli.run(['check', '--format', 'json']))).toEqual([
      { file: 'huge.py', reason: expect.stringMatching(/large|long/) },
    ]);
  });
});

describe('the Python to check for', () => {
  it.each([
    ['nothing', {}, [], 1],
    ['the option', {}, ['--python-version', '3.14t'], 0],
    ['the setting', { 'pyproject.toml': '[tool.interleave]\npython-version = "3.14t"\n' }, [], 0],
    ['.python-version', { '.python-version': '3.14t\n' }, [], 0],
    ['the option before the rest', { '.python-version': '3.14t\n' }, ['--python-version', '3.14'], 1],
  ])('is known by %s', async (_, extra, args, findings) => {
    await cli.write({ 'src/computing.py': computing, ...extra });
    const { stdout } = await cli.run(['check', '--format', 'json', 'src', ...args]);
    expect(JSON.parse(stdout).findings).toHaveLength(findings);
  });
});

describe('settings of the project', () => {
  it('that do not parse are said in one line', async () => {
    await cli.write({ 'pyproject.toml': 'a = = 1', 'leaky.py': leaky });
    const { code, stderr } = await cli.run(['check']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^interleave: pyproject\.toml: cannot be read: [^\n]+\n$/);
  });
  it('are found above the path, and what is wrong with them is said', async () => {
    await cli.write({ 'p/pyproject.toml': '[tool.interleave]\nlanguage = "zh-cn"\nfoo = 1\n', 'p/src/leaky.py': leaky });
    const { stdout, stderr } = await cli.run(['check', 'p/src/leaky.py']);
    expect(stdout).toContain('警告[PC0204');
    expect(stderr).toBe('interleave: pyproject.toml: foo: unknown setting\n');
  });
  it('switch everything off', async () => {
    await cli.write({ 'pyproject.toml': '[tool.interleave]\nenable = false\n', 'leaky.py': leaky });
    const { code, stdout, stderr } = await cli.run(['check']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^interleave: switched off by [^\n]+\n$/);
  });
  it('switch one rule off, as a comment does', async () => {
    await cli.write({ 'leaky.py': leaky, 'pyproject.toml': '[tool.interleave.severity]\nrelease-skipped-by-exception = "off"\n' });
    expect(await files()).toEqual([]);
    await cli.write({ 'leaky.py': leaky.replace('acquire()', 'acquire()  # interleave: ignore[PC0204]'), 'pyproject.toml': '' });
    expect(await files()).toEqual([]);
  });
});
