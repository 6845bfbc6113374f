/**
 * Runs a script of Node's to its end: wall time, processor time and peak memory of the whole process, and what it printed.
 * One that does not end is ended, and says so in place of an output.
 */
import { spawn } from 'node:child_process';
import { ProbeReader, probe } from './probe-reader.mjs';

/** Milliseconds. */
const patience = 240_000;

export async function measuredProcess(script, args) {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', probe, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const figures = new ProbeReader(child).last();
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const impatience = setTimeout(() => child.kill(), patience);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(impatience);
  const ms = performance.now() - began;
  if (code === null) return { ms, cpu: Number.NaN, maxRSS: Number.NaN, output: 'not finished' };
  const { maxRSS, cpu } = await figures;
  return { ms, cpu, maxRSS, output };
}
