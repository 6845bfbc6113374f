/**
 * Loaded into a measured process by `--import`; nothing of what is shipped knows of it. At SIGUSR2, and when the process
 * ends, a line on stderr says the longest turn of the event loop since the last line, and the memory.
 */
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds between two looks at the loop; a turn is known to that. */
const resolution = 1;

function install() {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const say = () => {
    globalThis.gc?.();
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const turn = Math.max(0, delay.max / 1e6 - resolution);
    writeSync(
      2,
      `PROBE ${JSON.stringify({ turn, rss, heapUsed, external, arrayBuffers, maxRSS: maxRSS * 1024, cpu: (userCPUTime + systemCPUTime) / 1000 })}\n`,
    );
    delay.reset();
  };
  process.on('SIGUSR2', say);
  process.on('exit', say);
}

if (isMainThread) install();
