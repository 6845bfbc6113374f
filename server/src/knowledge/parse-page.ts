/**
 * A page of `knowledge/` as data: who it is (from its path), its front matter, title, first sentence, sections and
 * code fences. Pure: text in, page and complaints out. Errs towards complaint; a page with problems is still
 * returned as far as it was understood, so that one slip in a page never takes the other pages away.
 */
import type { Language } from '../base/language.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';

export type PageKind = 'rules' | 'api' | 'concepts';

export interface Section {
  /** The heading as written, in the page's language. */
  readonly heading: string;
  /** Markdown below the heading, trimmed. */
  readonly text: string;
}

export interface Fence {
  readonly language: string;
  /** The heading of the section it stands in; '' before the first. */
  readonly heading: string;
  readonly code: string;
  /** Line of the opening fence in the body of the page, from 1. */
  readonly line: number;
}

export interface Page {
  /** Language-free, such as `rules/duplicate-join`. */
  readonly id: string;
  readonly kind: PageKind;
  /** The file's stem without the language. */
  readonly name: string;
  readonly language: Language;
  readonly front: Pick<FrontMatter, 'values'>;
  readonly title: string;
  /** Markdown between the title and the first section. */
  readonly lead: string;
  readonly sections: readonly Section[];
  readonly fences: readonly Fence[];
  /** The whole page without its front matter. */
  readonly body: string;
  /** One sentence each; empty for a well-formed page. */
  readonly problems: readonly string[];
}

const pathPattern = /^(rules|api|concepts)\/([a-z0-9-]+)(\.zh-cn)?\.md$/;

/** Undefined when `path` (relative to `knowledge/`, with `/`) does not name a page. */
export function parsePage(path: string, text: string): Page | undefined {
  const [, folder, name, suffix] = pathPattern.exec(path) ?? [];
  const kind = (['rules', 'api', 'concepts'] as const).find((known) => known === folder);
  if (kind === undefined || name === undefined) return undefined;
  return new TextPage(path, { kind, name, language: suffix === undefined ? 'en' : 'zh-cn' }, readFrontMatter(text));
}

/** Few of the pages are ever looked at: an editor that starts need not wait for what stands in all of them. */
class TextPage implements Page {
  readonly id: string;
  readonly kind: PageKind;
  readonly name: string;
  readonly language: Language;
  readonly front: FrontMatter;
  readonly #path: string;
  #outline: Outline | undefined;

  constructor(path: string, { kind, name, language }: Pick<Page, 'kind' | 'name' | 'language'>, front: FrontMatter) {
    this.id = `${kind}/${name}`;
    this.kind = kind;
    this.name = name;
    this.language = language;
    this.front = front;
    this.#path = path;
  }

  get title(): string {
    return this.#read().title;
  }

  get lead(): string {
    return this.#read().lead;
  }

  get sections(): readonly Section[] {
    return this.#read().sections;
  }

  get fences(): readonly Fence[] {
    return this.#read().fences;
  }

  get body(): string {
    return this.front.body.trim();
  }

  get problems(): readonly string[] {
    return [...this.front.problems, ...this.#read().problems].map((problem) => `${this.#path}: ${problem}`);
  }

  #read(): Outline {
    this.#outline ??= readOutline(this.front.body);
    return this.#outline;
  }
}

/** The text below `heading`; '' when the page has no such section. */
export const sectionText = (page: Page, heading: string): string =>
  page.sections.find((section) => section.heading === heading)?.text ?? '';

type Outline = Pick<Page, 'title' | 'lead' | 'sections' | 'fences' | 'problems'>;

function readOutline(body: string): Outline {
  const blocks: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }];
  const fences: Fence[] = [];
  let title = '';
  let open: { language: string; line: number; code: string[] } | undefined;
  body.split('\n').forEach((line, index) => {
    const block = blocks[blocks.length - 1];
    const fence = /^```(\w*)\s*$/.exec(line);
    if (open !== undefined && fence !== null) {
      fences.push({ language: open.language, heading: block?.heading ?? '', code: `${open.code.join('\n')}\n`, line: open.line });
      open = undefined;
    } else if (open !== undefined) open.code.push(line);
    else if (fence !== null) open = { language: fence[1] ?? '', line: index + 1, code: [] };
    else if (title === '' && line.startsWith('# ')) {
      title = line.slice(2).trim();
      return;
    } else if (line.startsWith('## ')) {
      blocks.push({ heading: line.slice(3).trim(), lines: [] });
      return;
    }
    block?.lines.push(line);
  });
  const [first, ...rest] = blocks.map(({ heading, lines }) => ({ heading, text: lines.join('\n').trim() }));
  const problems = complaints(title, rest, open?.line);
  return { title, lead: first?.text ?? '', sections: rest, fences, problems };
}

function complaints(title: string, sections: readonly Section[], openFence: number | undefined): readonly string[] {
  const problems: string[] = [];
  if (title === '') problems.push('the page has no `# Title` line');
  if (openFence !== undefined) problems.push(`the fence opened in line ${openFence} of the body is never closed`);
  for (const { heading, text } of sections) if (text === '') problems.push(`the section "${heading}" is empty`);
  return problems;
}
