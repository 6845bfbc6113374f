/**
 * An editor with a folder open: whatever was typed, saved, closed, deleted and changed on the disk, in whatever order and
 * whoever asked meanwhile, in the end the texts alone count, and it makes no difference which of the files are open.
 */
import { describe, it, vi } from 'vitest';
import type { Files } from '../support/check.ts';
import { Random, seeds } from '../support/random.ts';
import { Desk, folder, freshly, noCrash, parser, type Said } from './desk.ts';
import { type Event, eventsOf, happen, textsAfter } from './events.ts';
import { severalFiles } from './programs.ts';
import { smallerList, smallerTexts } from './smaller.ts';
import { fail, listed } from './violation.ts';

vi.setConfig({ testTimeout: 600_000 });

const inFolder = (files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

type AllSaid = Readonly<Record<string, Said>>;

function afterEvents(events: readonly Event[]): AllSaid {
  const desk = new Desk(folder);
  const files = textsAfter(events);
  try {
    for (const event of events) happen(desk, event);
    desk.takeIn();
    for (const file of Object.keys(files)) desk.settled(file);
    const said = Object.fromEntries(Object.keys(files).map((file) => [file, desk.said(file)]));
    noCrash(desk);
    return said;
  } finally {
    desk.closeAll();
    for (const file of Object.keys(files)) desk.remove(file);
  }
}

/** All of them only on the disk. */
function onDisk(files: Files): AllSaid {
  const desk = new Desk(folder);
  for (const [file, text] of Object.entries(files)) desk.put(file, text);
  desk.takeIn();
  try {
    return Object.fromEntries(Object.keys(files).map((file) => [file, desk.said(file)]));
  } finally {
    for (const file of Object.keys(files)) desk.remove(file);
  }
}

const linesOf = (said: AllSaid, files: Files): readonly string[] =>
  Object.entries(said).flatMap(([file, each]) =>
    listed(each, files[file] ?? '').map((line) => `${file.slice(folder.length + 1)}: ${line}`),
  );

/** What differs between two ways to the same texts; undefined when nothing does. */
function difference(events: readonly Event[]): { readonly expected: readonly string[]; readonly actual: readonly string[] } | undefined {
  const files = textsAfter(events);
  const fresh = freshly(files, folder);
  const ways = [() => afterEvents(events), () => onDisk(files)];
  for (const way of ways) {
    const actual = attempt(way);
    if (typeof actual === 'string') return { expected: ['no exception'], actual: [actual] };
    if (JSON.stringify(actual) !== JSON.stringify(fresh)) return { expected: linesOf(fresh, files), actual: linesOf(actual, files) };
  }
  return parser.trees.made === parser.trees.deleted ? undefined : { expected: ['no tree'], actual: ['trees are left behind'] };
}

function attempt(way: () => AllSaid): AllSaid | string {
  try {
    return way();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function smaller(events: readonly Event[]): readonly Event[] {
  const fails = (some: readonly Event[]): boolean => difference(some) !== undefined;
  const few = smallerList(events, fails);
  const withTexts = (texts: readonly string[]): readonly Event[] =>
    few.map((event, index) => ('text' in event ? { ...event, text: texts[index] ?? '' } : event));
  const texts = few.map((event) => ('text' in event ? event.text : ''));
  return withTexts(smallerTexts(texts, (candidate) => fails(withTexts(candidate))));
}

describe('after any events only the texts count, open or on the disk', () => {
  it.each(seeds(24))('seed %i', (seed) => {
    const random = new Random(seed);
    const { files, name } = random.of(severalFiles);
    const events = eventsOf(inFolder(files), 3 + random.below(15), random);
    if (!difference(events)) return;
    const few = smaller(events);
    const { expected, actual } = difference(few) ?? { expected: [], actual: ['it did not fail again'] };
    const texts = few.map((event) => [`${event.kind} ${event.file.slice(folder.length + 1)}`, 'text' in event ? event.text : ''] as const);
    fail({ seed, from: name, texts, expected, actual });
  });
});
