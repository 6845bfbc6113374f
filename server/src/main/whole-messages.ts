/**
 * Messages to a client at the other end of a stream, each in one piece. The protocol's library writes header and body apart,
 * so the client wakes up for the header and then waits for the body, on the very processor that is to write it.
 */
import { Buffer } from 'node:buffer';
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message } from 'vscode-languageserver/node';

export class WholeMessages extends AbstractMessageWriter {
  readonly #stream: Writable;
  #failures = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      this.#stream.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, (error) => {
        if (!error) return resolve();
        this.#failures += 1;
        this.fireError(error, message, this.#failures);
        return reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
