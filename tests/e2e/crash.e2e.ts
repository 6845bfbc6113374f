/**
 * A server that is killed comes back by itself; one that is killed five times stays down, says so and can be started
 * again from the message.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test, vi } from 'vitest';
import { type Host, startCodeServer } from './support/hosts.ts';
import { startBrowser, Workbench } from './support/workbench.ts';

const deaths = 5;
let host: Host;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  host = await startCodeServer({});
  browser = await startBrowser();
  workbench = await Workbench.open(browser, host.address);
  await workbench.openFile('bank.py');
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.photograph(`failed-${task.id}`);
});

afterAll(async () => {
  await browser?.close();
  host?.stop();
});

test('the squiggle outlives four deaths of the server, and the fifth is told', async () => {
  await workbench.seeSquiggle();
  let killed: number | undefined;
  for (let death = 0; death < deaths; death++) {
    const server = await nextServer(killed);
    await workbench.seeSquiggle();
    process.kill(server, 'SIGKILL');
    killed = server;
  }
  await workbench.photograph('crash-message');
  await workbench.answerNotification(/5/, 'Start again');
  await nextServer(killed);
  await workbench.seeSquiggle();
});

/** The server that took the place of the one that was killed. */
const nextServer = (killed: number | undefined): Promise<number> =>
  vi.waitFor(
    () => {
      const server = host.languageServer();
      if (server === undefined || server === killed) throw new Error('No server runs.');
      return server;
    },
    { timeout: 30_000, interval: 100 },
  );
