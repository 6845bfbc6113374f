import { describe, expect, it } from 'vitest';
import type { SettingsReading } from '../../server/src/workspace/settings.ts';
import {
  defaultSettings,
  mergeSettings,
  requiresPython,
  settingsFromEditor,
  settingsFromPyproject,
  severityOf,
} from '../../server/src/workspace/settings.ts';

const rules = new Set(['PC0204', 'release-skipped-by-exception']);
const fromEditor = (section: unknown): SettingsReading => settingsFromEditor(section, rules);
const fromProject = (text: string): SettingsReading => settingsFromPyproject(text, rules);
const keys = ({ problems }: SettingsReading): readonly string[] => problems.map(({ key }) => key);

describe('from the editor', () => {
  it('reads every setting', () => {
    const { settings, problems } = fromEditor({
      enable: false,
      language: 'zh-cn',
      severity: { PC0204: 'off' },
      pythonVersion: '3.14t',
      exclude: ['generated/**'],
      hover: { api: false },
      index: 'open-files-only',
      trace: { server: 'off' },
    });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      enable: false,
      language: 'zh-cn',
      severity: new Map([['PC0204', 'off']]),
      pythonVersion: '3.14t',
      exclude: ['generated/**'],
      hoverApi: false,
      index: 'open-files-only',
    });
  });
  it.each([[undefined], [null], [{}], [{ language: 'auto', pythonVersion: '', exclude: [], severity: {} }], [{ enable: null }]])(
    '%j says nothing',
    (section) => expect(fromEditor(section)).toEqual({ settings: defaultSettings, problems: [] }),
  );
  it.each([
    [{ enable: 'yes' }, 'enable'],
    [{ hover: { api: 1 } }, 'hover.api'],
    [{ hover: { page: 1 } }, 'hover.page'],
    [{ hover: false }, 'hover'],
    [{ index: 'everything' }, 'index'],
    [{ language: 'fr' }, 'language'],
    [{ language: 5 }, 'language'],
    [{ pythonVersion: '2.7' }, 'pythonVersion'],
    [{ pythonVersion: 3.14 }, 'pythonVersion'],
    [{ exclude: 'build' }, 'exclude'],
    [{ exclude: [1] }, 'exclude'],
    [{ severity: 'off' }, 'severity'],
    [{ severity: { PC0204: 'fatal' } }, 'severity.PC0204'],
    [{ severity: { PC9999: 'off' } }, 'severity.PC9999'],
    [{ colour: true }, 'colour'],
    [{ 'python-versions': '3.9' }, 'python-versions'],
    [[1], 'interleave'],
    ['text', 'interleave'],
  ])('%j is passed over and said', (section, key) => {
    const reading = fromEditor(section);
    expect(keys(reading)).toEqual([key]);
    expect(reading.settings).toEqual(defaultSettings);
  });
  it('a bad value costs only itself', () => {
    const { settings, problems } = fromEditor({ enable: 'no', severity: { PC0204: 'hint', nonsense: 'off' }, exclude: ['a', ''] });
    expect(settings.severity).toEqual(new Map([['PC0204', 'hint']]));
    expect(settings.exclude).toEqual(['a']);
    expect(problems.map(({ key }) => key)).toEqual(['enable', 'severity.nonsense', 'exclude']);
  });
  it('a glob that could take for ever is not used', () => {
    const { settings, problems } = fromEditor({
      exclude: ['**/'.repeat(50), '*a'.repeat(4), 'x'.repeat(400), 'ok/*'],
    });
    expect(settings.exclude).toEqual(['ok/*']);
    expect(problems).toHaveLength(1);
  });
  it('a key of the prototype is a key like any other', () => {
    expect(keys(fromEditor(JSON.parse('{"__proto__": {"enable": false}, "constructor": 1}')))).toEqual(['__proto__', 'constructor']);
    expect(keys(fromEditor({ severity: JSON.parse('{"__proto__": "off"}') }))).toEqual(['severity.__proto__']);
  });
});

describe('from pyproject.toml', () => {
  it('reads kebab-case keys', () => {
    const text = `
      [tool.interleave]
      python-version = "3.13"
      hover.api = false
      exclude = ["vendor"]
      [tool.interleave.severity]
      release-skipped-by-exception = "error"
    `;
    const { settings, problems } = fromProject(text);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ pythonVersion: '3.13', hoverApi: false, exclude: ['vendor'] });
    expect(severityOf(settings, { code: 'PC0204', name: 'release-skipped-by-exception' })).toBe('error');
  });
  it.each([[''], ['[tool.other]\nx = 1'], ['\uFEFF[project]\nname = "x"'], ['tool = 5']])('%j says nothing', (text) => {
    expect(fromProject(text)).toEqual({ settings: defaultSettings, problems: [] });
  });
  it.each([['[tool.interleave'], ['a = = 1'], ['\0'], ['a = 1\na = 2'], [`a = ${'['.repeat(20_000)}`]])(
    '%.20j is said, not thrown',
    (text) => {
      const reading = fromProject(text);
      expect(keys(reading)).toEqual(['pyproject.toml']);
      expect(reading.problems[0]?.message).not.toContain('\n');
    },
  );
  it('says an unknown key as it was written', () =>
    expect(keys(fromProject('[tool.interleave]\nno-such-key = 1'))).toEqual(['no-such-key']));
  it('finds requires-python', () => {
    expect(requiresPython('[project]\nrequires-python = ">=3.9"')).toBe('>=3.9');
    expect(requiresPython('[project]\nrequires-python = 3')).toBeUndefined();
    expect(requiresPython('[project')).toBeUndefined();
  });
});

it('of two settings the later decides, and off holds', () => {
  const project = fromProject(
    '[tool.interleave]\nenable = false\nlanguage = "en"\nexclude = ["a"]\nseverity = { PC0204 = "off", release-skipped-by-exception = "hint" }',
  );
  const editor = fromEditor({ language: 'zh-cn', exclude: ['a', 'b'], severity: { PC0204: 'error' } });
  expect(mergeSettings(project.settings, editor.settings)).toEqual({
    enable: false,
    hoverApi: true,
    index: 'workspace',
    language: 'zh-cn',
    exclude: ['a', 'b'],
    severity: new Map([
      ['PC0204', 'error'],
      ['release-skipped-by-exception', 'hint'],
    ]),
  });
});

describe("a project's own facts about libraries", () => {
  const section = (rows: string): SettingsReading => fromProject(`[tool.interleave.models.blocking]\n${rows}\n`);
  it('are read', () => {
    const { settings, problems } = section('"mylib.fetch" = { on = "network" }');
    expect(problems).toEqual([]);
    expect(settings.models?.blocking('mylib.fetch')?.on).toBe('network');
  });
  it('are said where they are wrong, with the key as written', () => {
    const { settings, problems } = section('"mylib.fetch" = { on = "web" }');
    expect(settings.models).toBeUndefined();
    expect(problems.map(({ key }) => key)).toEqual(['models.blocking."mylib.fetch"']);
    expect(keys(fromProject('[tool.interleave]\nmodels = 1'))).toEqual(['models']);
    expect(keys(fromProject('[tool.interleave.models]\nblocking = 1'))).toEqual(['models.blocking']);
  });
  it('stand when the editor says nothing', () => {
    const { settings } = section('"mylib.fetch" = { on = "network" }');
    expect(mergeSettings(settings, defaultSettings).models).toBe(settings.models);
  });
});
