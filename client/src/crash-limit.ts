/**
 * When a server that keeps dying is given up: at the fifth crash within three minutes. Errs towards giving up: a server
 * that cannot live on this workspace must not burn the machine.
 */

export const crashLimit = 5;
export const crashWindowMilliseconds = 3 * 60 * 1000;

/** Whether the last `crashLimit` of the ascending times, in milliseconds, lie within the window. */
export function tooManyCrashes(times: readonly number[]): boolean {
  const first = times.at(-crashLimit);
  const last = times.at(-1);
  return first !== undefined && last !== undefined && last - first <= crashWindowMilliseconds;
}
