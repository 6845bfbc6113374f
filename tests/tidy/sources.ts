/** The repository as the tidy tests see it: files git knows or would take, and what TypeScript says about the sources. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { vi } from 'vitest';

// Reading every source takes seconds where other things run as well.
vi.setConfig({ testTimeout: 60_000 });

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Paths from the root with `/`, of every file that is not ignored. */
export const repositoryFiles: readonly string[] = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\0')
  .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false })?.isFile())
  .sort();

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Code of ours: TypeScript and plain modules. */
export const codeFiles = repositoryFiles.filter((path) => /\.(ts|mts|mjs)$/.test(path));
/** Code that is shipped or builds what is shipped; tests have another rhythm. */
export const productFiles = codeFiles.filter((path) => !path.startsWith('tests/'));
export const serverFiles = codeFiles.filter((path) => path.startsWith('server/src/'));

const parsed = new Map<string, ts.SourceFile>();
export function parse(path: string): ts.SourceFile {
  const file = parsed.get(path) ?? ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
  parsed.set(path, file);
  return file;
}

export interface ImportOf {
  readonly specifier: string;
  /** The imported file, from the root; undefined for a package. */
  readonly file: string | undefined;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

/** Every static import and re-export, and every `import()` of a literal. */
export function importsOf(path: string): readonly ImportOf[] {
  const imports: ImportOf[] = [];
  const file = parse(path);
  // Static ones stand at the top; only an `import()` can be anywhere.
  const search = file.text.includes('import(') ? everyNode : everyStatement;
  search(file, (node) => {
    const specifier = specifierOf(node);
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const imported = specifier.text.startsWith('.') ? posix.join(posix.dirname(path), specifier.text) : undefined;
    imports.push({ specifier: specifier.text, file: imported, typeOnly: isTypeOnly(node) });
  });
  return imports;
}

function specifierOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { isTypeOnly: whole, name, namedBindings } = node.importClause;
  return (
    whole ||
    (!name &&
      namedBindings !== undefined &&
      ts.isNamedImports(namedBindings) &&
      namedBindings.elements.every((element) => element.isTypeOnly))
  );
}

const everyStatement = (file: ts.SourceFile, visit: (node: ts.Node) => void): void => file.statements.forEach(visit);

/** Calls `visit` for every node of a file but the tokens between them. */
export function everyNode(file: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const stack: ts.Node[] = [file];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    ts.forEachChild(node, (child) => void stack.push(child));
  }
}

/** `path:line`, counted from 1. */
export const place = (file: ts.SourceFile, node: ts.Node): string =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
