/** The table of contents leads to every page once, by a subject that `explain` answers with that very page. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../server/src/base/language.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { readKnowledge } from '../support/check.ts';

const catalog = createCatalog(readKnowledge());
let service: Service;
beforeAll(async () => {
  const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
  service = createService({ parser, catalog, clock: { now: () => 0 } });
});

describe.each(languages)('the handbook (%s)', (language) => {
  it('has every page once', () => {
    const titles = service.handbook(language).flatMap(({ entries }) => entries.map(({ title }) => title));
    const ids = (['concepts', 'rules', 'api'] as const).flatMap((kind) => catalog.pages(kind));
    expect(titles.toSorted()).toEqual(ids.map((id) => catalog.page(id, language)?.title ?? id).toSorted());
  });

  it('has no empty group and no empty word', () => {
    const groups = service.handbook(language);
    expect(groups.filter(({ entries, title }) => entries.length === 0 || title === '')).toEqual([]);
    expect(groups.flatMap(({ entries }) => entries.filter(({ sentence }) => sentence === '' || sentence.includes('\n')))).toEqual([]);
  });

  it('leads to its pages', () => {
    const entries = service.handbook(language).flatMap((group) => group.entries);
    const astray = entries.filter(({ subject, title }) => service.explain(subject, language)?.title !== title);
    expect(astray.map(({ subject, title }) => `${subject}: ${title}`)).toEqual([]);
  });
});
