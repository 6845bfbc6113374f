/** Thrown through a computation that somebody has no more time for; what it had asked for stays, so asking again is shorter. */
export class Paused extends Error {
  constructor() {
    super('paused');
  }
}
