/**
 * The way from a hover to a page, as a link that runs the editor's command. Only a client that lets hovers run that one
 * command gets it as a link; for any other the words stay, for they name the command and the topic (`withoutLinks`).
 */

/** `words` in Markdown; `subject` is what `explain` finds the page by. */
export const commandLink = (words: string, subject: string): string =>
  `[${words}](command:interleave.explain?${encodeURIComponent(JSON.stringify([subject]))})`;
