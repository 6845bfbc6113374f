/** `npm run new-rule` on a copy of the files it touches. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { root } from './sources.ts';

let copy = '';
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'interleave-new-rule-'));
  for (const path of ['server/src/rules', 'knowledge/rules', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const newRule = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/new-rule.mjs'), '--root', copy, ...args], { encoding: 'utf8' });
const read = (path: string): string => readFileSync(join(copy, path), 'utf8');
const entries = (registry: string): readonly string[] =>
  (/= \[([^\]]*)\]/.exec(registry)?.[1] ?? '').split(',').map((entry) => entry.trim());

it('writes everything a rule needs', () => {
  const { status, stdout } = newRule('PC0399', 'shared-state', 'unseen-update');
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n')).toEqual([
    'server/src/rules/shared-state/unseen-update.ts',
    'knowledge/rules/unseen-update.md',
    'knowledge/rules/unseen-update.zh-cn.md',
    'tests/rules/unseen-update/alarms.py',
    'tests/rules/unseen-update/quiet.py',
    'server/src/rules/registry.ts',
    'package.json',
  ]);
  const registry = read('server/src/rules/registry.ts');
  expect(registry).toContain("import { unseenUpdate } from './shared-state/unseen-update.ts';");
  expect(entries(registry)).toContain('unseenUpdate');
  expect(entries(registry).indexOf('unseenUpdate')).toBeGreaterThan(entries(registry).indexOf('lockReacquiredThroughCall'));
  expect(entries(registry).indexOf('unseenUpdate')).toBeLessThan(entries(registry).indexOf('asyncioLockReentry'));
  const { properties } = JSON.parse(read('package.json')).contributes.configuration;
  expect(properties['interleave.severity'].properties['unseen-update'].enum).toContain('off');
});

it('writes a rule and pages that can be read', () => {
  newRule('PC0399', 'shared-state', 'unseen-update');
  const { diagnostics = [] } = ts.transpileModule(read('server/src/rules/shared-state/unseen-update.ts'), { reportDiagnostics: true });
  expect(diagnostics).toEqual([]);
  const pages = Object.fromEntries(
    ['unseen-update.md', 'unseen-update.zh-cn.md'].map((name) => [`rules/${name}`, read(`knowledge/rules/${name}`)]),
  );
  const catalog = createCatalog(pages);
  expect(catalog.problems).toEqual([]);
  expect(catalog.message('PC0399', 'found', { object: 'x' }, 'zh-cn')).toContain('`x`');
});

it('the last code goes to the end', () => {
  newRule('PC9901', 'locks', 'zealous-lock');
  expect(
    entries(read('server/src/rules/registry.ts'))
      .filter((entry) => entry !== '')
      .at(-1),
  ).toBe('zealousLock');
});

it.each([
  [[]],
  [['PC0399', 'shared-state']],
  [['0399', 'shared-state', 'unseen-update']],
  [['PC0399', 'shared_state', 'unseen-update']],
  [['PC0399', 'shared-state', 'UnseenUpdate']],
  [['PC0399', 'locks', 'lock-never-released']],
  [['PC0203', 'locks', 'another-lock']],
])('%j is refused in one line and changes nothing', (args) => {
  const before = read('server/src/rules/registry.ts');
  const { status, stdout, stderr } = newRule(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^new-rule: [^\n]+\n$/);
  expect(read('server/src/rules/registry.ts')).toBe(before);
});
