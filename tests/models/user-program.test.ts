/** Rows of a project reach the rules: its locks are locks, its threads are threads, and files that only import its library are looked at. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createProgram } from '../../server/src/analysis/program.ts';
import type { Models } from '../../server/src/models/models.ts';
import { checkFile } from '../../server/src/rules/runner.ts';
import { mentionsConcurrency } from '../../server/src/syntax/gate.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { settingsFromPyproject } from '../../server/src/workspace/settings.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });

const { models } = settingsFromPyproject(
  `[tool.interleave.models.locks]
"mylib.mutex" = { again = "deadlocks" }

[tool.interleave.models.spawners]
"mylib.Worker" = { runs-in = "thread", target = "0 job", starts = "on-start" }
`,
  new Set(),
).settings;

function codes(text: string, known?: Models): readonly string[] {
  const { module } = parser.parse(text);
  const program = createProgram([{ file: 'a.py', moduleName: 'a', module, text }], { version: [3, 14], freeThreaded: false }, known);
  const steps = checkFile(program, 'a.py', () => {});
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.map(({ code }) => code);
}

const nested = `import mylib

gate = mylib.mutex()

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
  expect(codes(nested, models)).toEqual(['PC0208']);
});

it('a thread', () => {
  expect(codes(unstarted)).toEqual([]);
  expect(codes(unstarted, models)).toHaveLength(1);
});

it('a text that mentions the library passes the gate', () => {
  expect(mentionsConcurrency(nested)).toBe(false);
  expect(mentionsConcurrency(nested, models?.userLibraries)).toBe(true);
});
