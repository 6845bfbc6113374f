/**
 * `knowledge/catalogue.txt` holds every defect that is worth finding; `CATALOGUE.md` says of each what the code does
 * about it. `UPDATE=1` writes it: which rule has the code, and whether one of its fixtures is offered a fix.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../server/src/rules/definition.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createChecker } from '../support/check.ts';

const root = new URL('../../', import.meta.url);
const page = new URL('CATALOGUE.md', root);

interface Row {
  readonly code: string;
  readonly wave: string;
  /** Another code that serves it, or `no:` and the reason why none does. */
  readonly served: string;
  readonly what: string;
}
interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

function readCatalogue(): readonly Group[] {
  const text = readFileSync(new URL('knowledge/catalogue.txt', root), 'utf8');
  return text
    .split(/^= /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.trim().split('\n');
      return { title, rows: lines.map(readRow) };
    });
}

function readRow(line: string): Row {
  const [code = '', wave = '', served = '', what = ''] = line.split('|').map((cell) => cell.trim());
  return { code, wave, served, what };
}

const groups = readCatalogue();
const rows = groups.flatMap((group) => group.rows);
const ruleOf = (code: string) => rules.find((rule) => codesOf(rule).some((each) => each === code));

describe('the catalogue', () => {
  it('has rows that are whole, under codes of their own', () => {
    const broken = rows.filter(({ code, wave, what }) => !/^PC\d{4}$/.test(code) || !/^[12]$/.test(wave) || what === '');
    expect(broken).toEqual([]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).sort());
  });
  it('has groups by the first two digits', () => {
    const prefixes = groups.map((group) => new Set(group.rows.map(({ code }) => code.slice(0, 4))));
    expect(prefixes.map((each) => each.size)).toEqual(groups.map(() => 1));
  });
  it('knows every code a rule reports', () => {
    const known = new Set(rows.map(({ code }) => code));
    expect(rules.flatMap(codesOf).filter((code) => !known.has(code))).toEqual([]);
  });
  it('says of a row that it is served elsewhere only when no rule has its code, and names a row that serves itself', () => {
    const elsewhere = rows.filter(({ served }) => served !== '');
    expect(elsewhere.filter(({ code }) => ruleOf(code)).map(({ code }) => code)).toEqual([]);
    const own = new Set(rows.filter(({ served }) => served === '').map(({ code }) => code));
    expect(elsewhere.filter(({ served }) => !own.has(served) && !/^no: \S/.test(served))).toEqual([]);
  });
});

/** Codes for which some fixture of their rule is offered a quick fix. */
async function fixedCodes(): Promise<ReadonlySet<string>> {
  const checker = await createChecker();
  const found = new Set<string>();
  for (const { name } of rules) {
    const folder = new URL(`tests/rules/${name}/`, root);
    const fixtures = existsSync(folder) ? readdirSync(folder).filter((file) => /^alarms[\w-]*\.py$/.test(file)) : [];
    for (const file of fixtures) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const options = { pythonVersion: /^# python: (\S+)/.exec(text)?.[1] };
      for (const { code, fixes } of checker.check({ [file]: text }, options)) if (fixes.length > 0) found.add(code);
    }
  }
  return found;
}

function statusOf({ code, served }: Row): string {
  const rule = ruleOf(served.startsWith('PC') ? served : code);
  const link = rule && `[${rule.name}](knowledge/rules/${rule.name}.md)`;
  if (served.startsWith('no: ')) return `not here: ${served.slice(4)}`;
  if (served !== '') return link ? `${link}, as ${served}` : `not yet, with ${served}`;
  return link ?? 'not yet';
}

function written(fixed: ReadonlySet<string>): string {
  const isFound = ({ code, served }: Row): boolean => ruleOf(served.startsWith('PC') ? served : code) !== undefined;
  const first = rows.filter(({ wave }) => wave === '1');
  const tables = groups.map(({ title, rows: own }) => {
    const lines = own.map((row) => {
      const hasFix = fixed.has(row.served.startsWith('PC') ? row.served : row.code);
      return `| ${row.code} | ${row.what} | ${row.wave} | ${statusOf(row)} | ${hasFix ? 'yes' : 'no'} |`;
    });
    return ['', `## ${title}`, '', '| code | what | wave | status | fix |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
  });
  const head = `# The catalogue

Every concurrency defect that is worth finding, and what Interleave does about it today: ${rows.filter(isFound).length} of ${rows.length} are found, ${first.filter(isFound).length} of the ${first.length} of the first wave. Codes are stable. Written from \`knowledge/catalogue.txt\` and the rules by \`UPDATE=1 npx vitest run tests/tidy/catalogue.test.ts\`; a test fails when it is out of date.
`;
  return `${head}${tables.join('\n')}\n`;
}

it('CATALOGUE.md says what the code does', async () => {
  const expected = written(await fixedCodes());
  if (process.env.UPDATE) writeFileSync(page, expected);
  else expect(existsSync(page) ? readFileSync(page, 'utf8') : '').toBe(expected);
}, 120_000);
