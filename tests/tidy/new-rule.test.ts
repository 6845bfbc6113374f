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
  const { status, stdout } = newRule('PC0301', 'shared-state', 'unlocked-update');
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n')).toEqual([
    'server/src/rules/shared-state/unlocked-update.ts',
    'knowledge/rules/unlocked-update.md',
    'knowledge/rules/unlocked-update.zh-cn.md',
    'tests/rules/unlocked-update/alarms.py',
    'tests/rules/unlocked-update/quiet.py',
    'server/src/rules/registry.ts',
    'package.json',
  ]);
  const registry = read('server/src/rules/registry.ts');
  expect(registry).toContain("import { unlockedUpdate } from './shared-state/unlocked-update.ts';");
  expect(entries(registry)).toContain('unlockedUpdate');
  expect(entries(registry).indexOf('unlockedUpdate')).toBeGreaterThan(entries(registry).indexOf('lockReacquiredThroughCall'));
  expect(entries(registry).indexOf('unlockedUpdate')).toBeLessThan(entries(registry).indexOf('asyncioLockReentry'));
  const { properties } = JSON.parse(read('package.json')).contributes.configuration;
  expect(properties['interleave.severity'].properties['unlocked-update'].enum).toContain('off');
});

it('writes a rule and pages that can be read', () => {
  newRule('PC0301', 'shared-state', 'unlocked-update');
  const { diagnostics = [] } = ts.transpileModule(read('server/src/rules/shared-state/unlocked-update.ts'), { reportDiagnostics: true });
  expect(diagnostics).toEqual([]);
  const pages = Object.fromEntries(
    ['unlocked-update.md', 'unlocked-update.zh-cn.md'].map((name) => [`rules/${name}`, read(`knowledge/rules/${name}`)]),
  );
  const catalog = createCatalog(pages);
  expect(catalog.problems).toEqual([]);
  expect(catalog.message('PC0301', 'found', { object: 'x' }, 'zh-cn')).toContain('`x`');
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
  [['PC0301', 'shared-state']],
  [['0301', 'shared-state', 'unlocked-update']],
  [['PC0301', 'shared_state', 'unlocked-update']],
  [['PC0301', 'shared-state', 'UnlockedUpdate']],
  [['PC0301', 'locks', 'lock-never-released']],
  [['PC0203', 'locks', 'another-lock']],
])('%j is refused in one line and changes nothing', (args) => {
  const before = read('server/src/rules/registry.ts');
  const { status, stdout, stderr } = newRule(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^new-rule: [^\n]+\n$/);
  expect(read('server/src/rules/registry.ts')).toBe(before);
});
