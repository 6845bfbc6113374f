/** Words only save time: asked of every body, a rule finds what it finds when it is asked of those with its words. On all fixtures, each folder one program. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createProgram, type Program } from '../../server/src/analysis/program.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { checkFile } from '../../server/src/rules/runner.ts';
import { parser } from './desk.ts';

const fixtures = fileURLToPath(new URL('../rules/', import.meta.url));
const folders = readdirSync(fixtures, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
const everywhere = rules.map(({ words, near, ...rule }) => rule);

const pythonIn = (folder: string): readonly string[] =>
  readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort();

function programOf(files: readonly string[], folder: string): Program {
  const sources = files.map((file) => {
    const text = readFileSync(join(fixtures, folder, file), 'utf8');
    return { file, moduleName: file.replace(/\.py$/, '').replaceAll('/', '.'), module: parser.parse(text).module, text };
  });
  return createProgram(sources, { version: [3, 14], freeThreaded: false });
}

function findings(program: Program, file: string, asked: typeof rules): readonly string[] {
  return checkFile(program, file, undefined, asked).map(({ code, at }) => `${code} ${at.start}-${at.end}`);
}

it.each(folders)('%s', (folder) => {
  const files = pythonIn(folder);
  const program = programOf(files, folder);
  for (const file of files) expect(findings(program, file, rules)).toEqual(findings(program, file, everywhere));
});

it('some rules name words', () => {
  expect(rules.filter(({ words }) => words !== undefined).length).toBeGreaterThan(rules.length / 3);
});
