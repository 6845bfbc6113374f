/** Facts as lines of a hover: the phrase with the user's names, where that is, and where it happens at run time. */
import type { Location } from '../../analysis/location.ts';
import type { Language } from '../../base/language.ts';
import type { Catalog } from '../../knowledge/catalog.ts';
import { type Fact, mostFacts } from './fact.ts';

export interface FactWording {
  readonly catalog: Catalog;
  readonly language: Language;
  /** `:12` or `queue.py:12`; '' for what its reader cannot see. */
  readonly where: (at: Location) => string;
}

export function renderFacts(facts: readonly Fact[], wording: FactWording): string {
  const { catalog, language } = wording;
  const lines = facts.slice(0, mostFacts).map((fact) => `- ${sentence(fact, wording)}`);
  const left = facts.length - lines.length;
  const rest = left > 0 ? [`- ${catalog.phrase('fact-more', { count: String(left) }, language)}`] : [];
  return [`**${catalog.phrase('this-code', {}, language)}**`, '', ...lines, ...rest].join('\n');
}

function sentence({ phrase, args, at, in: places = [] }: Fact, wording: FactWording): string {
  const { catalog, language, where } = wording;
  const comma = language === 'zh-cn' ? '、' : ', ';
  const [open, close] = language === 'zh-cn' ? ['（', '）'] : [' (', ')'];
  const said = [...new Set(places.slice(0, mostFacts).map((place) => catalog.phrase(place.phrase, place.args, language)))];
  const roots = said.join(comma);
  const main = catalog.phrase(phrase, { ...args, roots }, language);
  const inside = roots === '' || phrase === 'fact-runs' ? '' : `${open}${roots}${close}`;
  const place = at && where(at);
  return `${main}${inside}${place ? ` — \`${place}\`` : ''}`;
}
