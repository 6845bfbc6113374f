/** A web worker as host: data files are fetched from where the client says; files of the workspace are out of reach. */
import type { AssetName, Host } from '../workspace/host.ts';

export const browserHost = (): Host => ({
  readAsset: async (name, location) => new Uint8Array(await (await fetchAsset(name, location)).arrayBuffer()),
  readAssetText: async (name, location) => (await fetchAsset(name, location)).text(),
  files: undefined,
  now: () => performance.now(),
  schedule: (task, milliseconds) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
});

async function fetchAsset(name: AssetName, location: string | undefined): Promise<Response> {
  if (location === undefined) throw new Error(`the client did not say where ${name} is`);
  const response = await fetch(location);
  if (!response.ok) throw new Error(`${location}: ${response.status} ${response.statusText}`);
  return response;
}
