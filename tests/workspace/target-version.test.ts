import { describe, expect, it } from 'vitest';
import type { VersionSources } from '../../server/src/workspace/target-version.ts';
import { parseTargetVersion, targetVersion, targetVersionText } from '../../server/src/workspace/target-version.ts';

const of = (sources: VersionSources): string => targetVersionText(targetVersion(sources));

describe('precedence', () => {
  const all = { option: '3.9', setting: '3.10', requiresPython: '>=3.11', pythonVersionFile: '3.12', pyvenvConfig: 'version = 3.13.1' };
  it.each([
    ['option', all, '3.9'],
    ['setting', { ...all, option: undefined }, '3.10'],
    ['requires-python', { ...all, option: undefined, setting: undefined }, '3.11'],
    ['.python-version', { pythonVersionFile: '3.12', pyvenvConfig: 'version = 3.13.1' }, '3.12'],
    ['pyvenv.cfg', { pyvenvConfig: 'version = 3.13.1' }, '3.13'],
    ['nothing', {}, '3.14'],
    ['a text that says nothing is passed over', { requiresPython: '<4', pythonVersionFile: 'system', pyvenvConfig: 'home = /' }, '3.14'],
  ])('%s', (_, sources, expected) => expect(of(sources)).toBe(expected));
});

describe('requires-python', () => {
  it.each([
    ['>=3.9', '3.9'],
    ['>=3.9,<4', '3.9'],
    ['<4, >= 3.10', '3.10'],
    ['~=3.11', '3.11'],
    ['~=3.11.2', '3.11'],
    ['==3.12.*', '3.12'],
    ['>3.8,!=3.9.1', '3.8'],
    ['>=3.8,>=3.10', '3.10'],
    ['>=3.13.0rc1', '3.13'],
    ['>=3', '3.14'],
    ['==3.*', '3.14'],
    ['>=2.7', '3.14'],
    ['', '3.14'],
    ['>= nonsense', '3.14'],
  ])('%s', (specifiers, expected) => expect(of({ requiresPython: specifiers })).toBe(expected));
});

describe('.python-version', () => {
  it.each([
    ['3.12.4\n', '3.12'],
    ['# ours\n3.13t\n3.12\n', '3.13t'],
    ['cpython-3.14.0+freethreaded', '3.14t'],
    ['3.14.0t\r\n', '3.14t'],
    ['pypy3.10-7.3.12\n3.11', '3.11'],
    ['3.14.0a2', '3.14'],
  ])('%j', (text, expected) => expect(of({ pythonVersionFile: text })).toBe(expected));
});

describe('pyvenv.cfg', () => {
  it.each([
    ['home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.2\n', '3.11'],
    ['version_info = 3.12.1.final.0\r\n', '3.12'],
    ['version_info = 3.13', '3.13'],
    ['versions = 3.13', '3.14'],
  ])('%j', (text, expected) => expect(of({ pyvenvConfig: text })).toBe(expected));
});

it.each(['', '3', '2.7', '4.0', 'three', '3.14tt', '3.14 t', '-3.14', '3.141'])('%j is no version', (text) => {
  expect(parseTargetVersion(text)).toBeUndefined();
});
