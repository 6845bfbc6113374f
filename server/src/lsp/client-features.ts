/**
 * What the client at the other end can do, read once from `initialize`. Errs towards the oldest protocol: whatever
 * is not declared is taken as missing.
 */
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { type Language, languageOf } from '../base/language.ts';
import type { Encoding } from './encoding.ts';
import type { InitializationOptions } from './protocol.ts';

export interface ClientFeatures {
  readonly encoding: Encoding;
  /** Asks for diagnostics itself; else they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  /** Strikes through what is deprecated. */
  readonly diagnosticTags: boolean;
  readonly markdownHover: boolean;
  readonly codeActionObjects: boolean;
  /** Edits may be left for `codeAction/resolve`. */
  readonly resolvesEdits: boolean;
  readonly versionedEdits: boolean;
  readonly sendsConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** The language the editor is displayed in. */
  readonly language: Language;
  /** URIs of the workspace's folders, without a final slash. */
  readonly folders: readonly string[];
  readonly options: InitializationOptions;
}

export function readFeatures(params: InitializeParams): ClientFeatures {
  const options = readOptions(params.initializationOptions);
  return {
    ...readCapabilities(params.capabilities ?? {}),
    language: languageOf(options.locale ?? params.locale),
    folders: foldersOf(params).map((uri) => uri.replace(/\/+$/, '')),
    options,
  };
}

function readCapabilities(capabilities: ClientCapabilities): Omit<ClientFeatures, 'language' | 'folders' | 'options'> {
  const { textDocument, workspace } = capabilities;
  const { codeAction, diagnostic, publishDiagnostics, hover } = textDocument ?? {};
  return {
    encoding: encodingOf(capabilities.general?.positionEncodings),
    pullsDiagnostics: diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (publishDiagnostics?.relatedInformation ?? diagnostic?.relatedInformation) === true,
    diagnosticTags: (publishDiagnostics?.tagSupport ?? diagnostic?.tagSupport) !== undefined,
    markdownHover: hover?.contentFormat?.[0] === 'markdown',
    codeActionObjects: codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    sendsConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

const known: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** The first of the client's that we know: it lists them as it likes them. */
const encodingOf = (offered: readonly string[] | undefined): Encoding =>
  known.find((encoding) => encoding === offered?.find((name) => known.some((mine) => mine === name))) ?? 'utf-16';

const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): readonly string[] =>
  workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);

/** Sent as JSON by whatever client; only what has the right type is believed. */
function readOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const locale = 'locale' in value && typeof value.locale === 'string' ? { locale: value.locale } : {};
  const assets = 'assets' in value && typeof value.assets === 'object' && value.assets !== null ? { assets: stringsOf(value.assets) } : {};
  const commandLinks = 'commandLinks' in value && value.commandLinks === true ? { commandLinks: true } : {};
  return { ...locale, ...assets, ...commandLinks };
}

const stringsOf = (table: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(table).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
