/**
 * `npm run new-rule -- PC0301 shared-state unlocked-update`: writes the rule, its two pages and its fixtures, and adds
 * the line in the registry and the setting in the manifest. Nothing is overwritten. What is left to write is shown
 * by the tests, which are red until it is written. `--root FOLDER` works on another checkout.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { root: { type: 'string', default: here } } });
const [code = '', family = '', name = ''] = positionals;
const root = values.root;
const constant = name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());

const families = [
  'threads',
  'locks',
  'shared-state',
  'conditions',
  'queues',
  'executors',
  'processes',
  'asyncio',
  'performance',
  'apis',
  'signals',
  'contexts',
];
const rulePath = `server/src/rules/${family}/${name}.ts`;
const registryPath = 'server/src/rules/registry.ts';

const complaint = await refusal();
if (complaint) {
  process.stderr.write(`new-rule: ${complaint}\n`);
  process.exitCode = 2;
} else {
  const files = newFiles();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await change(registryPath, withRule);
  await change('package.json', withSetting);
  process.stdout.write([...Object.keys(files), registryPath, 'package.json'].map((path) => `${path}\n`).join(''));
}

/** Why the arguments cannot be used; undefined when they can. */
async function refusal() {
  if (positionals.length !== 3) return 'usage: npm run new-rule -- CODE FAMILY NAME, for example PC0301 shared-state unlocked-update';
  if (!/^PC\d{4}$/.test(code)) return `'${code}' is no code: PC and four digits`;
  if (!families.includes(family)) return `'${family}' is no family: ${families.join(', ')}`;
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) return `'${name}' is no name: words in kebab-case that read well after "allow"`;
  const taken = Object.keys(newFiles()).find((path) => existsSync(join(root, path)));
  if (taken) return `${taken} exists already`;
  const rules = await registeredRules(await readFile(join(root, registryPath), 'utf8'));
  const same = rules.find((rule) => rule.code === code);
  return same && `${code} is ${same.constant} already`;
}

async function change(path, edit) {
  const before = await readFile(join(root, path), 'utf8');
  await writeFile(join(root, path), await edit(before));
}

/** The rules in the registry's order, each with the code its file gives it. */
async function registeredRules(registry) {
  const files = new Map([...registry.matchAll(/import \{ (\w+) \} from '\.\/(.+)';/g)].map(([, rule, file]) => [rule, file]));
  const list = /rules: readonly Rule\[\] = \[([^\]]*)\]/.exec(registry)?.[1] ?? '';
  const constants = list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return Promise.all(
    constants.map(async (entry) => {
      const text = await readFile(join(root, 'server/src/rules', files.get(entry)), 'utf8');
      return { constant: entry, code: /code: '(PC\d{4})'/.exec(text)?.[1] ?? '' };
    }),
  );
}

async function withRule(registry) {
  const next = (await registeredRules(registry)).find((rule) => rule.code > code);
  const withImport = registry.replace(/\n\nexport const rules/, `\nimport { ${constant} } from './${family}/${name}.ts';$&`);
  return next ? withImport.replace(`  ${next.constant},\n`, `  ${constant},\n$&`) : withImport.replace(/\n\];/, `\n  ${constant},$&`);
}

function withSetting(manifest) {
  const data = JSON.parse(manifest);
  const setting = data.contributes.configuration.properties['interleave.severity'];
  setting.properties[name] = { enum: ['error', 'warning', 'information', 'hint', 'off'] };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function newFiles() {
  return {
    [rulePath]: ruleText(),
    [`knowledge/rules/${name}.md`]: page(
      ['What can happen', 'Why', 'Example', 'Fix', 'When it is safe', 'What this check cannot see'],
      'One sentence: what the reader is looking at.',
    ),
    [`knowledge/rules/${name}.zh-cn.md`]: page(
      ['可能发生什么', '原因', '示例', '修复', '何时无妨', '本检查的盲区'],
      '一句话：读者正在看的是什么。',
    ),
    [`tests/rules/${name}/alarms.py`]: `"""Programs that have the defect; a marked line is the place of the alarm."""\n\nimport threading\n\nlock = threading.Lock()  # expect: ${code}\n`,
    [`tests/rules/${name}/quiet.py`]:
      '"""Near misses: programs that only look as if they had the defect, each with the reason why it is sound."""\n\nimport threading\n\nlock = threading.Lock()\n',
  };
}

function ruleText() {
  return `/** The defect in one sentence, and which way the rule errs. */
import { defineRule } from '../definition.ts';

export const ${constant} = defineRule({
  code: '${code}',
  name: '${name}',
  family: '${family}',
  severity: 'warning',
  confidence: 'medium',
  messages: { found: ['object'] },
  check() {
    // Ask \`pass.context\` for an analysis of the body and report what it proves.
  },
});
`;
}

/** The skeleton every page of a rule has, in the order the hover relies on. */
function page([schedule, why, example, fix, safe, blind], sentence) {
  const fence = '```python\nimport threading\n\nlock = threading.Lock()\n```';
  const head = `---\ncode: ${code}\nmessages:\n  found: "\`{object}\` …"\n---\n# ${name}\n\n${sentence}\n`;
  const sections = [
    [schedule, '1. …'],
    [why, '…'],
    [example, fence.replace('Lock()', `Lock()  # expect: ${code}`)],
    [fix, `…\n\n${fence}`],
    [safe, '…'],
    [blind, '…'],
  ];
  return `${head}${sections.map(([heading, text]) => `\n## ${heading}\n\n${text}\n`).join('')}`;
}
