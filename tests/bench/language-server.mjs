/**
 * A language server as a process, and the client that times it. The clock starts before a change is sent and stops when
 * the diagnostics of that very version have arrived; what was computed for an older version does not count.
 */

import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ProbeReader, probe } from './probe-reader.mjs';

const pullCapabilities = { textDocument: { diagnostic: { dynamicRegistration: false } } };
const pushCapabilities = { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } };
const others = {
  workspace: { workspaceFolders: true, configuration: true },
  window: { workDoneProgress: true },
};
const featureCapabilities = {
  hover: { contentFormat: ['markdown', 'plaintext'] },
  codeAction: {
    codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
    dataSupport: true,
    resolveSupport: { properties: ['edit'] },
  },
};

/** Milliseconds after which a server that says nothing is given up. */
const patience = 300_000;

export class LanguageServer {
  #child;
  #chunks = [];
  #length = 0;
  #nextId = 1;
  #waiting = new Map();
  #listeners = new Set();
  #versions = new Map();
  #pulls;
  #probe;

  /** `probed` measures turns and memory inside the process, at a small price. */
  constructor({ script, startedWith = [] }, { pull = true, probed = false, flags = [] } = {}) {
    this.#pulls = pull;
    const args = [...startedWith, ...flags, ...(probed ? ['--import', probe] : []), script, '--stdio'];
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdin.on('error', () => undefined);
    this.#child.stdout.on('data', (chunk) => this.#take(chunk));
    this.#child.on('exit', () => this.#fail(new Error(`${script} ended`)));
    this.#probe = new ProbeReader(this.#child);
  }

  get pid() {
    return this.#child.pid;
  }

  async initialize(folder) {
    const uri = folder === undefined ? null : pathToFileURL(folder).href;
    const textDocument = { ...(this.#pulls ? pullCapabilities : pushCapabilities).textDocument, ...featureCapabilities };
    const params = {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: uri === null ? null : [{ uri, name: 'bench' }],
      capabilities: { ...others, textDocument },
    };
    const { capabilities } = await this.request('initialize', params);
    if (this.#pulls && !capabilities.diagnosticProvider) this.#pulls = false;
    this.notify('initialized', {});
  }

  request(method, params) {
    const id = this.#nextId++;
    this.#send({ jsonrpc: '2.0', id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  /** The first notification or request of the server that fits, from now on; undefined when `milliseconds` pass without it. */
  next(fits, milliseconds = patience) {
    return new Promise((resolve) => {
      const listener = (message) => {
        if (message !== undefined && !fits(message)) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve(message);
      };
      const timer = setTimeout(listener, milliseconds);
      this.#listeners.add(listener);
    });
  }

  /** The first diagnostics. */
  open(uri, text) {
    this.#versions.set(uri, 1);
    return this.#diagnostics(uri, () =>
      this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } }),
    );
  }

  /** Until the server has taken it: what is asked behind it is answered behind it. */
  async close(uri) {
    this.notify('textDocument/didClose', { textDocument: { uri } });
    await this.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }).catch(() => undefined);
  }

  /** The diagnostics after the change; `range` in lines and UTF-16 units. */
  edit(uri, range, text) {
    return this.#diagnostics(uri, () => this.change(uri, range, text));
  }

  change(uri, range, text) {
    const version = this.#versions.get(uri) + 1;
    this.#versions.set(uri, version);
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
  }

  /** The diagnostics of a document as it is. */
  async pull(uri) {
    return (await this.request('textDocument/diagnostic', { textDocument: { uri } })).items;
  }

  /** Longest turn of the event loop in milliseconds and memory in megabytes, since it was last asked. */
  probe() {
    return this.#probe.snapshot();
  }

  async stop() {
    this.#child.removeAllListeners('exit');
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill();
    await exited;
  }

  async #diagnostics(uri, act) {
    if (this.#pulls) {
      act();
      return this.pull(uri);
    }
    const version = () => this.#versions.get(uri);
    const published = this.next(
      ({ method, params }) => method === 'textDocument/publishDiagnostics' && params.uri === uri && params.version === version(),
    );
    act();
    return (await published)?.params.diagnostics ?? [];
  }

  #send(message) {
    const body = JSON.stringify(message);
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** Chunks are joined only when a message is whole: some answers have megabytes. */
  #take(chunk) {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (;;) {
      if (this.#chunks.length > 1 && this.#length < (this.#wanted ?? 0)) return;
      const buffer = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      const header = buffer.indexOf('\r\n\r\n');
      const end = header < 0 ? 0 : header + 4 + Number(/content-length: (\d+)/i.exec(buffer.subarray(0, header).toString())?.[1]);
      this.#wanted = end;
      const whole = header >= 0 && buffer.length >= end;
      this.#chunks = whole ? [buffer.subarray(end)] : [buffer];
      this.#length = whole ? buffer.length - end : buffer.length;
      if (!whole) return;
      this.#wanted = 0;
      this.#receive(JSON.parse(buffer.subarray(header + 4, end).toString()));
      if (this.#length === 0) return;
    }
  }

  #wanted = 0;

  #receive(message) {
    if (message.method === undefined) {
      const { resolve, reject } = this.#waiting.get(message.id) ?? {};
      this.#waiting.delete(message.id);
      if (message.error) reject?.(new Error(message.error.message));
      else resolve?.(message.result);
      return;
    }
    if (message.id !== undefined) this.#send({ jsonrpc: '2.0', id: message.id, result: answerTo(message) });
    for (const listener of [...this.#listeners]) listener(message);
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Milliseconds a server has to announce that it indexes the folder. */
const announcement = 5000;

/** To be asked before the server is told of the folder: milliseconds until it says that it is done; undefined when it never says that it begins. */
export async function indexed(server) {
  const began = performance.now();
  const progress = (kind) => (message) => message.method === '$/progress' && message.params.value?.kind === kind;
  const ended = server.next(progress('end'));
  if (!(await server.next(progress('begin'), announcement))) return undefined;
  await ended;
  return performance.now() - began;
}

const answerTo = ({ method, params }) => (method === 'workspace/configuration' ? params.items.map(() => null) : null);
