/** The other end of `probe.mjs`: asks a process, reads its lines from stderr, lets everything else there pass. */

/** What `--import` takes. */
export const probe = new URL('./probe.mjs', import.meta.url).href;

export class ProbeReader {
  #child;
  #rest = '';
  #lines = [];
  #waiting = [];

  /** `child` has a pipe for stderr. */
  constructor(child) {
    this.#child = child;
    child.stderr.setEncoding('utf8').on('data', (text) => this.#take(text));
  }

  /** The figures since the last snapshot. */
  snapshot() {
    const answer = this.last();
    this.#child.kill('SIGUSR2');
    return answer;
  }

  /** The next figures the process gives by itself, as it does at its end. */
  last() {
    return new Promise((resolve) => {
      const line = this.#lines.shift();
      if (line) resolve(line);
      else this.#waiting.push(resolve);
    });
  }

  #take(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('PROBE ')) continue;
      const figures = JSON.parse(line.slice('PROBE '.length));
      const waiting = this.#waiting.shift();
      if (waiting) waiting(figures);
      else this.#lines.push(figures);
    }
  }
}
