/**
 * From an edit to the diagnostics of that version. Interleave, the bare parse and ruff's engine get each edit in turn, so
 * that whatever else the machine does strikes all of them; pyright, which needs seconds, follows with fewer.
 */
import { BareDocument, loadBareParser } from '../bare-parser.mjs';
import { applied, characterEdit, rangeOf, releaseEdit, withGuardedFunction } from '../edits.mjs';
import { LanguageServer } from '../language-server.mjs';
import { ruffCheck } from '../peers.mjs';
import { joinedFile, largestFiles, lineCount } from '../python-files.mjs';
import { patience, sampleCount, summary, timed, warmUps } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const uri = 'file:///bench/edited.py';
/** Ruff reads the whole file at every edit, and pyright needs seconds: a few samples say it. */
const ruffEvery = 6;
const pyrightSamples = 4;
/** Milliseconds after which it has as many as it has. */
const pyrightPatience = 15_000;

/** Milliseconds for which ruff's engine runs before anything is measured. */
const ruffWarmUp = 4000;

export async function edit(peers) {
  const parser = await loadBareParser();
  if (peers.ruff) warmUp(ruffCheck(peers.ruff), joinedFile());
  for (const { name, text: original } of [{ name: 'joined file', text: joinedFile() }, ...largestFiles()]) {
    const text = withGuardedFunction(original);
    const subjects = await openSubjects(peers, parser, text);
    const rows = [
      ...(await series('release() deleted and restored', releaseEdit(text), subjects, peers, text)),
      ...(await series('a character that changes nothing', characterEdit(text), subjects, peers, text)),
    ];
    const title = `${name}, ${lineCount(text)} lines: edit → diagnostics of that version, ms`;
    printTable(title, ['series', 'who', 'findings', 'n', 'p50', 'p95', 'max', 'p50 to bare'], rows);
    await closeSubjects(subjects);
  }
}

/** V8 compiles the engine in the background for about three seconds of use: slow for ruff, and on the cores of all others. */
function warmUp(check, text) {
  const began = performance.now();
  while (performance.now() - began < ruffWarmUp) check(text);
}

async function openSubjects({ interleave }, parser, text) {
  const bare = new BareDocument(parser, text);
  if (bare.hasError) console.log('  (the file does not parse)');
  const pull = new LanguageServer(interleave);
  const push = new LanguageServer(interleave, { pull: false });
  for (const server of [pull, push]) {
    await server.initialize();
    await server.open(uri, text);
  }
  return { bare, pull, push };
}

async function closeSubjects({ bare, pull, push }) {
  bare.dispose();
  await Promise.all([pull.stop(), push.stop()]);
}

async function series(name, edits, subjects, peers, text) {
  const times = { bare: [], pull: [], push: [], ruff: [] };
  const counts = { pull: new Set(), push: new Set(), ruff: new Set() };
  const check = peers.ruff && ruffCheck(peers.ruff);
  const began = performance.now();
  for (let round = -warmUps; round < sampleCount && performance.now() - began < patience; round++) {
    const change = round % 2 === 0 ? edits.there : edits.back;
    const figures = await sample(subjects, change, round % ruffEvery === 0 ? check : undefined);
    for (const [who, { ms, answer }] of Object.entries(figures)) {
      counts[who]?.add(answer.length);
      if (round >= 0) times[who].push(ms);
    }
  }
  await restore(subjects, text);
  const pyright = peers.pyright ? await pyrightSeries(peers.pyright, edits, text) : { times: [], counts: new Set() };
  const base = summary(times.bare).p50;
  const row = (who, samples, found) => {
    const { n, p50, p95, max } = summary(samples);
    return n === 0 ? [] : [[name, who, found && [...found].sort((a, b) => a - b).join(' or '), n, p50, p95, max, ratio(p50, base)]];
  };
  return [
    ...row('tree-sitter, bare incremental parse', times.bare),
    ...row('interleave, pull', times.pull, counts.pull),
    ...row('interleave, push', times.push, counts.push),
    ...row('ruff engine, whole file', times.ruff, counts.ruff),
    ...row('pyright', pyright.times, pyright.counts),
  ];
}

async function sample({ bare, pull, push }, change, check) {
  const range = rangeOf(bare.text, change);
  const figures = {
    bare: { ms: bare.edit(change), answer: [] },
    pull: await timed(() => pull.edit(uri, range, change.newText)),
    push: await timed(() => push.edit(uri, range, change.newText)),
  };
  return check ? { ...figures, ruff: await timed(() => check(bare.text)) } : figures;
}

/** A series that ended between there and back leaves its mark. */
async function restore({ bare, pull, push }, text) {
  if (bare.text === text) return;
  const whole = { start: 0, end: bare.text.length, newText: text };
  const range = rangeOf(bare.text, whole);
  bare.edit(whole);
  await Promise.all([pull, push].map((server) => server.edit(uri, range, text)));
}

async function pyrightSeries(peer, edits, text) {
  const server = new LanguageServer(peer);
  await server.initialize();
  await server.open(uri, text);
  const times = [];
  const counts = new Set();
  let now = text;
  const began = performance.now();
  for (let round = 0; round < pyrightSamples && performance.now() - began < pyrightPatience; round++) {
    const change = round % 2 === 0 ? edits.there : edits.back;
    const range = rangeOf(now, change);
    now = applied(now, change);
    const { ms, answer } = await timed(() => server.edit(uri, range, change.newText));
    times.push(ms);
    counts.add(answer.length);
  }
  await server.stop();
  return { times, counts };
}
