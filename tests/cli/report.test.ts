/** What people see: text, colours, languages, pages. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BuiltCli } from './built-cli.ts';
import { buildCli } from './built-cli.ts';
import { leaky } from './samples.ts';

// A process a question, on machines that do other things as well.
vi.setConfig({ testTimeout: 60_000 });

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
  await cli.write({ 'leaky.py': leaky });
}, 60_000);
afterAll(() => cli.remove());

const escapeCode = '\u001B';

describe('text', () => {
  it('shows the line, the caret, the schedule and the fix', async () => {
    const { stdout } = await cli.run(['check', 'leaky.py']);
    expect(stdout).toMatch(/^leaky\.py:7:5: warning\[PC0204 release-skipped-by-exception\] `lock` /);
    expect(stdout).toContain(['7 |     lock.acquire()', '  |     ^^^^^^^^^^^^^^'].join('\n'));
    expect(stdout).toContain(['8 |     pay()', '  |     -----'].join('\n'));
    expect(stdout).toContain('1. acquires `lock` (7)');
    expect(stdout).toContain('= fix (safe): Use `with lock:`');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('Found 1 finding (1 warning) in 1 file.');
  });
  it('puts the caret under wide characters and after tabs', async () => {
    await cli.write({
      'wide.py': leaky
        .replace('    lock.acquire()', '\t"锁🔒e\u0301"; lock.acquire()')
        .replace('    pay', '\tpay')
        .replace('    lock.release', '\tlock.release'),
    });
    const lines = (await cli.run(['check', 'wide.py'])).stdout.split('\n');
    const at = lines.findIndex((line) => line.startsWith('7 |'));
    // Columns: four for the tab, two quotes, two for the character, two for the emoji, one for e with its accent, one semicolon, one space.
    expect(lines.slice(at, at + 2)).toEqual(['7 |     "锁🔒e\u0301"; lock.acquire()', `  | ${' '.repeat(13)}^^^^^^^^^^^^^^`]);
  });
  it('cuts a line of a hundred thousand characters around the place', async () => {
    await cli.write({
      'long.py': leaky.replace('    lock.acquire()', `    x = "${'y'.repeat(9_000)}"; lock.acquire(); z = "${'y'.repeat(9_000)}"`),
    });
    const { stdout } = await cli.run(['check', 'long.py']);
    expect(stdout).toContain('lock.acquire()');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(300);
  });
  it('obeys no escape of the text it shows', async () => {
    const hostile = leaky.replace('    lock.acquire()', `    "${escapeCode}[31m\u202Eevil\u0007"; lock.acquire()`);
    await cli.write({ 'hostile.py': hostile });
    const { stdout } = await cli.run(['check', 'hostile.py']);
    expect(stdout).toContain('�[31m�evil�');
    expect([...stdout].filter((character) => /[\p{Cc}\u202E]/u.test(character) && character !== '\n')).toEqual([]);
    const named = await cli.run(['check', '-', '--stdin-filename', `${escapeCode}]0;title\u0007.py`], { stdin: leaky });
    expect(named.stdout + named.stderr).not.toContain(escapeCode);
  });
});

describe('colour', () => {
  it.each([
    ['a pipe', {}, false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
    ['NO_COLOR', { NO_COLOR: '1' }, false],
    ['both', { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  ])('%s', async (_, environment, coloured) => {
    const { stdout } = await cli.run(['check', 'leaky.py'], { environment });
    expect(stdout.includes(`${escapeCode}[`)).toBe(coloured);
  });
  it('changes nothing but the colour', async () => {
    const plain = await cli.run(['check', 'leaky.py']);
    const coloured = await cli.run(['check', 'leaky.py'], { environment: { FORCE_COLOR: '1' } });
    expect(coloured.stdout.replaceAll(new RegExp(`${escapeCode}\\[[0-9;]*m`, 'g'), '')).toBe(plain.stdout);
  });
});

describe('language', () => {
  it.each([
    ['LANG', { LANG: 'zh_CN.UTF-8' }, [], '警告'],
    ['LC_ALL before LANG', { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, [], 'warning'],
    ['LC_MESSAGES before LANG', { LANG: 'en_GB.UTF-8', LC_MESSAGES: 'zh_SG' }, [], '警告'],
    ['the option before all', { LC_ALL: 'zh_CN.UTF-8' }, ['--lang', 'en'], 'warning'],
    ['the option', {}, ['--lang', 'zh-cn'], '警告'],
  ])('%s', async (_, environment, args, word) => {
    expect((await cli.run(['check', 'leaky.py', ...args], { environment })).stdout).toContain(`${word}[PC0204`);
  });
});

describe('pages', () => {
  it.each(['PC0204', 'pc0204', 'release-skipped-by-exception'])('explain %s', async (subject) => {
    const { code, stdout } = await cli.run(['explain', subject]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# /);
  });
  it('in Chinese', async () => expect((await cli.run(['explain', 'PC0204', '--lang', 'zh-cn'])).stdout).toMatch(/^# \p{Script=Han}/u));
  it('of a topic and of a library name', async () => {
    expect((await cli.run(['explain', 'gil'])).stdout).toMatch(/^# .*GIL/);
    expect((await cli.run(['explain', 'threading.Lock'])).stdout).toMatch(/^# /);
  });
  it.each([
    [['死锁'], /^# Deadlock$/m],
    [['race', 'condition'], /^# Race condition and data race$/m],
    [['await'], /^# `await` and awaitables$/m],
    [['Lock.acquire()'], /^# `Lock\.acquire`$/m],
    [['thread_local'], /^# Thread-local data$/m],
    [['什么是僵尸进程'], /^# Zombie and orphan processes$/m],
  ])('explain %s', async (subject, title) => {
    const { code, stdout, stderr } = await cli.run(['explain', ...subject]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(title);
  });
  it('name other pages where the words may mean several', async () => {
    expect((await cli.run(['explain', 'reacquired'])).stdout).not.toContain('See also');
    expect((await cli.run(['explain', 'unlocked'])).stdout).toMatch(/\n\nSee also: PC\d{4}/);
    expect((await cli.run(['explain', 'unlocked', '--lang', 'zh-cn'])).stdout).toMatch(/\n\n另见：PC\d{4}/);
  });
  it('are listed by topic when no subject is given', async () => {
    const { code, stdout } = await cli.run(['explain']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^First things\n {2}concurrency-and-parallelism +\S/);
    expect(stdout).toMatch(/^ {2}deadlock +Deadlock$/m);
    expect(stdout).toMatch(/^ {2}PC0204 +Release skipped by an exception$/m);
    expect((await cli.run(['explain', '--lang', 'zh-cn'])).stdout).toMatch(/^ {2}deadlock +死锁$/m);
  });
  it('rules: a line each, by code', async () => {
    const lines = (await cli.run(['rules'])).stdout.trimEnd().split('\n');
    const codes = lines.map((line) => /^(PC\d{4}) {2}[a-z-]+ +(error|warning|information|hint) +\S/.exec(line)?.[1]);
    expect(codes).toContain('PC0204');
    expect(codes).toEqual([...codes].sort());
  });
  it('help and version', async () => {
    expect((await cli.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await cli.run(['--help'])).stdout).toContain('check [options] [path...]');
    expect((await cli.run(['check', '--help'])).stdout).toContain('--stdin-filename <name>');
    expect((await cli.run(['--help'], { environment: { LANG: 'zh_CN.UTF-8' } })).stdout).toContain('用法：');
  });
});

it('a reader that goes away is no error', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`many/m${index}.py`, leaky.repeat(20)]));
  await cli.write(many);
  const child = spawn(process.execPath, [cli.script, 'check', 'many'], { cwd: join(cli.folder) });
  child.stdout.once('data', () => child.stdout.destroy());
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, errors: Buffer.concat(errors).toString('utf8') }).toEqual({ code: 1, errors: '' });
});
