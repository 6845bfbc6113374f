/**
 * The facade: joins workspace, analysis, rules, fixes and knowledge to the answers of `Service`. Findings that the
 * settings or a comment switch off are gone from every answer alike.
 */
import type { Language } from '../base/language.ts';
import { compare } from '../base/text-order.ts';
import type { Catalog } from '../knowledge/catalog.ts';
import { codesOf } from '../rules/definition.ts';
import { rules } from '../rules/registry.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import type { OnCrash } from '../rules/runner.ts';
import type { PythonParser } from '../syntax/parser.ts';
import type { Clock } from '../workspace/document.ts';
import { severityOf } from '../workspace/settings.ts';
import { isSuppressed } from '../workspace/suppression.ts';
import { codeHover } from './code-facts/code-hover.ts';
import { explanation } from './explain.ts';
import { type FileAnalysis, fileAnalysis } from './file-analysis.ts';
import { allFixes, offeredFixes, resolvedFix } from './fixes.ts';
import { type Followed, FollowedFiles } from './followed-files.ts';
import { handbook } from './handbook.ts';
import { apiHover, findingHover, linesOf, suppressionHover, together } from './hover.ts';
import { inspect } from './inspection/inspect.ts';
import type { Inspection } from './inspection/types.ts';
import type { Service, Skip } from './service.ts';
import type { Diagnostic, Hover } from './types.ts';
import { toDiagnostic } from './words.ts';

export type { TreeTable } from '../syntax/tree-table.ts';
export type { InspectedFunction, InspectedPlace, Inspection } from './inspection/types.ts';
export type { Explanation, FixKey, HandbookEntry, HandbookGroup, OfferedFix, Profile, RuleEntry, Service, Skip } from './service.ts';
export type { Diagnostic, FixOffer, Flow, Hover, Place, RelatedPlace, ResolvedFix } from './types.ts';

export interface ServiceParts {
  readonly parser: PythonParser;
  readonly catalog: Catalog;
  readonly clock: Clock;
  /** Told when a rule throws; it costs only that rule's findings in that text. */
  readonly onCrash?: OnCrash;
  /** False where everything is put in before the first question, as from a command line: that is faster once, and slower after each change. */
  readonly lasting?: boolean;
}

export function createService(parts: ServiceParts): Service {
  const { catalog } = parts;
  const desk = new Desk(parts);
  const { files } = desk;
  return {
    ruleNames: new Set(rules.flatMap((rule) => [...codesOf(rule), rule.name])),
    open: (file, text, profile) => files.open(file, text, profile),
    edit: (file, edit) => files.edit(file, edit),
    replace: (file, text) => files.document(file)?.replace(text),
    configure: (file, profile) => files.configure(file, profile),
    close: (file) => files.close(file),
    putFile: (file, text, profile) => files.put(file, text, profile),
    removeFile: (file) => files.remove(file),
    waitingTexts: () => files.waitingTexts(),
    prepare: (file, tree) => files.prepare(file, tree),
    takeIn: (shouldPause = () => false) => files.takeIn(shouldPause),
    waiting: () => files.waiting,
    text: (file) => files.text(file)?.whole,
    content: (file) => files.text(file),
    parse: (file, shouldPause) => desk.parse(file, shouldPause),
    begin: (file, shouldPause) => desk.begin(file, shouldPause),
    settleAt: (file) => files.document(file)?.dueAt,
    settle: (file) => files.document(file)?.settle(),
    skipped: (file, language) => desk.skipped(file, language),
    diagnostics: (file, language) => desk.diagnostics(file, language),
    firstDiagnostics: (file, language) => desk.firstDiagnostics(file, language),
    hover: (file, offset, language) => desk.hover(file, offset, language),
    fixes: (file, span, language) => desk.answer(file, language, (request) => offeredFixes(request, span)) ?? [],
    resolveFix: (file, key, language) => desk.answer(file, language, (request) => resolvedFix(request, key)),
    fixAll: (file, language) => desk.answer(file, language, allFixes),
    inspect: (file) => desk.inspect(file),
    explain: (subject, language) => explanation(subject, catalog, language),
    handbook: (language) => handbook(catalog, language),
    rules: (language) =>
      [...rules]
        .sort((a, b) => compare(a.code, b.code))
        .map(({ code, name, severity }) => ({ code, name, severity, title: catalog.rulePage(code, language)?.title ?? name })),
    phrase: (id, language) => catalog.phrase(id, {}, language),
  };
}

/** A finding that counts, with the gravity the settings give it. */
interface Counted {
  readonly finding: Finding;
  readonly severity: Severity;
}

class Desk {
  readonly files: FollowedFiles;
  readonly #catalog: Catalog;

  constructor(parts: ServiceParts) {
    this.files = new FollowedFiles(parts);
    this.#catalog = parts.catalog;
  }

  parse(file: string, shouldPause?: () => boolean): boolean {
    if (!this.files.parse(file, shouldPause)) return false;
    const followed = shouldPause && this.files.followed(file);
    return !followed || followed.project.advance(file, shouldPause);
  }

  begin(file: string, shouldPause: () => boolean): boolean {
    if (!this.files.parse(file, shouldPause)) return false;
    return this.files.followed(file)?.project.begin(file, shouldPause) ?? true;
  }

  skipped(file: string, language: Language): Skip | undefined {
    const reason = this.files.profile(file)?.settings.enable ? this.files.skip(file) : undefined;
    if (!reason) return undefined;
    const colon = language === 'zh-cn' ? '：' : ': ';
    return { reason, message: ['skipped', reason].map((id) => this.#catalog.phrase(id, {}, language)).join(colon) };
  }

  diagnostics(file: string, language: Language): readonly Diagnostic[] {
    const followed = this.files.followed(file);
    return followed ? this.#worded(this.#analysis(followed), followed, language) : [];
  }

  firstDiagnostics(file: string, language: Language): readonly Diagnostic[] {
    const followed = this.files.followed(file);
    return followed ? this.#worded(this.#analysis(followed, followed.project.firstFindings(file)), followed, language) : [];
  }

  #worded(analysis: FileAnalysis, followed: Followed, language: Language): readonly Diagnostic[] {
    const wording = { catalog: this.#catalog, language, place: analysis.place };
    return counted(analysis, followed)
      .flatMap(({ finding, severity }) => toDiagnostic(finding, severity, wording) ?? [])
      .sort((a, b) => a.start - b.start || a.end - b.end || compare(a.code, b.code) || compare(a.message, b.message));
  }

  hover(file: string, offset: number, language: Language): Hover | undefined {
    const followed = this.files.followed(file);
    if (!followed) return undefined;
    const touched = this.diagnostics(file, language)
      .filter(({ start, end }) => start <= offset && offset <= end)
      .map((diagnostic) => ({ ...diagnostic, fixes: this.#possibleFixes(diagnostic, language) }));
    const wording = { catalog: this.#catalog, language, line: linesOf((other) => this.files.text(other)?.whole ?? '') };
    const finding = findingHover(touched, wording);
    const explained = finding ?? suppressionHover(followed.text.whole, offset, this.#catalog, language);
    if (explained) return explained;
    const analysis = this.#analysis(followed);
    const known = codeHover(file, offset, analysis, wording);
    const page = followed.profile.settings.hoverApi ? apiHover(file, offset, analysis, this.#catalog, language) : undefined;
    return known && page ? together(known, page) : (known ?? page);
  }

  inspect(file: string): Inspection | undefined {
    const followed = this.files.followed(file);
    return followed && inspect(file, followed.project.program);
  }

  answer<R>(file: string, language: Language, ask: (request: Parameters<typeof allFixes>[0]) => R): R | undefined {
    const followed = this.files.followed(file);
    if (!followed) return undefined;
    const analysis = this.#analysis(followed);
    return ask({ analysis, findings: counted(analysis, followed).map(({ finding }) => finding), catalog: this.#catalog, language });
  }

  #analysis(followed: Followed, findings?: readonly Finding[]): FileAnalysis {
    return fileAnalysis(followed, (file) => this.files.shown(file), findings);
  }

  /** A hover must not promise what the light bulb will not give. */
  #possibleFixes({ file, code, start, end, fixes }: Diagnostic, language: Language): Diagnostic['fixes'] {
    const offered = this.answer(file, language, (request) => offeredFixes(request, { start, end })) ?? [];
    return fixes.filter(({ id }) => offered.some((offer) => offer.id === id && offer.code === code && offer.at.start === start));
  }
}

/** Without what the settings or a comment of the user's text switch off. */
function counted({ findings, place }: FileAnalysis, { suppressions, profile }: Followed): readonly Counted[] {
  if (findings.length === 0) return [];
  const switchedOff = suppressions();
  return findings.flatMap((finding) => {
    const severity = severityOf(profile.settings, finding) ?? finding.severity;
    const at = place(finding.at);
    if (severity === 'off' || !at || isSuppressed(switchedOff, { ...finding, start: at.start })) return [];
    return [{ finding, severity }];
  });
}
