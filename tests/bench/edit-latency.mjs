/**
 * From an edit to the diagnostics of that version, over stdio, on files of about 1,000 and 10,000 lines made of the
 * fixtures; and the time from the start of the server to its `initialize` answer. `npm run bench`. Prints, asserts nothing.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const root = new URL('../../', import.meta.url).pathname;
const edits = Number(process.env.EDITS ?? 40);

/** Functions of the fixtures, renamed per copy so that no two bodies share a lock. */
function program(lines) {
  const folders = readdirSync(`${root}tests/rules`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const texts = folders.map(({ name }) => readFileSync(`${root}tests/rules/${name}/quiet.py`, 'utf8'));
  const parts = [];
  for (let copy = 0; parts.join('\n').split('\n').length < lines; copy++) parts.push(texts[copy % texts.length]);
  const target =
    'import threading\nbench_lock = threading.Lock()\n\n\ndef bench(work):\n    bench_lock.acquire()\n    value = 1\n    bench_lock.release()\n    return value\n';
  return `${parts
    .join('\n')
    .split('\n')
    .slice(0, lines - 9)
    .join('\n')}\n${target}`;
}

const percentile = (values, p) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))];

async function server() {
  const began = performance.now();
  const child = spawn(process.execPath, [`${root}dist/server-node.cjs`, '--stdio']);
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest(() => null);
  connection.listen();
  const capabilities = { textDocument: { diagnostic: { dynamicRegistration: false }, publishDiagnostics: {} } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  const ready = performance.now() - began;
  await connection.sendNotification('initialized', {});
  return { child, connection, ready };
}

async function measure(lines) {
  const { child, connection, ready } = await server();
  const text = program(lines);
  const uri = 'file:///bench/bench.py';
  const pull = () => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const opened = performance.now();
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  const first = await pull();
  const open = performance.now() - opened;
  const rows = text.split('\n');
  const release = rows.findIndex((row, index) => index > rows.length - 12 && row.includes('bench_lock.release()'));
  const series = { release: [], character: [] };
  let version = 1;
  const change = async (into, range, newText) => {
    const began = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: newText }],
    });
    const answer = await pull();
    into.push(performance.now() - began);
    return answer.items.length;
  };
  const line = { start: { line: release, character: 0 }, end: { line: release + 1, character: 0 } };
  const counts = new Set();
  for (let i = 0; i < edits; i++) {
    counts.add(await change(series.release, line, ''));
    counts.add(await change(series.release, { start: line.start, end: line.start }, '    bench_lock.release()\n'));
  }
  const digit = { start: { line: release - 1, character: 12 }, end: { line: release - 1, character: 13 } };
  for (let i = 0; i < edits; i++) await change(series.character, digit, String(i % 10));
  child.kill();
  const show = (values) => `p50 ${percentile(values, 0.5).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms`;
  console.log(
    `${rows.length} lines: initialize ${ready.toFixed(0)} ms, open → first diagnostics ${open.toFixed(0)} ms (${first.items.length})`,
  );
  console.log(`  release() deleted and restored: ${show(series.release)} (findings seen: ${[...counts].join(', ')})`);
  console.log(`  a character that changes nothing: ${show(series.character)}`);
}

for (const lines of [1000, 10_000]) await measure(lines);
process.exit(0);
