/** The facade's promises that no other test states: settings, comments, limits, fixing everything, files that are not open. */
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { readKnowledge } from '../support/check.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: Service;
const file = 'a.py';

beforeAll(async () => {
  const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
  service = createService({ parser, catalog: createCatalog(readKnowledge()), clock: { now: () => 0 } });
});
beforeEach(() => service.close(file));

function open(text: string, settings: Partial<Settings> = {}): void {
  service.open(file, text, { settings: { ...defaultSettings, ...settings }, target: defaultTarget });
  service.parse(file);
}
const found = (): readonly string[] => service.diagnostics(file, 'en').map(({ code, severity }) => `${code} ${severity}`);

const header = 'import threading\na = threading.Lock()\nb = threading.Lock()\n';
const leak = (lock: string): string => `\ndef leak_${lock}():\n    ${lock}.acquire()\n    work()\n    ${lock}.release()\n`;

describe('settings', () => {
  it('choose the severity by code or name, and the name counts more', () => {
    open(header + leak('a'));
    expect(found()).toEqual(['PC0204 warning']);
    open(header + leak('a'), { severity: new Map([['PC0204', 'hint']]) });
    expect(found()).toEqual(['PC0204 hint']);
    const both = new Map([['PC0204', 'hint'] as const, ['release-skipped-by-exception', 'error'] as const]);
    open(header + leak('a'), { severity: both });
    expect(found()).toEqual(['PC0204 error']);
  });

  it('switch a rule off everywhere', () => {
    open(header + leak('a'), { severity: new Map([['PC0204', 'off']]) });
    const whole = { start: 0, end: 1000 };
    expect([found(), service.fixes(file, whole, 'en'), service.fixAll(file, 'en')]).toEqual([[], [], undefined]);
    expect(service.hover(file, header.length + 25, 'en')?.plain).not.toContain('PC0204');
  });

  it('switch the whole file off and on again', () => {
    open(header + leak('a'), { enable: false });
    expect(found()).toEqual([]);
    expect(service.hover(file, header.indexOf('Lock'), 'en')).toBeUndefined();
    service.configure(file, { settings: defaultSettings, target: defaultTarget });
    expect(found()).toEqual(['PC0204 warning']);
  });
});

describe('comments', () => {
  it('switch a finding off, and with it its fixes', () => {
    const text = (header + leak('a')).replace('a.acquire()', 'a.acquire()  # interleave: ignore[PC0204]');
    open(text);
    expect(found()).toEqual([]);
    expect(service.fixes(file, { start: 0, end: text.length }, 'en')).toEqual([]);
  });
});

describe('limits', () => {
  it.each([
    ['binary', '\0'],
    ['line-too-long', `x = '${'a'.repeat(50_000)}'`],
    ['too-large', '#\n'.repeat(1_100_000)],
  ])('are said in both languages (%s)', (reason, text) => {
    open(text + header + leak('a'));
    expect(service.skipped(file, 'en')).toMatchObject({ reason, message: expect.stringMatching(/^skipped: /) });
    expect(service.skipped(file, 'zh-cn')?.message).toMatch(/\p{Script=Han}/u);
    expect(found()).toEqual([]);
    expect(service.hover(file, text.length + 5, 'en')).toBeUndefined();
  });

  it('are left when the text shrinks, and met when it grows, by single edits', () => {
    const long = `x = '${'a'.repeat(50_000)}'\n`;
    open(header + leak('a'));
    service.edit(file, { span: { start: 0, end: 0 }, newText: long });
    service.parse(file);
    expect([service.skipped(file, 'en')?.reason, found()]).toEqual(['line-too-long', []]);
    service.edit(file, { span: { start: 0, end: long.length }, newText: '' });
    service.parse(file);
    expect([service.skipped(file, 'en'), found()]).toEqual([undefined, ['PC0204 warning']]);
  });
});

describe('fixing everything', () => {
  it('makes every safe fix', () => {
    const text = header + leak('a') + leak('b');
    open(text);
    const fix = service.fixAll(file, 'en');
    const fixed = applyEdits(text, fix?.edits ?? []);
    expect(fixed.match(/with [ab]:/g)).toEqual(['with a:', 'with b:']);
    open(fixed);
    expect([found(), service.fixAll(file, 'en')]).toEqual([[], undefined]);
  });

  it('leaves one of two fixes that touch each other for the next time', () => {
    const text = `${header}\ndef both():\n    a.acquire()\n    b.acquire()\n    work()\n    b.release()\n    a.release()\n`;
    let now = text;
    for (let round = 0; round < 5; round++) {
      open(now);
      now = applyEdits(now, service.fixAll(file, 'en')?.edits ?? []);
    }
    open(now);
    expect([found(), service.fixAll(file, 'en')]).toEqual([[], undefined]);
    expect(now).toContain('    with a:\n');
  });

  it('is nothing where nothing is to fix', () => {
    open(header);
    expect(service.fixAll(file, 'en')).toBeUndefined();
  });
});

describe('work in slices', () => {
  it('comes to the same end, however often it is stopped', () => {
    const text = header + leak('a') + leak('b').repeat(50);
    open(text);
    const whole = service.diagnostics(file, 'en');
    service.open('sliced.py', text, { settings: defaultSettings, target: defaultTarget });
    let pauses = 0;
    let asked = 0;
    while (!service.parse('sliced.py', () => ++asked % 3 === 0)) pauses++;
    expect(pauses).toBeGreaterThan(10);
    expect(service.diagnostics('sliced.py', 'en').map(({ file: _, related, witness, ...rest }) => rest)).toEqual(
      whole.map(({ file: _, related, witness, ...rest }) => rest),
    );
    service.close('sliced.py');
  });
});

it('a file that is not open has no answers', () => {
  service.edit(file, { span: { start: 0, end: 5 }, newText: 'x' });
  service.replace(file, 'x');
  service.settle(file);
  service.close(file);
  expect(service.parse(file)).toBe(true);
  const key = { id: 'suppress', code: 'PC0204', at: { start: 0, end: 1 } };
  expect([found(), service.skipped(file, 'en'), service.resolveFix(file, key, 'en')]).toEqual([[], undefined, undefined]);
});
