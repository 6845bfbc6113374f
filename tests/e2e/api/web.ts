/** What VS Code for the Web calls in its worker: the suite under Mocha for browsers, which has no page to draw on. */
import 'mocha/mocha.js';

/** Resolves when every test passed; rejects otherwise, with the failures in the console. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: 60_000 });
  await import('./suite.ts');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
