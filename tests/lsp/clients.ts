/** The server, built once for a file of tests, and clients that end with their test. */
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { type BuiltServer, buildServer } from './built-server.ts';
import { Client } from './client.ts';

export interface Clients {
  /** Runs until the test is over; still to be initialized. */
  connect(): Client;
  /** Whoever calls stops it. */
  connectForLong(): Client;
}

/** To be called at the top of the file: it sets up and clears away around the tests. */
export function clientsOfServer(): Clients {
  // Processes start slowly on a busy machine; a hang is found by the client's own limit.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  let server: BuiltServer | undefined;
  const clients: Client[] = [];
  beforeAll(async () => {
    server = await buildServer();
  });
  afterAll(() => server?.remove());
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.stop()));
  });
  const connectForLong = (): Client => new Client(server?.path ?? '');
  const connect = (): Client => {
    const client = connectForLong();
    clients.push(client);
    return client;
  };
  return { connect, connectForLong };
}
