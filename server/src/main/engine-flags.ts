/** How Node's engine is to treat an analysis: flags that it takes while it runs. An engine that does not know one does without. */
import { setFlagsFromString } from 'node:v8';

/**
 * Functions run twice as long as V8 lets them before they are compiled for speed. The first answer about a large file or a
 * whole program runs much code a few times each, so up to half of the processor's time went into compiling what was hardly
 * run again, or was soon taken back. What every key press runs is compiled a few key presses later, to the same code.
 */
export const compileLater = (): void => setFlagsFromString('--interrupt-budget=264000');

/**
 * Garbage may add a fifth to what is alive before it is collected; V8 itself would wait for several times what is alive.
 * For what lasts: each key press leaves a text behind, so a large file would soon take twice the memory that it needs.
 */
export const collectSooner = (): void => setFlagsFromString('--heap-growing-percent=20');
