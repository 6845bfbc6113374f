/** Threads that parse, as Node's workers. A thread that fails costs time, nothing else: its files come back unparsed. */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Parsed, ParseThreads } from '../cli/host.ts';

/** Files a thread is given at a time: one to parse, and so many that it need not wait while this one is at a long file. */
const mostGiven = 10;

/** `script` is the URL of the bundle of `parse-thread.ts`. */
export const nodeParseThreads = (script: URL, count: number): ParseThreads | undefined =>
  count > 0 ? new NodeThreads(script, count) : undefined;

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** Files given and not yet answered. */
  readonly given: Set<string>;
}

class NodeThreads implements ParseThreads {
  readonly #threads: Thread[];
  readonly #ready: Parsed[] = [];
  #waiting: (() => void) | undefined;

  constructor(script: URL, count: number) {
    this.#threads = Array.from({ length: count }, () => this.#start(script));
  }

  get busy(): boolean {
    return this.#ready.length > 0 || this.#threads.some(({ given }) => given.size > 0);
  }

  give({ file, text }: { readonly file: string; readonly text: string }): boolean {
    const idle = this.#threads.reduce<Thread | undefined>(
      (best, each) => (best && best.given.size <= each.given.size ? best : each),
      undefined,
    );
    if (!idle || idle.given.size >= mostGiven) return false;
    idle.given.add(file);
    idle.port.postMessage({ file, text });
    return true;
  }

  take(): Parsed | undefined {
    for (const thread of this.#threads) {
      const received: { readonly message: Parsed } | undefined = receiveMessageOnPort(thread.port);
      if (received) this.#received(thread, received.message);
    }
    return this.#ready.shift();
  }

  async wait(): Promise<Parsed> {
    for (;;) {
      const ready = this.take();
      if (ready) return ready;
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  end(): void {
    for (const { worker, port } of this.#threads.splice(0)) {
      port.close();
      void worker.terminate();
    }
  }

  #start(script: URL): Thread {
    const { port1: port, port2 } = new MessageChannel();
    const worker = new Worker(script, { workerData: port2, transferList: [port2] });
    const thread: Thread = { worker, port, given: new Set() };
    port.on('message', (message: Parsed) => this.#received(thread, message));
    worker.on('error', () => this.#lost(thread));
    worker.on('exit', () => this.#lost(thread));
    return thread;
  }

  #received({ given }: Thread, parsed: Parsed): void {
    given.delete(parsed.file);
    this.#ready.push(parsed);
    this.#waiting?.();
  }

  #lost(thread: Thread): void {
    const at = this.#threads.indexOf(thread);
    if (at >= 0) this.#threads.splice(at, 1);
    for (const file of thread.given) this.#ready.push({ file, tree: undefined });
    thread.given.clear();
    this.#waiting?.();
  }
}
