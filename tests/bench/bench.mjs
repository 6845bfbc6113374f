/**
 * `npm run bench`: every figure beside those of its peers, measured in the same run on the same machine.
 * `npm run bench -- edit hover` runs only those. Prints, asserts nothing: a figure is worth what the machine was doing
 * besides, so read the ratios, and repeat what looks odd. `SAMPLES=200` asks for more than the usual 60.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { root, runQuietly } from '../../scripts/process.mjs';
import { edit } from './measurements/edit.mjs';
import { hover } from './measurements/hover.mjs';
import { library } from './measurements/library.mjs';
import { memory } from './measurements/memory.mjs';
import { open } from './measurements/open.mjs';
import { start } from './measurements/start.mjs';
import { turns } from './measurements/turns.mjs';
import { workspace } from './measurements/workspace.mjs';
import { installPeers } from './peers.mjs';

const measurements = { start, open, edit, hover, turns, library, memory, workspace };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  console.error(`bench: no measurement called ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}`);
  process.exit(2);
}

await runQuietly(process.execPath, ['esbuild.mjs', '--minify'], { cwd: root });
const peers = await installPeers();
console.log(`node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()})`);
for (const { name, checks } of Object.values(peers)) console.log(`${name}: ${checks}`);
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name} (load ${loadavg()[0].toFixed(1)})`);
  await measure(peers);
}
