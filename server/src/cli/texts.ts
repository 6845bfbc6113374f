/**
 * The usage texts of the command line, in both languages. The words about findings are not here but in
 * `knowledge/`.
 */
import type { Language } from '../base/language.ts';

export interface Texts {
  readonly tagline: string;
  readonly check: string;
  readonly inspect: string;
  readonly file: string;
  readonly explain: string;
  readonly rules: string;
  readonly lsp: string;
  readonly paths: string;
  readonly topic: string;
  readonly format: string;
  readonly lang: string;
  readonly pythonVersion: string;
  readonly stdinFilename: string;
  readonly exitZero: string;
  readonly jobs: string;
  readonly stdio: string;
  readonly version: string;
  readonly help: string;
  /** Headings of commander's help, by their English text. */
  readonly headings: Readonly<Record<string, string>>;
  readonly exitStatus: string;
  readonly noPythonFile: string;
  readonly disabled: string;
  readonly noFindings: (files: number) => string;
  readonly findings: (counts: readonly { readonly severity: string; readonly count: number }[], files: number) => string;
  /** Before other subjects that were perhaps meant. */
  readonly alsoSee: (subjects: readonly string[]) => string;
  /** A word and a remark on it, before a text. */
  readonly label: (word: string, remark: string) => string;
  readonly colon: string;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const english: Texts = {
  tagline: 'Finds where Python threads, processes and coroutines go wrong, and says why.',
  check: 'check Python files and directories',
  inspect: 'print what is known of a file: who runs what, shared places and their locks',
  file: 'a Python file',
  explain: 'explain a rule, a name of the library or a topic; without one, list them',
  rules: 'list the rules',
  lsp: 'run the language server',
  paths: "files and directories to check, or '-' for standard input (default: the working directory)",
  topic: 'a code (PC0204), the name of a rule, a topic (gil), a name (threading.Lock), or a term, also in Chinese',
  format: 'how to report',
  lang: 'the language of the report (default: by LC_ALL, LC_MESSAGES, LANG)',
  pythonVersion: "the Python to check for, such as 3.14, or 3.14t without the GIL (default: by the project's files)",
  stdinFilename: 'the name to report for standard input',
  exitZero: 'exit 0 even when there are findings',
  jobs: 'how many threads parse (default: one for each processor); the report does not depend on it',
  stdio: 'speak the Language Server Protocol on standard input and output',
  version: 'print the version',
  help: 'print this help',
  headings: {},
  exitStatus: 'Exit status: 0 nothing found, 1 findings (hints do not count), 2 bad usage or a path that does not exist.',
  noPythonFile: 'no Python file found',
  disabled: "switched off by 'enable = false' in pyproject.toml: nothing was checked",
  noFindings: (files) => `No findings in ${plural(files, 'file')}.`,
  findings: (counts, files) => {
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    const each = counts
      .map(({ severity, count }) => (severity === 'information' ? `${count} ${severity}` : plural(count, severity)))
      .join(', ');
    return `Found ${plural(total, 'finding')} (${each}) in ${plural(files, 'file')}.`;
  },
  alsoSee: (subjects) => `See also: ${subjects.join(', ')}`,
  label: (word, remark) => `${word} (${remark}):`,
  colon: ': ',
};

const chinese: Texts = {
  tagline: '找出 Python 线程、进程与协程出错的地方，并说明原因。',
  check: '检查 Python 文件与目录',
  inspect: '输出对一个文件的了解：谁执行哪些代码、共享位置及其锁',
  file: '一个 Python 文件',
  explain: '解释一条规则、一个库名称或一个主题；不带参数则列出全部',
  rules: '列出全部规则',
  lsp: '运行语言服务器',
  paths: '要检查的文件与目录；“-”表示标准输入（默认：当前目录）',
  topic: '规则代码（PC0204）、规则名称、主题（gil）、库名称（threading.Lock），或中英文术语',
  format: '报告格式',
  lang: '报告使用的语言（默认取自 LC_ALL、LC_MESSAGES、LANG）',
  pythonVersion: '目标 Python 版本，例如 3.14，或不带 GIL 的 3.14t（默认取自项目文件）',
  stdinFilename: '标准输入在报告中的文件名',
  exitZero: '即使有发现也以 0 退出',
  jobs: '用多少个线程解析（默认每个处理器一个）；报告与此无关',
  stdio: '在标准输入与标准输出上使用语言服务器协议',
  version: '显示版本',
  help: '显示帮助',
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  exitStatus: '退出码：0 没有发现；1 有发现（提示不计）；2 用法错误或路径不存在。',
  noPythonFile: '没有找到 Python 文件',
  disabled: 'pyproject.toml 中 enable = false，未作检查',
  noFindings: (files) => `${files} 个文件中没有发现问题。`,
  findings: (counts, files) => {
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return `${files} 个文件中有 ${total} 个问题（${counts.map(({ severity, count }) => `${severity} ${count}`).join('，')}）。`;
  },
  alsoSee: (subjects) => `另见：${subjects.join('、')}`,
  label: (word, remark) => `${word}（${remark}）：`,
  colon: '：',
};

export const texts: Readonly<Record<Language, Texts>> = { en: english, 'zh-cn': chinese };
