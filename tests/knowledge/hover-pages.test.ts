/** Pages that a hover shows whole are short enough for it and have all their points. */
import { describe, expect, it } from 'vitest';
import { renderBrief } from '../../server/src/knowledge/brief.ts';
import { renderPage } from '../../server/src/knowledge/render.ts';
import { catalog, pairs } from './knowledge.ts';

const byLanguage = (kind: string) =>
  pairs
    .flatMap(({ english, chinese }) => [english, chinese])
    .filter((page) => page.kind === kind)
    .map((page) => ({ id: `${page.id} ${page.language}`, page }));

describe.each(byLanguage('api'))('$id', ({ page }) => {
  it('is one sentence and four points in at most 14 lines', () => {
    const points = page.body.split('\n').flatMap((line) => /^- \*\*(.+?)\*\*/.exec(line)?.[1] ?? []);
    expect(points).toEqual(['when-to-use', 'versions', 'pitfall', 'docs'].map((id) => catalog.phrase(id, {}, page.language)));
    expect(page.body.split('\n').length).toBeLessThanOrEqual(14);
    expect(page.lead.split('\n\n')[0]).not.toContain('\n');
  });

  it('leaves no mark in plain text and no link in Markdown', () => {
    const { markdown, plain } = renderPage(page);
    expect(plain).not.toMatch(/\*\*\S.*\*\*|`|\]\(/);
    expect(markdown).not.toMatch(/\]\(/);
    expect(markdown.length).toBeLessThan(1500);
  });
});

describe.each([...byLanguage('concepts'), ...byLanguage('rules')])('$id in brief', ({ page }) => {
  const { markdown, plain } = renderBrief(page, catalog);

  it('fits a hover', () => {
    expect(markdown.split('\n').length).toBeLessThanOrEqual(9);
    expect(markdown.length).toBeLessThan(1500);
  });

  it('leaves no mark in plain text and no link in Markdown but the one to its page, in the last line', () => {
    expect(plain).not.toMatch(/\*\*\S.*\*\*|`|\]\(/);
    const [last = '', ...above] = markdown.split('\n').reverse();
    expect(above.join('\n')).not.toMatch(/\]\(/);
    expect(decodeURIComponent(/^\[[^\]]+\]\(command:interleave\.explain\?([^)]+)\)$/.exec(last)?.[1] ?? '')).toMatch(/^\["[^"]+"\]$/);
  });

  it('says under which name the rest is found', () => {
    const topic = /`([^`]+)`[^`]*$/.exec(markdown)?.[1] ?? '';
    expect(catalog.search(topic)).toContain(page.id);
  });
});
