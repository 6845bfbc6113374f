/**
 * Gathers the Markdown files of this folder into one JSON file, so that every host (Node, browser worker, command line)
 * reads the same bytes without a directory to list. Plain files only: what the text means is decided by
 * `server/src/knowledge/`, here nothing is parsed and nothing can be lost.
 *
 * `node knowledge/build.mjs [OUT]` writes OUT, `dist/knowledge.json` unless told otherwise.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const forContributors = new Set(['README.md', 'coverage.md']);

export const knowledgeFolder = dirname(fileURLToPath(import.meta.url));

/** Path relative to `folder`, with `/`, → text with LF line ends; what is only for contributors stays out. */
export function readKnowledge(folder = knowledgeFolder) {
  const data = {};
  for (const path of markdownFiles(folder, '').sort()) data[path] = readFileSync(join(folder, path), 'utf8').replace(/\r\n?/g, '\n');
  return data;
}

export function writeKnowledge(out, folder = knowledgeFolder) {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(readKnowledge(folder)));
}

function markdownFiles(folder, prefix) {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return markdownFiles(folder, path);
    return entry.name.endsWith('.md') && !forContributors.has(entry.name) ? [path] : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeKnowledge(process.argv[2] ?? 'dist/knowledge.json');
