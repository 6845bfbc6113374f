/**
 * CPython's library from the command line: wall time and peak memory of the process from its start to its end, beside
 * ruff's engine file by file, and beside nothing but parsing.
 */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/process.mjs';
import { measuredProcess } from '../measured-process.mjs';
import { library as folder, libraryFiles } from '../python-files.mjs';
import { median, patience } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const rounds = 3;
const reader = fileURLToPath(new URL('../read-library.mjs', import.meta.url));

export async function library({ ruff }) {
  const whole = {
    'tree-sitter, bare parse of all': () => measuredProcess(reader, ['parse']),
    'ruff engine, concurrency rules': ruff && (() => measuredProcess(reader, ['ruff'])),
    'interleave check': checked,
  };
  const runs = Object.fromEntries(Object.keys(whole).map((who) => [who, []]));
  const began = performance.now();
  for (let round = 0; round < rounds && performance.now() - began < patience; round++) {
    for (const [who, run] of Object.entries(whole)) if (run) runs[who].push(await run());
  }
  const seconds = (who, figure) => median(runs[who].map((each) => each[figure])) / 1000;
  const base = seconds(ruff ? 'ruff engine, concurrency rules' : 'tree-sitter, bare parse of all', 'ms');
  const rows = Object.keys(whole)
    .filter((who) => runs[who].length > 0)
    .map((who) => {
      const memory = median(runs[who].map(({ maxRSS }) => maxRSS)) / 1e6;
      return [
        who,
        runs[who].length,
        findingsOf(runs[who][0]),
        seconds(who, 'ms'),
        seconds(who, 'cpu'),
        memory,
        ratio(seconds(who, 'ms'), base),
      ];
    });
  const title = `${folder}, ${libraryFiles().length} files, from the start of the process to its end`;
  printTable(title, ['who', 'n', 'findings', 'wall s', 'cpu s', 'peak MB', `wall to ${ruff ? 'ruff' : 'parse'}`], rows);
}

const checked = async () => {
  const { output, ...figures } = await measuredProcess(join(root, 'dist/cli.js'), ['check', folder, '--format', 'json', '--exit-zero']);
  return { ...figures, output: output.startsWith('{') ? `${JSON.parse(output).findings.length}` : output };
};

const findingsOf = ({ output }) => output.trim();
