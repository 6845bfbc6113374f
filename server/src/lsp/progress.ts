/** Progress of background work, for clients that show it; for others it is silent. */
import type { Session } from './session.ts';

export interface Progress {
  /** `percentage` from 0 to 100. */
  report(message: string, percentage?: number): void;
  done(): void;
}

/** Milliseconds between two reports: more often nobody can read. */
const interval = 100;

/** `cancel` is called when the user has had enough. */
export async function startProgress(session: Session, cancel: () => void): Promise<Progress> {
  const { connection, host } = session;
  const service = await session.service();
  const reporter = await connection.window.createWorkDoneProgress();
  reporter.begin(service.phrase('indexing', session.language(undefined)), 0, undefined, true);
  const listening = reporter.token.onCancellationRequested(cancel);
  let last = host.now();
  return {
    report(message, percentage) {
      if (host.now() - last < interval) return;
      last = host.now();
      if (percentage === undefined) reporter.report(message);
      else reporter.report(percentage, message);
    },
    done() {
      listening.dispose();
      reporter.done();
    },
  };
}
