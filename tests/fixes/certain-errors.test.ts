/**
 * What a rule calls an error happens for certain, and a warning when what it names comes true, as in its program in
 * `certain-errors/`, named by code and fix: Python runs each under a time limit, before the fix it fails as its first line
 * says ('hang': it never ends), and after the fix it prints what its next lines say.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { createChecker } from '../support/check.ts';

const checker = await createChecker();
const programs = new URL('./certain-errors/', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'interleave-program-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Milliseconds that a program which does not hang needs by far. */
const patience = 8000;

function run(program: string): { readonly output: string; readonly errors: string } {
  const file = join(folder, 'program.py');
  writeFileSync(file, program);
  const { stdout, stderr, signal } = spawnSync('python3', [file], { encoding: 'utf8', timeout: patience, killSignal: 'SIGKILL' });
  return { output: stdout, errors: signal === null ? stderr : 'hang' };
}

it('each has a name that says what it is, and a head', () => {
  for (const name of readdirSync(programs)) {
    expect(name).toMatch(/^PC\d{4}-[a-z-]*[a-z](-\d)?\.py$/);
    expect(readFileSync(new URL(name, programs), 'utf8'), name).toMatch(/^# (error|warning): .+\n(# prints: .*\n)+/);
  }
});

describe.each(readdirSync(programs))('%s', (name) => {
  const text = readFileSync(new URL(name, programs), 'utf8');
  const [, code = '', fix = ''] = /^(PC\d+)-([a-z-]*[a-z])/.exec(name) ?? [];
  const [, severity, fails = ''] = /^# (error|warning): (.*)/.exec(text) ?? [];
  const prints = [...text.matchAll(/^# prints: (.*)$/gm)].map(([, line]) => `${line}\n`).join('');
  const found = checker.check({ 'program.py': text }).find((each) => each.code === code);

  it('is found, and Python fails', () => {
    expect(found?.severity).toBe(severity);
    expect(run(text).errors).toContain(fails);
  });

  it('is mended', () => {
    const edits = found && checker.fix(text, found, fix)?.edits;
    expect(edits).toBeDefined();
    expect(run(applyEdits(text, edits ?? []))).toEqual({ output: prints, errors: '' });
  });
});
