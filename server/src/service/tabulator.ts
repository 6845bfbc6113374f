/** The half of reading a file that another thread can do: from its text to the table of its tree, for `Service.prepare`. */
import { loadParser } from '../syntax/parser.ts';
import type { TreeTable } from '../syntax/tree-table.ts';
import type { Host } from '../workspace/host.ts';

/** Rejects when a data file is missing or broken. */
export async function loadTabulator(host: Pick<Host, 'readAsset'>): Promise<(text: string) => TreeTable> {
  const [runtime, grammar] = await Promise.all([host.readAsset('web-tree-sitter.wasm'), host.readAsset('tree-sitter-python.wasm')]);
  const parser = await loadParser({ runtime, grammar });
  return (text) => parser.tabulate(text);
}
