/**
 * The longest turn of the server's event loop, in wall time, while it opens a file, answers edits, closes the file and
 * indexes a folder: as long as a turn lasts no other message is read. Each phase is run three times in new processes; a busy machine shows as
 * turns that only one of them has. Pyright is the same kind of process and is measured the same way.
 */

import { applied, characterEdit, rangeOf, releaseEdit, withGuardedFunction } from '../edits.mjs';
import { indexed, LanguageServer } from '../language-server.mjs';
import { joinedFile, library, lineCount } from '../python-files.mjs';
import { median } from '../samples.mjs';
import { printTable } from '../table.mjs';

const uri = 'file:///bench/turns.py';
const rounds = 3;
const edits = 30;

export async function turns({ interleave, pyright }) {
  const text = withGuardedFunction(joinedFile());
  const rows = [];
  for (const [who, peer, times] of [
    ['interleave', interleave, rounds],
    ['pyright', pyright, 1],
  ]) {
    if (!peer) continue;
    const phases = [];
    for (let round = 0; round < times; round++) phases.push(await editedTurns(peer, text, who === 'pyright' ? 2 : edits));
    for (const phase of ['open', 'edit', 'close']) {
      const longest = phases.map((each) => each[phase]);
      rows.push([phase, who, times, median(longest), Math.max(...longest)]);
    }
  }
  const indexing = await indexingTurns(interleave);
  if (indexing.turns.length > 0)
    rows.push(['indexing Lib', 'interleave', indexing.turns.length, median(indexing.turns), Math.max(...indexing.turns)]);
  printTable(
    `joined file, ${lineCount(text)} lines: longest turn of the event loop, ms`,
    ['phase', 'who', 'n', 'median of the longest', 'longest'],
    rows,
  );
  console.log(`  ${indexing.said}`);
}

async function editedTurns(peer, text, count) {
  const server = new LanguageServer(peer, { probed: true });
  await server.initialize();
  await server.probe();
  await server.open(uri, text);
  const open = (await server.probe()).turn;
  let now = text;
  for (const { there, back } of [releaseEdit(text), characterEdit(text)]) {
    for (let index = 0; index < count; index++) {
      const change = index % 2 === 0 ? there : back;
      await server.edit(uri, rangeOf(now, change), change.newText);
      now = applied(now, change);
    }
  }
  const edit = (await server.probe()).turn;
  await server.close(uri);
  const close = (await server.probe()).turn;
  await server.stop();
  return { open, edit, close };
}

async function indexingTurns(peer) {
  const found = [];
  let said = 'the server announces no indexing of a folder';
  for (let round = 0; round < rounds; round++) {
    const server = new LanguageServer(peer, { probed: true });
    const done = indexed(server);
    await server.initialize(library);
    await server.probe();
    const ms = await done;
    if (ms !== undefined) {
      const { turn, rss } = await server.probe();
      found.push(turn);
      said = `indexing Lib took ${(ms / 1000).toFixed(1)} s in the last round and left ${(rss / 1e6).toFixed(0)} MB resident`;
    }
    await server.stop();
    if (ms === undefined) break;
  }
  return { turns: found, said };
}
