/** The model of a file as text: who runs what, which locks are held, which places are shared and what guards them. */
import { lineAt } from '../base/line-index.ts';
import type { InspectedFunction, InspectedPlace, Inspection } from '../service/index.ts';
import type { InspectionTexts } from './inspection-texts.ts';

interface Printing {
  readonly words: InspectionTexts;
  /** The line of an offset, counted from 1. */
  line(offset: number): number;
}

/** Functions of which nothing is known but their name are left out. */
export function inspectionText(inspection: Inspection, starts: readonly number[], words: InspectionTexts): string {
  const printing: Printing = { words, line: (offset) => lineAt(starts, offset) + 1 };
  const functions = inspection.functions.flatMap((fn) => functionText(fn, printing));
  const shared = inspection.shared.flatMap((place) => placeText(place, printing));
  const order = inspection.lockOrder.map(
    ({ held, asked, by, at, via }) => `  ${held} → ${asked}  ${by}:${printing.line(at.start)}${viaText(via, words)}`,
  );
  return [section(words.functions, functions), section(words.shared, shared), section(words.lockOrder, order)].join('');
}

const section = (title: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `${title}\n${lines.join('\n')}\n\n`);

const viaText = (via: readonly string[], words: InspectionTexts): string => (via.length === 0 ? '' : ` (${words.via} ${via.join(' → ')})`);

function functionText(
  { name, at, runsIn, heldOnEntry, takes, starts, waits }: InspectedFunction,
  { words, line }: Printing,
): readonly string[] {
  const roots = runsIn.map(
    ({ kind, name: root, many, certain }) => `${kind} ${root}${many ? ` ${words.many}` : ''}${certain ? '' : ` ${words.evidence}`}`,
  );
  const held = heldOnEntry === 'unknown' ? [] : heldOnEntry;
  const facts = [
    ...fact(words.runsIn, roots),
    ...fact(words.heldOnEntry, held),
    ...fact(
      words.takes,
      takes.map(
        ({ lock, at: place, held: before }) =>
          `${lock}:${line(place.start)}${before.length > 0 ? ` ${words.holding} ${before.join(', ')}` : ''}`,
      ),
    ),
    ...fact(
      words.starts,
      starts.map(({ kind, target, at: place }) => `${kind} ${target}:${line(place.start)}`),
    ),
    ...fact(
      words.waits,
      waits.map(({ kind, name: what, at: place, via }) => `${kind} ${what}:${line(place.start)}${viaText(via, words)}`),
    ),
  ];
  return facts.length === 0 ? [] : [`  ${name}:${line(at.start)}`, ...facts];
}

const fact = (label: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`    ${label} ${items.join('; ')}`];

function placeText({ name, accesses, guard }: InspectedPlace, { words, line }: Printing): readonly string[] {
  const proof = guard ? `  ${words.guardedBy} ${guard.lock} (${guard.guarded}/${guard.guarded + guard.unguarded})` : '';
  const lines = accesses.map(({ kind, by, at, locks }) => {
    const under = locks === 'unknown' ? words.unknownLocks : locks.length > 0 ? `${words.under} ${locks.join(', ')}` : words.noLock;
    return `    ${kind} ${by}:${line(at.start)}  ${under}`;
  });
  return [`  ${name}${proof}`, ...lines];
}
