/** A text as a client knows it: its address, its version where it is open there, and what positions count in. */
import type { LinedText } from './encoding.ts';
import { Lines } from './lines.ts';
import type { OpenDocument } from './open-documents.ts';
import { uriOf } from './uris.ts';

export interface PlacedText extends LinedText {
  readonly uri: string;
  /** Null for the text of the disk. */
  readonly version: number | null;
}

export const openText = ({ uri, version, mirror }: OpenDocument): PlacedText => ({
  uri,
  version,
  text: mirror.text,
  lines: mirror.lines,
});

export const closedText = (file: string, text: string): PlacedText => ({
  uri: uriOf(file),
  version: null,
  text,
  lines: Lines.of(text),
});
