/**
 * From `didOpen` to the first diagnostics and to all of them, in a process that has parsed nothing yet, beside the first
 * full parse of a process that has loaded the parser and parsed nothing yet. Once the client opens the file a second after
 * the start, once at once, as an editor does that is started with the file. They are pushed, so that it is seen when they
 * come. The file ends with a defect that is known early: where nothing is found early, nothing is said early.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LanguageServer } from '../language-server.mjs';
import { joinedFile, lineCount } from '../python-files.mjs';
import { median, summary } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const uri = 'file:///bench/opened.py';
const rounds = 5;
const pyrightRounds = 2;
const coldParse = fileURLToPath(new URL('../cold-parse.mjs', import.meta.url));
const knownEarly = '\ndef start_wrongly(work):\n    threading.Thread(target=work()).start()\n';

export async function open({ interleave, pyright }) {
  const text = joinedFile() + knownEarly;
  const bare = [];
  const rested = [];
  const atOnce = [];
  const others = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await bareTime());
    rested.push(await opened(interleave, text, 1000, 2));
    atOnce.push(await opened(interleave, text, 0, 2));
    if (pyright && round < pyrightRounds) others.push(await opened(pyright, text, 1000, 1));
  }
  const base = median(bare);
  const row = (who, samples) => {
    const { n, p50, max } = summary(samples);
    return [who, n, p50, max, ratio(p50, base)];
  };
  const stages = (who, runs) => [
    row(
      `${who}: first`,
      runs.map(([first]) => first.ms),
    ),
    row(
      `${who}: all`,
      runs.map((published) => published.at(-1).ms),
    ),
  ];
  const title = `joined file, ${lineCount(text)} lines: open → diagnostics, all cold, ms`;
  printTable(
    title,
    ['who', 'n', 'p50', 'max', 'to bare'],
    [
      row('tree-sitter, bare full parse', bare),
      ...stages('interleave, a second after the start', rested),
      ...stages('interleave, at once', atOnce),
      ...(others.length > 0
        ? [
            row(
              'pyright: first',
              others.map(([first]) => first.ms),
            ),
          ]
        : []),
    ],
  );
  const [first, all] = rested[0];
  console.log(`  first: rules that look no further than a body and what its names lead to (${first.codes}); all: ${all.codes}`);
}

async function bareTime() {
  const { stdout } = await promisify(execFile)(process.execPath, [coldParse]);
  return Number(stdout);
}

/** The first so many publications of diagnostics, each with its time and what it tells of. */
async function opened(peer, text, rest, count) {
  const server = new LanguageServer(peer, { pull: false });
  await server.initialize();
  await new Promise((resolve) => setTimeout(resolve, rest));
  const published = [];
  const began = performance.now();
  const done = server.next(({ method, params }) => {
    if (method !== 'textDocument/publishDiagnostics' || params.uri !== uri) return false;
    published.push({ ms: performance.now() - began, codes: params.diagnostics.map(({ code }) => code).join(' ') });
    return published.length === count;
  });
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  await done;
  await server.stop();
  return published;
}
