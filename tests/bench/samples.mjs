/** Lists of milliseconds and what is said of them. */

/** How many samples make a figure, and how many come before them. */
export const sampleCount = Number(process.env.SAMPLES ?? 60);
export const warmUps = 20;
/** Milliseconds after which a series ends with the samples it has. */
export const patience = 60_000;

/** The smallest sample that `part` of all do not exceed; NaN of none. */
export function percentile(samples, part) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? Number.NaN;
}

export const median = (samples) => percentile(samples, 0.5);

export const summary = (samples) => ({
  n: samples.length,
  p50: median(samples),
  p95: percentile(samples, 0.95),
  max: Math.max(...samples),
});

/** How long `task` takes, in milliseconds, with what it answers. */
export async function timed(task) {
  const began = performance.now();
  const answer = await task();
  return { ms: performance.now() - began, answer };
}
