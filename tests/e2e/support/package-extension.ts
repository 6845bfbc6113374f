/** Before any editor starts: the VSIX and the development build, both from the sources as they are now. */
import { execFileSync } from 'node:child_process';

/** Called by vitest once; its result is in `dist/` and `interleave-<version>.vsix`. Throws when a build fails. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/package.mjs'], { stdio: 'inherit' });
}
