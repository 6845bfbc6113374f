/** A thread that parses for the command line: texts come in, tables of trees go out. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { loadTabulator } from '../service/tabulator.ts';
import { nodeHost } from './node-host.ts';

const port: MessagePort = workerData;
const tabulate = await loadTabulator(nodeHost(import.meta.url));
port.on('message', ({ file, text }: { readonly file: string; readonly text: string }) => {
  const tree = tabulate(text);
  port.postMessage({ file, tree }, [tree.buffer]);
});
