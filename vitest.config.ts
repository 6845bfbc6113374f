/** The unit tests; those of the real editor have a configuration of their own (`tests/e2e`). */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Left to itself vitest keeps a core free: on a machine with two the tests would take turns on one. */
const maxWorkers = availableParallelism();

export default defineConfig({ test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000, maxWorkers } });
