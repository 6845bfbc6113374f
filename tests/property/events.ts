/**
 * What happens in an editor with a folder open, at random: buffers are opened, typed in and closed, the disk changes with
 * or without them, somebody asks. An event names a whole text, so that any of them may be left out of a history.
 */
import type { Files } from '../support/check.ts';
import type { Random } from '../support/random.ts';
import type { Desk } from './desk.ts';
import { changed } from './edits.ts';

export type Event =
  | { readonly kind: 'type' | 'save' | 'disk'; readonly file: string; readonly text: string }
  | { readonly kind: 'close' | 'delete' | 'ask' | 'pause'; readonly file: string }
  | { readonly kind: 'index'; readonly file: '' };

/** The texts as they count: those of buffers, else those of the disk. */
interface State {
  readonly buffers: Map<string, string>;
  readonly disk: Map<string, string>;
}

/** Begins with all files on the disk. */
export function eventsOf(files: Files, count: number, random: Random): readonly Event[] {
  const events: Event[] = Object.entries(files).map(([file, text]) => ({ kind: 'disk', file, text }));
  events.push({ kind: 'index', file: '' });
  for (let step = 0; step < count; step++) events.push(nextEvent(events, files, random));
  return events;
}

function nextEvent(events: readonly Event[], files: Files, random: Random): Event {
  const { buffers, disk } = stateAfter(events);
  const file = random.of(Object.keys(files));
  const buffer = buffers.get(file);
  const text = buffer ?? disk.get(file) ?? files[file] ?? '';
  const another = random.once(6) ? (files[file] ?? '') : changed(text, random);
  switch (random.below(10)) {
    case 0:
      return buffer === undefined ? { kind: 'disk', file, text: another } : { kind: 'save', file, text };
    case 1:
      return { kind: 'close', file };
    case 2:
      return random.once(3) ? { kind: 'delete', file } : { kind: 'disk', file, text: another };
    case 3:
      return { kind: 'index', file: '' };
    case 4:
    case 5:
      return { kind: 'ask', file };
    case 6:
      return { kind: 'pause', file };
    default:
      return { kind: 'type', file, text: another };
  }
}

export function happen(desk: Desk, event: Event): void {
  const { kind, file } = event;
  if (kind === 'type') desk.edit(file, event.text);
  else if (kind === 'save' || kind === 'disk') desk.put(file, event.text);
  else if (kind === 'close') desk.close(file);
  else if (kind === 'delete') desk.remove(file);
  else if (kind === 'ask') desk.said(file);
  else if (kind === 'pause') desk.settled(file);
  else desk.takeIn();
}

export function stateAfter(events: readonly Event[]): State {
  const state: State = { buffers: new Map(), disk: new Map() };
  for (const { kind, file, ...rest } of events) {
    const text = 'text' in rest ? rest.text : '';
    if (kind === 'type') state.buffers.set(file, text);
    else if (kind === 'close') state.buffers.delete(file);
    else if (kind === 'delete') state.disk.delete(file);
    else if (kind === 'disk' || kind === 'save') state.disk.set(file, text);
  }
  return state;
}

/** What a fresh editor would find, in one order. */
export function textsAfter(events: readonly Event[]): Files {
  const { buffers, disk } = stateAfter(events);
  const texts = new Map([...disk, ...buffers]);
  return Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
