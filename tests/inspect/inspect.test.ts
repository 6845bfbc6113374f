/** `interleave inspect`: a program that a reader understands, as text; CPython's own classes, by facts checked by hand. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lineStarts } from '../../server/src/base/line-index.ts';
import { inspectionTexts } from '../../server/src/cli/inspection-texts.ts';
import { inspectionText } from '../../server/src/cli/report-inspection.ts';
import type { Inspection } from '../../server/src/service/index.ts';
import { inspect } from '../../server/src/service/inspection/inspect.ts';
import { subject } from '../support/program.ts';
import { facts } from './cpython-facts.ts';

function modelOf(text: string): Inspection {
  const model = inspect('subject.py', subject(text).program);
  if (!model) throw new Error('no model');
  return model;
}

describe.each(['en', 'zh-cn'] as const)('the model as text (%s)', (language) => {
  it.each(['counter', 'relay'])('%s', async (name) => {
    const text = readFileSync(new URL(`${name}.py`, import.meta.url), 'utf8');
    await expect(inspectionText(modelOf(text), lineStarts(text), inspectionTexts[language])).toMatchFileSnapshot(`${name}.${language}.txt`);
  });
});

it('says of a function that nobody calls nothing at all', () => {
  expect(inspectionText(modelOf('def f(x):\n    return x\n'), [0], inspectionTexts.en)).toBe(
    'Functions\n  subject:1\n    runs in main subject\n\n',
  );
});

const library = execFileSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], { encoding: 'utf8' }).trim();

describe('CPython', () => {
  const models = new Map<string, Inspection>();
  const modelOfFile = (file: string): Inspection => {
    const model = models.get(file) ?? modelOf(readFileSync(`${library}/${file}`, 'utf8'));
    models.set(file, model);
    return model;
  };
  it.each(facts)('$file: $says', ({ file, holds }) => {
    expect(holds(modelOfFile(file))).toBe(true);
  });
});
