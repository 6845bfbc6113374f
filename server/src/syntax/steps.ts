/** Work in steps of about a millisecond: whoever runs it may do something else in between. */
export type Steps<T> = Generator<undefined, T>;

/** Without a pause. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
