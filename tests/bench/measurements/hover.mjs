/**
 * Hover and quick fixes in a file that is open and analysed: at library names, at other names, and at a finding. Each
 * place is asked once, so nothing is answered from memory of the same question.
 */
import { applied, positionAt, releaseEdit, withGuardedFunction } from '../edits.mjs';
import { LanguageServer } from '../language-server.mjs';
import { joinedFile, lineCount } from '../python-files.mjs';
import { sampleCount, summary, timed, warmUps } from '../samples.mjs';
import { printTable, ratio } from '../table.mjs';

const uri = 'file:///bench/hovered.py';

export async function hover({ interleave, pyright }) {
  const whole = withGuardedFunction(joinedFile());
  const text = applied(whole, releaseEdit(whole).there);
  const rows = [];
  const base = {};
  for (const [name, peer] of Object.entries({ interleave, pyright })) {
    if (!peer) continue;
    const server = new LanguageServer(peer);
    await server.initialize();
    const diagnostics = await server.open(uri, text);
    for (const [what, ask] of Object.entries(questions(server, text, diagnostics))) {
      const { n, p50, p95, max, answered } = await asked(ask);
      base[what] ??= p95;
      rows.push([what, name, n, answered, p50, p95, max, ratio(p95, base[what])]);
    }
    await server.stop();
  }
  rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  printTable(
    `joined file, ${lineCount(text)} lines: question → answer, ms`,
    ['question', 'who', 'n', 'answered', 'p50', 'p95', 'max', 'p95 to interleave'],
    rows,
  );
}

function questions(server, text, diagnostics) {
  const textDocument = { uri };
  const libraryNames = places(text, /\b(?:threading|queue|asyncio|multiprocessing)\.(?=\w)/g);
  const otherNames = places(text, /\bself\.(?=\w)/g);
  const release = text.indexOf('bench_lock.acquire()');
  const finding = { start: positionAt(text, release), end: positionAt(text, release + 4) };
  const hoverAt = (position) => server.request('textDocument/hover', { textDocument, position });
  const actionsAt = (range) => {
    const touched = diagnostics.filter((one) => one.range.start.line <= range.end.line && range.start.line <= one.range.end.line);
    return server.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: touched } });
  };
  return {
    'hover at a library name': (index) => hoverAt(libraryNames(index)),
    'hover at another name': (index) => hoverAt(otherNames(index)),
    'hover at a finding': (index) => hoverAt({ ...finding.start, character: finding.start.character + (index % 10) }),
    'code action at a finding': () => actionsAt(finding),
    'code action elsewhere': (index) => actionsAt({ start: otherNames(index), end: otherNames(index) }),
  };
}

/** The positions behind each match, far apart one after the other. */
function places(text, pattern) {
  const ends = [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
  return (index) => positionAt(text, ends[(index * 37) % ends.length]);
}

async function asked(ask) {
  const samples = [];
  let answered = 0;
  for (let index = 0; index < warmUps + sampleCount; index++) {
    const { ms, answer } = await timed(() => ask(index));
    if (index < warmUps) continue;
    samples.push(ms);
    if (Array.isArray(answer) ? answer.length > 0 : answer) answered++;
  }
  return { ...summary(samples), answered: `${answered}` };
}
