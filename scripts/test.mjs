/**
 * `npm test`: types, style, every test, then the real editors. What could not run says so in a line of its own, the
 * editor's just above the last one, and is never counted as passed. The last line is `N passed, N failed`; the exit code
 * is 0 only when nothing failed. `--require-editor` makes it a failure that the editor tests did not run.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './process.mjs';

const notRun = 3;
const requireEditor = process.argv.includes('--require-editor');

const checks = [
  await check(tool('tsc'), ['-b']),
  await check(tool('biome'), ['check', '.']),
  await tests('unit', tool('vitest'), ['run']),
  await check(process.execPath, ['scripts/test-desktop.mjs', '--present']),
  await tests('editor', process.execPath, ['scripts/test-editor.mjs']),
];

const total = (count) => checks.reduce((sum, result) => sum + result[count], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);

/** One program whose exit code is the whole answer. */
async function check(command, args) {
  const code = await run(command, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 || code === notRun ? 0 : 1 };
}

/** A run of vitest, counted test by test. */
async function tests(name, command, args) {
  const report = join(root, 'out', `${name}.json`);
  rmSync(report, { force: true });
  const code = await run(command, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (code === notRun) return { passed: 0, failed: requireEditor ? 1 : 0 };
  return counted(report, code);
}

/** A file that could not even be loaded has no tests of its own: the run's exit code then counts as one failure. */
function counted(report, code) {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
