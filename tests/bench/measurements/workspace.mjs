/**
 * A workspace of two thousand files: from opening the first one to its diagnostics, and from an edit of a module to the
 * diagnostics of the twenty open files that import it.
 * One edit changes what the module's function does to its callers, so that each of the twenty gets a finding or loses it;
 * the other changes nothing that a caller can see.
 */
import { pathToFileURL } from 'node:url';
import { applied, rangeOf } from '../edits.mjs';
import { indexed, LanguageServer } from '../language-server.mjs';
import { changes, dependents, hub, writeWorkspace } from '../many-files.mjs';
import { summary, timed } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const samples = 20;
const warmUps = 6;

export async function workspace({ interleave, pyright }) {
  const world = writeWorkspace();
  try {
    const rows = [];
    const notes = [];
    const base = {};
    for (const [who, peer] of Object.entries({ interleave, pyright })) {
      if (!peer) continue;
      const { ready, ...series } = await measured(peer, world);
      notes.push(`${who}: ${ready}`);
      for (const [what, { times, found }] of Object.entries(series)) {
        const { n, p50, p95, max } = summary(times);
        base[what] ??= p50;
        rows.push([what, who, [...found].sort((a, b) => a - b).join(' or '), n, p50, p95, max, ratio(p50, base[what])]);
      }
    }
    printTable(
      `2,000 files: edit of a module → diagnostics of the ${dependents} open files that import it, ms`,
      ['edit', 'who', 'with a finding', 'n', 'p50', 'p95', 'max', 'to interleave'],
      rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    );
    for (const note of notes) console.log(`  ${note}`);
  } finally {
    world.remove();
  }
}

async function measured(peer, { folder, center, twenty }) {
  const server = new LanguageServer(peer, { probed: true });
  const began = performance.now();
  const done = indexed(server);
  await server.initialize(folder);
  const indexing = await done;
  const uri = pathToFileURL(center).href;
  await server.probe();
  const first = await timed(() => server.open(uri, hub));
  const { turn } = await server.probe();
  const uris = twenty.map(({ path }) => pathToFileURL(path).href);
  for (const [index, { text }] of twenty.entries()) await server.open(uris[index], text);
  const opened = performance.now() - began;
  const series = {};
  for (const [what, change] of Object.entries(changes)) series[what] = await changed(server, uri, uris, change);
  const { rss } = await server.probe();
  await server.stop();
  const indexNote = indexing === undefined ? 'announces no indexing' : `indexed in ${(indexing / 1000).toFixed(1)} s`;
  return {
    ready: `${indexNote}; first file answered in ${(first.ms / 1000).toFixed(1)} s, longest turn ${turn.toFixed(0)} ms; all open and answered ${(opened / 1000).toFixed(1)} s after the start; ${(rss / 1e6).toFixed(0)} MB resident at the end`,
    ...series,
  };
}

async function changed(server, uri, uris, { there, back }) {
  const times = [];
  const found = new Set();
  let text = hub;
  for (let round = -warmUps; round < samples; round++) {
    const change = round % 2 === 0 ? there : back;
    const range = rangeOf(text, change);
    text = applied(text, change);
    const { ms, answer } = await timed(() => {
      server.change(uri, range, change.newText);
      return Promise.all(uris.map((each) => server.pull(each)));
    });
    found.add(answer.filter((items) => items.length > 0).length);
    if (round >= 0) times.push(ms);
  }
  return { times, found };
}
