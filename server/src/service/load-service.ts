/** Reads the data files and builds the service on them. Rejects when one of them is missing or broken. */
import { type Catalog, createCatalog, type KnowledgeData } from '../knowledge/catalog.ts';
import type { OnCrash } from '../rules/runner.ts';
import { loadParser, type PythonParser } from '../syntax/parser.ts';
import type { Host } from '../workspace/host.ts';
import { createService } from './index.ts';
import type { Service } from './service.ts';

export interface LoadOptions {
  /** What a client said about where the files are, by name. */
  readonly locations?: Readonly<Record<string, string>>;
  readonly onCrash?: OnCrash;
  /** As in `ServiceParts`. */
  readonly lasting?: boolean;
}

export async function loadService(host: Host, { locations = {}, ...options }: LoadOptions = {}): Promise<Service> {
  const [parser, catalog] = await Promise.all([loadedParser(host, locations), loadedCatalog(host, locations)]);
  return createService({ parser, catalog, clock: host, ...options });
}

async function loadedParser(host: Host, locations: NonNullable<LoadOptions['locations']>): Promise<PythonParser> {
  const [runtime, grammar] = await Promise.all([
    host.readAsset('web-tree-sitter.wasm', locations['web-tree-sitter.wasm']),
    host.readAsset('tree-sitter-python.wasm', locations['tree-sitter-python.wasm']),
  ]);
  return loadParser({ runtime, grammar });
}

/** In a turn of its own, while the parser is compiled on other threads: messages come in between. */
async function loadedCatalog(host: Host, locations: NonNullable<LoadOptions['locations']>): Promise<Catalog> {
  const text = await host.readAssetText('knowledge.json', locations['knowledge.json']);
  return createCatalog(readKnowledge(text));
}

/** Our own build wrote it; a file of another shape is a broken installation. */
function readKnowledge(text: string): KnowledgeData {
  const data: unknown = JSON.parse(text);
  if (typeof data !== 'object' || data === null) throw new TypeError('knowledge.json holds no pages');
  return data as KnowledgeData;
}
