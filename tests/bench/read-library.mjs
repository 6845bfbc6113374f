/**
 * A process of its own that does one thing with every file of the library and prints how many findings there were: `parse`
 * them with tree-sitter, `gate` them (parse only those with a word of concurrency), or check them with `ruff`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBareParser, parseFully } from './bare-parser.mjs';
import { installPeers, ruffCheck } from './peers.mjs';
import { library, libraryFiles } from './python-files.mjs';

const word = /thread|asyncio|multiprocessing|concurrent|queue|lock|semaphore/i;

const tasks = {
  parse: async () => {
    const parser = await loadBareParser();
    return (text) => void parseFully(parser, text);
  },
  gate: async () => {
    const parser = await loadBareParser();
    return (text) => void (word.test(text) && parseFully(parser, text));
  },
  ruff: async () => ruffCheck((await installPeers()).ruff),
};

const task = await tasks[process.argv[2]]();
let findings = 0;
for (const path of libraryFiles()) findings += task(readFileSync(join(library, path), 'utf8'))?.length ?? 0;
console.log(findings);
