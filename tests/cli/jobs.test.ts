/** The report does not depend on how many threads parse, nor on whether they live. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type BuiltCli, buildCli } from './built-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let cli: BuiltCli;
let alone = '';

/** Long enough for threads to be worth it; every file has a finding, and every third does not parse to its end. */
const text = (index: number): string =>
  `import threading

lock = threading.Lock()
${Array.from({ length: 600 }, (_, at) => `row_${at} = [${index}, ${at}, 'a cell', ('b', ${at})]\n`).join('')}
def leaky():
    lock.acquire()
    if input():
        return 1
    lock.release()
${index % 3 === 0 ? '\ndef broken(:\n    call(1,\n' : ''}`;

const report = async (...options: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await cli.run(['check', '--format', 'json', ...options]);
  expect(stderr).toBe('');
  return stdout;
};

beforeAll(async () => {
  cli = await buildCli();
  await cli.write(Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`pkg/part_${index}.py`, text(index)])));
  alone = await report('--jobs', '1');
  expect(JSON.parse(alone).findings.length).toBeGreaterThanOrEqual(24);
});
afterAll(async () => {
  await cli.remove();
});

it.each(['2', '3', '7'])('with %s threads', async (jobs) => {
  expect(await report('--jobs', jobs)).toBe(alone);
});

it('with as many threads as there are processors', async () => {
  expect(await report()).toBe(alone);
});

it.each(['0', '-1', '1.5', 'many', ''])('--jobs %j is refused', async (jobs) => {
  const { code, stderr } = await cli.run(['check', '--jobs', jobs]);
  expect(code).toBe(2);
  expect(stderr).toContain('--jobs');
});

it('with threads that cannot start', async () => {
  await rm(join(dirname(cli.script), 'parse-thread.js'));
  expect(await report('--jobs', '3')).toBe(alone);
});
