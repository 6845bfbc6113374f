/** From the start of the process to the answer of `initialize`. The floor is a Node process that does nothing. */
import { spawn } from 'node:child_process';
import { LanguageServer } from '../language-server.mjs';
import { median, summary, timed } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const rounds = 7;

export async function start({ interleave, pyright }) {
  const times = { node: [], interleave: [], pyright: [] };
  for (let round = 0; round < rounds; round++) {
    times.node.push((await timed(emptyNode)).ms);
    times.interleave.push(await startTime(interleave));
    if (pyright) times.pyright.push(await startTime(pyright));
  }
  const base = median(times.node);
  const names = { node: 'node that does nothing', interleave: 'interleave', pyright: 'pyright' };
  const rows = Object.entries(times).map(([who, samples]) => {
    const { n, p50, max } = summary(samples);
    return [names[who], n, p50, max, ratio(p50, base)];
  });
  printTable(
    'start of the server → initialized, ms',
    ['who', 'n', 'p50', 'max', 'to node'],
    rows.filter(([, n]) => n > 0),
  );
}

const emptyNode = () => new Promise((resolve) => spawn(process.execPath, ['-e', '0']).on('exit', resolve));

async function startTime(peer) {
  const began = performance.now();
  const server = new LanguageServer(peer);
  await server.initialize();
  const ms = performance.now() - began;
  await server.stop();
  return ms;
}
