/** The README's table of rules is what the code says; `UPDATE=1` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readKnowledge } from '../../knowledge/build.mjs';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { codesOf } from '../../server/src/rules/definition.ts';
import { rules } from '../../server/src/rules/registry.ts';

const readme = new URL('../../README.md', import.meta.url);
const region = /(<!-- rules: .*? -->\n)[\s\S]*?(<!-- end -->)/;

function table(): string {
  const catalog = createCatalog(readKnowledge(new URL('../../knowledge', import.meta.url).pathname));
  const rows = [...rules]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((rule) => {
      const { name, severity } = rule;
      const title = catalog.rulePage(name, 'en')?.title ?? '';
      return `| ${codesOf(rule).join(' ')} | [${name}](knowledge/rules/${name}.md) | ${severity} | ${title} |`;
    });
  return ['| code | rule | severity | |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

it('the README lists every rule', () => {
  const text = readFileSync(readme, 'utf8');
  const expected = text.replace(region, (_, start: string, end: string) => start + table() + end);
  if (process.env.UPDATE) writeFileSync(readme, expected);
  else expect(text).toBe(expected);
});
