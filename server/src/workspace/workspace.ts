/**
 * The files that somebody has open, by their identifier. Holds no finding and no settings; opening a file twice
 * starts it anew, and whatever is asked of a file that is not open finds nothing.
 */
import type { TextEdit } from '../base/span.ts';
import type { PythonParser } from '../syntax/parser.ts';
import { type Clock, Document } from './document.ts';

export class Workspace {
  readonly #parser: PythonParser;
  readonly #clock: Clock;
  readonly #documents = new Map<string, Document>();

  constructor(parser: PythonParser, clock: Clock) {
    this.#parser = parser;
    this.#clock = clock;
  }

  document(file: string): Document | undefined {
    return this.#documents.get(file);
  }

  open(file: string, text: string): void {
    this.close(file);
    this.#documents.set(file, new Document(file, text, this.#parser, this.#clock));
  }

  edit(file: string, edit: TextEdit): void {
    this.#documents.get(file)?.edit(edit);
  }

  replace(file: string, text: string): void {
    this.#documents.get(file)?.replace(text);
  }

  close(file: string): void {
    this.#documents.get(file)?.dispose();
    this.#documents.delete(file);
  }
}
