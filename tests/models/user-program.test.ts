/** Rows of a project reach the rules: its locks are locks, its threads are threads, and files that only import its library are looked at. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createProgram } from '../../server/src/analysis/program.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import type { Models } from '../../server/src/models/models.ts';
import { checkFile } from '../../server/src/rules/runner.ts';
import { createService } from '../../server/src/service/index.ts';
import { mentionsConcurrency } from '../../server/src/syntax/gate.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings, settingsFromPyproject } from '../../server/src/workspace/settings.ts';
import { readKnowledge } from '../support/check.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });

const { models } = settingsFromPyproject(
  `[tool.interleave.models.locks]
"mylib.guard" = { again = "deadlocks" }

[tool.interleave.models.spawners]
"mylib.Worker" = { runs-in = "thread", target = "0 job", starts = "on-start" }
`,
  new Set(),
).settings;

function codes(text: string, known?: Models): readonly string[] {
  const { module } = parser.parse(text);
  const program = createProgram([{ file: 'a.py', moduleName: 'a', module, text }], { version: [3, 14], freeThreaded: false }, known);
  return checkFile(program, 'a.py').map(({ code }) => code);
}

const nested = `import mylib

gate = mylib.guard()

def twice():
    with gate:
        with gate:
            print("never")
`;
const unstarted = `from mylib import Worker

def work():
    print("never")

def main():
    worker = Worker(work)
    worker.join()
`;

it('a lock', () => {
  expect(codes(nested)).toEqual([]);
  expect(codes(nested, models)).toContain('PC0208');
});

it('a thread', () => {
  expect(codes(unstarted)).toEqual([]);
  expect(codes(unstarted, models)).toContain('PC0104');
});

it('a text that mentions the library passes the gate', () => {
  expect(mentionsConcurrency(unstarted)).toBe(false);
  expect(mentionsConcurrency(unstarted, models?.userLibraries)).toBe(true);
});

it('the service asks each file by its own settings, and changes with them', () => {
  const service = createService({ parser, catalog: createCatalog(readKnowledge()), clock: { now: () => 0 } });
  const target = { version: [3, 14] as const, freeThreaded: false };
  const found = (): readonly string[] => service.diagnostics('a.py', 'en').map(({ code }) => code);
  service.open('a.py', nested, { settings: defaultSettings, target });
  service.parse('a.py');
  expect(found()).toEqual([]);
  service.configure('a.py', { settings: { ...defaultSettings, ...(models && { models }) }, target });
  expect(found()).toContain('PC0208');
  service.configure('a.py', { settings: defaultSettings, target });
  expect(found()).toEqual([]);
});

it('the examples of the README are understood', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const blocks = [...readme.matchAll(/```toml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const readings = blocks.map((block) => settingsFromPyproject(block, new Set(['unjoined-thread'])));
  expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
  expect(readings.some(({ settings }) => settings.models?.blocking('mylib.fetch') !== undefined)).toBe(true);
});
