/** The unit tests; those of the real editor have a configuration of their own (`tests/e2e`). */
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000 } });
