/**
 * What somebody may do to a text, at random: take lines away, put lines in, move them, change an indentation, type a
 * character, paste a piece of another program, take a step back. Most steps leave Python that parses.
 */
import type { TextEdit } from '../../server/src/base/span.ts';
import type { Random } from '../support/random.ts';
import { singleFiles } from './programs.ts';

const characters = [...'()[]{}"\'#:\\=,.@x1 \t\n\r\0', '🧵', '锁', '"""', '\r\n', '\uFEFF', '\u2028', 'é'];

const statements = [
  'pass',
  'return',
  'raise ValueError()',
  'continue',
  'yield',
  'import threading',
  'lock.acquire()',
  'lock.release()',
  'self.lock.acquire()',
  'self.lock.release()',
  'with lock:',
  'with self.lock:',
  'try:',
  'finally:',
  'except Exception:',
  'else:',
  'if flag:',
  'while True:',
  'for item in items:',
  'def added(self):',
  'async def added():',
  'class Added:',
  '@property',
  'lock = threading.Lock()',
  'self.lock = threading.RLock()',
  'thread.start()',
  'thread.join()',
  'thread = threading.Thread(target=added)',
];

const linesOf = (text: string): string[] => text.split('\n');
const indentationOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

/** The texts one after the other, the first being `text`. */
export function history(text: string, steps: number, random: Random): readonly string[] {
  const texts = [text];
  while (texts.length <= steps) texts.push(random.once(6) ? random.of(texts) : changed(texts.at(-1) ?? '', random));
  return texts;
}

export function changed(text: string, random: Random): string {
  return random.of(random.once(4) ? [typed, pasted] : [removed, inserted, doubled, moved, indented])(text, random);
}

function removed(text: string, random: Random): string {
  const lines = linesOf(text);
  lines.splice(random.below(lines.length), 1 + (random.once(4) ? random.below(8) : 0));
  return lines.join('\n');
}

function inserted(text: string, random: Random): string {
  const lines = linesOf(text);
  const at = random.below(lines.length);
  const line = random.once(2) ? random.of(statements) : random.of(lines).trim();
  lines.splice(at, 0, indentationOf(lines[at] ?? '') + line);
  return lines.join('\n');
}

function doubled(text: string, random: Random): string {
  const lines = linesOf(text);
  const at = random.below(lines.length);
  const piece = lines.slice(at, at + 1 + random.below(12));
  lines.splice(random.once(2) ? at : random.below(lines.length), 0, ...piece);
  return lines.join('\n');
}

function moved(text: string, random: Random): string {
  const lines = linesOf(text);
  const piece = lines.splice(random.below(lines.length), 1 + random.below(5));
  lines.splice(random.below(lines.length + 1), 0, ...piece);
  return lines.join('\n');
}

function indented(text: string, random: Random): string {
  const lines = linesOf(text);
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  lines[at] = random.once(2) ? `    ${line}` : line.replace(/^ {1,4}/, '');
  return lines.join('\n');
}

function typed(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const kept = text.slice(at + (random.once(2) ? random.below(4) : 0));
  return text.slice(0, at) + (random.once(4) ? '' : random.of(characters)) + kept;
}

function pasted(text: string, random: Random): string {
  const lines = linesOf(text);
  const other = linesOf(random.of(singleFiles).text);
  const from = random.below(other.length);
  lines.splice(random.below(lines.length + 1), 0, ...other.slice(from, from + 1 + random.below(30)));
  return lines.join('\n');
}

/** The one edit that makes `after` of `before`; an editor would send it. */
export function editBetween(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { span: { start, end: before.length - end }, newText: after.slice(start, after.length - end) };
}
