/** The manifest against what it speaks of: its words in both languages, and the client's strings and commands. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const keys = (path: string): readonly string[] => Object.keys(JSON.parse(text(path)) as object).sort();
const captured = (source: string, pattern: RegExp): readonly string[] =>
  [...new Set([...source.matchAll(pattern)].flatMap((match) => match[1] ?? []))].sort();

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly scope: string }>>;
    };
  };
}

const manifest = JSON.parse(text('package.json')) as Manifest;
const client = readdirSync(new URL('../../client/src', import.meta.url))
  .map((name) => text(`client/src/${name}`))
  .join('\n');

it('every %key% of the manifest has words in both languages, and no words are left over', () => {
  const used = captured(text('package.json'), /"%([\w.]+)%"/g);
  expect(keys('package.nls.json')).toEqual(used);
  expect(keys('package.nls.zh-cn.json')).toEqual(used);
});

it('every sentence of the client has its Chinese one', () => {
  expect(keys('client/l10n/bundle.l10n.zh-cn.json')).toEqual(captured(client, /l10n\.t\(\s*'([^']+)'/g));
});

it('every command is registered', () => {
  const declared = manifest.contributes.commands.map(({ command }) => command).sort();
  expect(captured(client, /registerCommand\('([\w.]+)'/g)).toEqual(declared);
});

it('every setting that the server reads can differ from folder to folder', () => {
  const scopes = Object.entries(manifest.contributes.configuration.properties).filter(([, { scope }]) => scope !== 'resource');
  expect(scopes.map(([name]) => name)).toEqual(['interleave.trace.server']);
});
