/**
 * From `didOpen` to the first diagnostics, in a process that has parsed nothing yet, beside the first full parse of a
 * process that has loaded the parser and parsed nothing yet. Once the client opens the file a second after the start, once
 * at once, as an editor does that is started with the file.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LanguageServer } from '../language-server.mjs';
import { joinedFile, lineCount } from '../python-files.mjs';
import { median, summary, timed } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const uri = 'file:///bench/opened.py';
const rounds = 5;
const pyrightRounds = 2;
const coldParse = fileURLToPath(new URL('../cold-parse.mjs', import.meta.url));

export async function open({ interleave, pyright }) {
  const text = joinedFile();
  const times = { bare: [], rested: [], atOnce: [], pyright: [] };
  for (let round = 0; round < rounds; round++) {
    times.bare.push(await bareTime());
    times.rested.push(await openTime(interleave, text, 1000));
    times.atOnce.push(await openTime(interleave, text, 0));
    if (pyright && round < pyrightRounds) times.pyright.push(await openTime(pyright, text, 1000));
  }
  const base = median(times.bare);
  const names = {
    bare: 'tree-sitter, bare full parse',
    rested: 'interleave, a second after the start',
    atOnce: 'interleave, at once',
    pyright: 'pyright',
  };
  const rows = Object.entries(times).map(([who, samples]) => {
    const { n, p50, max } = summary(samples);
    return [names[who], n, p50, max, ratio(p50, base)];
  });
  const title = `joined file, ${lineCount(text)} lines: open → first diagnostics, all cold, ms`;
  printTable(
    title,
    ['who', 'n', 'p50', 'max', 'to bare'],
    rows.filter(([, n]) => n > 0),
  );
}

async function bareTime() {
  const { stdout } = await promisify(execFile)(process.execPath, [coldParse]);
  return Number(stdout);
}

async function openTime(peer, text, rest) {
  const server = new LanguageServer(peer);
  await server.initialize();
  await new Promise((resolve) => setTimeout(resolve, rest));
  const { ms } = await timed(() => server.open(uri, text));
  await server.stop();
  return ms;
}
