/**
 * The editor tests: slow, one at a time, against what users install. `npm run test:editor` runs them; `npm run picture`
 * takes the README's pictures with the same tools.
 */
import { defineConfig } from 'vitest/config';

const slow = {
  globalSetup: ['tests/e2e/support/package-extension.ts'],
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...slow, name: 'editor', include: ['tests/e2e/**/*.e2e.ts'] } },
      { test: { ...slow, name: 'picture', include: ['tests/e2e/**/*.picture.ts'] } },
    ],
  },
});
