/**
 * Resident memory: of the server with the joined file open, and what ten thousand edits add to it, each answered before the
 * next. `used` is what JavaScript and WebAssembly hold after a garbage collection that the bench asks for: a leak
 * shows there, while the resident size also moves with the collector's mood. `EDITS=1000` asks for fewer.
 */
import { applied, characterEdit, rangeOf, releaseEdit, withGuardedFunction } from '../edits.mjs';
import { LanguageServer } from '../language-server.mjs';
import { joinedFile, lineCount } from '../python-files.mjs';
import { printTable, ratio } from '../table.mjs';

const uri = 'file:///bench/kept.py';
const wanted = Number(process.env.EDITS ?? 10_000);
/** Edits after which caches are as full as they get. */
const settled = 200;
/** Milliseconds after which a server has had its chance. */
const patience = 180_000;

export async function memory({ interleave, pyright }) {
  const text = withGuardedFunction(joinedFile());
  const rows = [];
  for (const [who, peer, count] of [
    ['interleave', interleave, wanted],
    ['pyright', pyright, 4],
  ]) {
    if (!peer) continue;
    const { opened, early, late, made } = await grown(peer, text, count);
    const before = early ?? opened;
    rows.push([who, 'file open', 0, megabytes(opened.rss), megabytes(used(opened)), undefined]);
    if (early) rows.push([who, `after ${settled} edits`, settled, megabytes(early.rss), megabytes(used(early)), undefined]);
    rows.push([who, 'at the end', made, megabytes(late.rss), megabytes(used(late)), signed(megabytes(late.rss - before.rss))]);
  }
  const base = rows[0][3];
  printTable(
    `joined file, ${lineCount(text)} lines: memory of the server, MB`,
    ['who', 'when', 'edits', 'resident', 'used', 'growth', 'to interleave'],
    rows.map((row) => [...row, ratio(row[3], base)]),
  );
}

async function grown(peer, text, count) {
  const server = new LanguageServer(peer, { probed: true, flags: ['--expose-gc'] });
  await server.initialize();
  await server.open(uri, text);
  const opened = await server.probe();
  const pairs = [releaseEdit(text), characterEdit(text)];
  const began = performance.now();
  let now = text;
  let early;
  let made = 0;
  for (; made < count && performance.now() - began < patience; made++) {
    const { there, back } = pairs[(made >> 1) % pairs.length];
    const change = made % 2 === 0 ? there : back;
    await server.edit(uri, rangeOf(now, change), change.newText);
    now = applied(now, change);
    if (made === settled) early = await server.probe();
  }
  const late = await server.probe();
  await server.stop();
  return { opened, early, late, made };
}

const used = ({ heapUsed, external }) => heapUsed + external;
const megabytes = (bytes) => bytes / 1e6;
const signed = (figure) => `${figure < 0 ? '−' : '+'}${Math.abs(figure).toFixed(1)}`;
