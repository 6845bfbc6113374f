/** From when to when names can be used, and how processes start: what depends on the target's version alone. */
import { type Column, oneOf, required, type Shape, words } from './shape.ts';

/** Major and minor. */
export type Version = readonly [number, number];

const uses = ['no-running-loop', 'given-coroutines', 'in-plain-with', 'given-arguments', 'beside-threads'] as const;

export interface VersionModel {
  /** First version that has it; absent: older than 3.7. */
  readonly since?: Version;
  /** First version that warns, or whose documentation advises against it. */
  readonly deprecated?: Version;
  /** First version without it, perhaps one to come. */
  readonly removed?: Version;
  /** What to write instead, as code. */
  readonly instead?: string;
  /** The exception that using it raises once it is removed. */
  readonly fails?: string;
  /** It is only this use of it that ages: outside a running loop, with coroutines for tasks, entered by a plain `with`, … */
  readonly when?: (typeof uses)[number];
  /** The catalogue's code for using it where it is outdated; absent: such use is not reported. */
  readonly code?: string;
}

export const version: Column<Version> = {
  expected: "a version such as '3.14'",
  read: (cell) => {
    const [, major, minor] = (typeof cell === 'string' && /^(\d+)\.(\d+)$/.exec(cell)) || [];
    return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
  },
};
export const versionShape: Shape<VersionModel> = {
  since: version,
  deprecated: version,
  removed: version,
  instead: words,
  fails: words,
  when: oneOf(uses),
  code: words,
};

export type StartMethod = 'fork' | 'spawn' | 'forkserver';
export interface StartMethodModel {
  readonly method: StartMethod;
  /** From this version on it is `later`. */
  readonly since?: Version;
  readonly later?: StartMethod;
}
const startMethod = oneOf(['fork', 'spawn', 'forkserver'] as const);
export const startMethodShape: Shape<StartMethodModel> = { method: required(startMethod), since: version, later: startMethod };

export const isAtLeast = ([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean =>
  major > otherMajor || (major === otherMajor && minor >= otherMinor);
