/** The documents the client has opened, character for character as it has them. What is not open does not exist here. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import type { Encoding } from './encoding.ts';
import { Mirror, type MirrorChange } from './mirror.ts';
import { fileOf } from './uris.ts';

export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly file: string;
  readonly version: number;
  readonly mirror: Mirror;
  /** Deleted on disk while open: its text is nobody's any more until it changes or the file comes back. */
  readonly gone: boolean;
}

export class OpenDocuments {
  readonly #documents = new Map<string, { -readonly [K in keyof OpenDocument]: OpenDocument[K] }>();

  get(file: string): OpenDocument | undefined {
    return this.#documents.get(file);
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  open({ uri, version, text }: TextDocumentItem, encoding: Encoding): OpenDocument {
    const document = { uri, file: fileOf(uri), version, mirror: new Mirror(text, encoding), gone: false };
    this.#documents.set(document.file, document);
    return document;
  }

  close(file: string): void {
    this.#documents.delete(file);
  }

  /** `stale` when the version goes backwards: such a change was made to a text the client no longer has. */
  change(
    file: string,
    version: number | null,
    changes: readonly TextDocumentContentChangeEvent[],
  ): readonly MirrorChange[] | 'unknown' | 'stale' {
    const document = this.#documents.get(file);
    if (!document) return 'unknown';
    if (version !== null && version < document.version) return 'stale';
    document.version = version ?? document.version;
    document.gone = false;
    return changes.map((change) => document.mirror.apply(change));
  }

  setGone(file: string, gone: boolean): void {
    const document = this.#documents.get(file);
    if (document) document.gone = gone;
  }
}
