/**
 * A page as a hover shows it where the page itself is too long: what it is, the mistake people make or the reason, and
 * the name under which the rest can be read. Errs towards brevity: tables and examples stay on the page.
 */
import type { Catalog } from './catalog.ts';
import { commandLink } from './command-link.ts';
import { textOf } from './front-matter.ts';
import { type Page, sectionText } from './parse-page.ts';
import { plainText, withoutLinks } from './plain-text.ts';
import type { Rendered } from './render.ts';

export function renderBrief(page: Page, catalog: Catalog): Rendered {
  const blocks = page.kind === 'rules' ? ruleBlocks(page, catalog) : conceptBlocks(page, catalog);
  const said = withoutLinks([`**${headOf(page)}**`, sentenceOf(page), ...blocks].filter((block) => block !== '').join('\n\n'));
  const readOn = catalog.phrase('read-on', { topic: subjectOf(page) }, page.language);
  const markdown = `${said}\n\n${commandLink(readOn, subjectOf(page))}`;
  return { markdown, plain: plainText(`${said}\n\n${readOn}`) };
}

/** What `explain` is to be asked for. */
const subjectOf = (page: Page): string => codeOf(page) ?? page.name;

const codeOf = ({ front }: Page): string | undefined => textOf(front, 'code');

const headOf = (page: Page): string => [codeOf(page), page.title].filter((part) => part !== undefined).join(' · ');

const sentenceOf = (page: Page): string => page.lead.split('\n\n')[0] ?? '';

/** The point `- **label**: …` of a page without its dash; '' when the page has none. */
function conceptBlocks(page: Page, catalog: Catalog): readonly string[] {
  const label = `- **${catalog.phrase('common-mistake', {}, page.language)}**`;
  const line = page.lead.split('\n').find((candidate) => candidate.startsWith(label));
  return line === undefined ? [] : [line.slice('- '.length)];
}

function ruleBlocks(page: Page, catalog: Catalog): readonly string[] {
  const colon = page.language === 'zh-cn' ? '：' : ': ';
  const block = (label: string, first: string): readonly string[] => (first === '' ? [] : [`**${label}**${colon}${first}`]);
  const [why, fix] = [catalog.phrase('why', {}, page.language), catalog.phrase('fix', {}, page.language)];
  return [...block(why, sectionText(page, why).split('\n\n')[0] ?? ''), ...block(fix, sectionText(page, fix).split('\n')[0] ?? '')];
}
