/** Runs a script of Node's to its end: wall time, processor time and peak memory of the whole process, and what it printed. */
import { spawn } from 'node:child_process';
import { ProbeReader, probe } from './probe-reader.mjs';

export async function measuredProcess(script, args) {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', probe, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const figures = new ProbeReader(child).last();
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const ms = performance.now() - began;
  const { maxRSS, cpu } = await figures;
  return { ms, cpu, maxRSS, output };
}
