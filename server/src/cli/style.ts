/** Colours of the text report. Without a terminal, or where the user wants none, every style is the text itself. */
import type { CliHost } from './host.ts';

export type StyleName = 'error' | 'warning' | 'information' | 'hint' | 'gutter' | 'strong' | 'faint' | 'fix';
export type Style = (name: StyleName, text: string) => string;

/** Select Graphic Rendition codes. */
const codes: Readonly<Record<StyleName, string>> = {
  error: '1;31',
  warning: '1;33',
  information: '1;36',
  hint: '1;35',
  gutter: '1;34',
  strong: '1',
  faint: '2',
  fix: '1;32',
};

export const plainStyle: Style = (_, text) => text;
const colourStyle: Style = (name, text) => (text === '' ? '' : `\u001B[${codes[name]}m${text}\u001B[0m`);

/** FORCE_COLOR counts more than NO_COLOR, and both more than the terminal; an empty value says nothing, `FORCE_COLOR=0` means no. */
export function styleFor({ environment, stdout }: Pick<CliHost, 'environment' | 'stdout'>): Style {
  const forced = environment.FORCE_COLOR;
  if (forced) return forced === '0' || forced === 'false' ? plainStyle : colourStyle;
  if (environment.NO_COLOR) return plainStyle;
  return stdout.isTerminal && environment.TERM !== 'dumb' ? colourStyle : plainStyle;
}
