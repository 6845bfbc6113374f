/** The Python beside this file: a folder bears the rule's name. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckOptions } from '../support/check.ts';

export const here = fileURLToPath(new URL('.', import.meta.url));

export const textOf = (...path: readonly string[]): string => readFileSync(join(here, ...path), 'utf8');

export const foldersIn = (...path: readonly string[]): readonly string[] =>
  existsSync(join(here, ...path))
    ? readdirSync(join(here, ...path)).filter((name) => statSync(join(here, ...path, name)).isDirectory())
    : [];

/** Those that are a program each: what the rule must say, and what nobody may say anything about. */
export const singleIn = (folder: string): readonly string[] =>
  readdirSync(join(here, folder)).filter((name) => /^(alarms|quiet)[\w-]*\.py$/.test(name));

/** A first line `# python: 3.14t` chooses the target version. */
export const optionsOf = (text: string): CheckOptions => ({ pythonVersion: /^# python: (\S+)/.exec(text)?.[1] });
