/** A broken property as somebody wants to read it: the seed, the smallest texts that show it, what differs. */
import { expect } from 'vitest';
import { lineAt } from '../support/fixture.ts';
import type { Said } from './desk.ts';

export interface Violation {
  readonly seed: number;
  /** What the seed chose to begin with. */
  readonly from: string;
  /** Titles and texts, in the order in which they are to be read. */
  readonly texts: readonly (readonly [string, string])[];
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

export function fail({ seed, from, texts, expected, actual }: Violation): void {
  const shown = texts.map(([title, text]) => `--- ${title}\n${text}`).join('\n');
  const missing = expected.filter((line) => !actual.includes(line)).map((line) => `  missing: ${line}`);
  const surplus = actual.filter((line) => !expected.includes(line)).map((line) => `  surplus: ${line}`);
  const difference = [...missing, ...surplus].join('\n') || '  the same findings, told in another way or order';
  expect.fail(`SEED=${seed} (${from})\n${shown}\n---\n${difference}\n`);
}

/** A line for each finding, and one for what fixing all would do. */
export function listed({ diagnostics, fixAll }: Said, text: string): readonly string[] {
  const findings = diagnostics.map((finding) => {
    const { code, start, end, message, related, witness, fixes } = finding;
    const others = [...related, ...witness.flatMap(({ steps }) => steps)].map((place) => `${lineAt(text, place.start)}:${place.start}`);
    const offered = fixes.map(({ id, title }) => `${id} "${title}"`).join(', ');
    return `${code} line ${lineAt(text, start)} ${JSON.stringify(text.slice(start, end))} ${message} [${others.join(' ')}] (${offered})`;
  });
  return fixAll === undefined ? findings : [...findings, `fix all: ${JSON.stringify(fixAll)}`];
}
