/**
 * A language client small enough to be rude: it speaks the protocol over a real process's stdio, and can also send
 * what no library would let it send. Waiting is by events, with one generous limit so that a hang fails.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';

export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const limit = 20_000;

export class Client {
  readonly process: ChildProcess;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
  readonly received: Message[] = [];
  /** Answers to the server's own requests, by method; `null` where there is none. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  /** Methods of the server's requests that are never answered. */
  readonly unanswered = new Set<string>();
  #buffer = Buffer.alloc(0);
  #nextId = 1;
  #listeners = new Set<() => void>();

  constructor(server: string) {
    this.process = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => {
      this.process.on('exit', (code) => resolve(code));
    });
    this.process.stdin?.on('error', () => undefined);
    this.process.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  async initialize(capabilities: unknown = {}, rest: object = {}): Promise<{ capabilities: Record<string, unknown> }> {
    const params = { processId: process.pid, rootUri: null, capabilities, ...rest };
    const result = await this.request('initialize', params);
    this.notify('initialized', {});
    return result as { capabilities: Record<string, unknown> };
  }

  /** Rejects with the server's error. */
  async request(method: string, params?: unknown): Promise<unknown> {
    const answer = await this.ask(method, params);
    if (answer.error) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
    return answer.result;
  }

  ask(method: string, params?: unknown): Promise<Message> {
    const id = this.send(method, params);
    return this.next((message) => message.id === id && message.method === undefined);
  }

  /** Sends a request and answers its id. */
  send(method: string, params?: unknown): number {
    const id = this.#nextId++;
    this.raw(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return id;
  }

  notify(method: string, params?: unknown): void {
    this.raw(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  /** Any body at all, with a header that fits it. */
  raw(body: string): void {
    this.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** The first message that fits, among those already received from index `from` on and those to come. */
  next(fits: (message: Message) => boolean, from = 0): Promise<Message> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        settle();
      };
      const look = (): void => {
        const found = this.received.slice(from).find(fits);
        if (found) finish(() => resolve(found));
      };
      const timer = setTimeout(() => finish(() => reject(new Error('nothing came'))), limit);
      this.#listeners.add(look);
      look();
    });
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version, text } });
  }

  change(uri: string, version: number, ...contentChanges: readonly object[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** The diagnostics pushed for this version. */
  async pushed(uri: string, version: number): Promise<readonly Diagnostic[]> {
    const isIt = ({ method, params }: Message): boolean =>
      method === 'textDocument/publishDiagnostics' && isFor(params as PublishDiagnosticsParams, uri, version);
    return ((await this.next(isIt)).params as PublishDiagnosticsParams).diagnostics;
  }

  async pulled(uri: string, previousResultId?: string): Promise<{ kind: string; resultId: string; items: readonly Diagnostic[] }> {
    const report = await this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
    return report as { kind: string; resultId: string; items: readonly Diagnostic[] };
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && !this.process.killed) {
      await Promise.race([this.request('shutdown').catch(() => undefined), this.exited]);
      this.notify('exit');
    }
    this.process.stdin?.end();
    await this.exited;
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const header = this.#buffer.indexOf('\r\n\r\n');
      if (header < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#buffer.subarray(0, header).toString())?.[1]);
      const end = header + 4 + length;
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.subarray(header + 4, end).toString()) as Message;
      this.#buffer = this.#buffer.subarray(end);
      this.#receive(message);
    }
  }

  #receive(message: Message): void {
    this.received.push(message);
    if (message.method !== undefined && message.id !== undefined && !this.unanswered.has(message.method)) {
      const result = this.answers.get(message.method)?.(message.params) ?? null;
      this.raw(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
    }
    for (const listener of [...this.#listeners]) listener();
  }
}

const isFor = (params: PublishDiagnosticsParams, uri: string, version: number): boolean => params.uri === uri && params.version === version;

export const pullCapabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
export const markdownHover = { textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } };
