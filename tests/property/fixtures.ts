/** The rules' fixtures as programs: each folder is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program, SourceFile, Target } from '../../server/src/analysis/program.ts';
import { checkFile } from '../../server/src/rules/runner.ts';
import { parser } from './desk.ts';

const fixtures = fileURLToPath(new URL('../rules/', import.meta.url));
export const folders = readdirSync(fixtures, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
export const target: Target = { version: [3, 14], freeThreaded: false };

export const sourcesIn = (folder: string): readonly SourceFile[] =>
  readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(fixtures, folder, file), 'utf8');
      return { file, moduleName: file.replace(/\.py$/, '').replaceAll('/', '.'), module: parser.parse(text).module, text };
    });

/** Code, place and arguments of all that some rules, or all, find in a file. */
export const findings = (program: Program, file: string, asked?: Parameters<typeof checkFile>[3]): readonly string[] =>
  worded(program, checkFile(program, file, undefined, asked));

export const worded = (program: Program, found: ReturnType<typeof checkFile>): readonly string[] =>
  found.map(({ code, at, args }) => {
    const { start, end } = program.absolute(at);
    return `${code} ${start}-${end} ${JSON.stringify(args)}`;
  });
