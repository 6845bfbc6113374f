/** How Node's engine is to treat a server: flags that it takes while it runs. An engine that does not know one does without. */
import { setFlagsFromString } from 'node:v8';

/**
 * Twice what V8 takes: a function runs longer before it is compiled for speed. The first answer about a large file runs
 * much code a few times each, so half of the processor's time went into compiling what was hardly run again, or was soon
 * taken back. What every key press runs is compiled a few key presses later, to the same code.
 */
const beforeCompiling = '--interrupt-budget=264000';

/**
 * Garbage may add so much to what is alive before it is collected; V8 itself would wait for several times what is alive.
 * Each key press leaves a text behind, so a large file would soon take twice the memory that it needs.
 */
const garbage = '--heap-growing-percent=30';

export function setEngineFlags(): void {
  for (const flag of [beforeCompiling, garbage]) setFlagsFromString(flag);
}
