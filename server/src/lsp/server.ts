/**
 * Wires the protocol to the session: which method is answered by which file, and what holds for all of them. The
 * same server runs in a process, in a worker and under the command line; only connection and host differ.
 */
import {
  type CancellationToken,
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import type { Host } from '../workspace/host.ts';
import { serverCapabilities } from './capabilities.ts';
import { readFeatures } from './client-features.ts';
import { explainMethod, handbookMethod } from './protocol.ts';
import { codeAction, resolveCodeAction } from './requests/code-action.ts';
import { diagnostic } from './requests/diagnostic.ts';
import { explain } from './requests/explain.ts';
import { handbook } from './requests/handbook.ts';
import { hover } from './requests/hover.ts';
import { didChange, didClose, didOpen, didSave } from './requests/text-documents.ts';
import {
  didChangeConfiguration,
  didChangeWatchedFiles,
  didChangeWorkspaceFolders,
  didMoveFolders,
  subscribe,
} from './requests/workspace-changes.ts';
import { Session } from './session.ts';

/** Serves one client until its connection ends. */
export function startServer(connection: Connection, host: Host): void {
  const door = new Door(connection, host);
  connection.onInitialize((params) => door.initialize(params));
  connection.onInitialized(door.notice((session) => subscribe(session)));
  connection.onShutdown(() => door.shut());

  connection.onDidOpenTextDocument(door.notice(didOpen));
  connection.onDidChangeTextDocument(door.notice(didChange));
  connection.onDidCloseTextDocument(door.notice(didClose));
  connection.onDidSaveTextDocument(door.notice(didSave));
  connection.onDidChangeConfiguration(door.notice(didChangeConfiguration));
  connection.onDidChangeWatchedFiles(door.notice(didChangeWatchedFiles));
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, door.notice(didChangeWorkspaceFolders));
  connection.onNotification(DidRenameFilesNotification.type, door.notice(didMoveFolders));
  connection.onNotification(DidDeleteFilesNotification.type, door.notice(didMoveFolders));

  connection.languages.diagnostics.on(door.request(diagnostic));
  connection.onHover(door.request(hover));
  connection.onCodeAction(door.request(codeAction));
  connection.onCodeActionResolve(door.request(resolveCodeAction));
  connection.onRequest(explainMethod, door.request(explain));
  connection.onRequest(handbookMethod, door.request(handbook));
  connection.onRequest((method) => door.unknown(method));

  connection.listen();
}

/** Lets in only what the protocol allows at this time, and keeps what goes wrong in one request from all others. */
class Door {
  readonly #connection: Connection;
  readonly #host: Host;
  #session: Session | undefined;
  #isShut = false;

  constructor(connection: Connection, host: Host) {
    this.#connection = connection;
    this.#host = host;
  }

  initialize(params: InitializeParams): InitializeResult {
    if (this.#session) throw new ResponseError(ErrorCodes.InvalidRequest, 'already initialized');
    const client = readFeatures(params);
    this.#session = new Session(this.#connection, this.#host, client);
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'interleave' } };
  }

  shut(): void {
    this.#session?.index.shut();
    this.#isShut = true;
  }

  request<P, R>(answer: (session: Session, params: P, token: CancellationToken) => Promise<R>) {
    return async (params: P, token: CancellationToken): Promise<R> => {
      const session = this.#enter();
      try {
        return await answer(session, params, token);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        session.log(error);
        throw new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
      }
    };
  }

  notice<P>(take: (session: Session, params: P) => void | Promise<void>) {
    return async (params: P): Promise<void> => {
      const session = this.#session;
      if (!session || this.#isShut) return;
      try {
        await take(session, params);
      } catch (error) {
        session.log(error);
      }
    };
  }

  unknown(method: string): never {
    this.#enter();
    throw new ResponseError(ErrorCodes.MethodNotFound, `unknown method ${method}`);
  }

  #enter(): Session {
    if (this.#isShut) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down');
    if (!this.#session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
    return this.#session;
  }
}
