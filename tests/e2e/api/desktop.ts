/** What VS Code desktop calls in its extension host: the suite under Mocha for Node. */
import Mocha from 'mocha';

/** Resolves when every test passed; rejects otherwise, which ends the editor with an error. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: true });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  await import('./suite.ts');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
