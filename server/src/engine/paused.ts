/**
 * Thrown through a computation that somebody has no more time for; what it had asked for stays, so asking again is shorter.
 * No error: nothing went wrong, and to note the stack takes longer than to come back to where it was.
 */
export class Paused {}
