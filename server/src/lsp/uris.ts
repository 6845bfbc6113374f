/**
 * What the client calls a file and what the server does. Clients spell one file in many ways (`%3A` or `:`, `C:` or
 * `c:`), so inside the server a file is its URI without percent-encoding; back goes the client's own spelling where it
 * has the file open, else one that every client understands.
 */

/** URIs with a query or a fragment are no files on a disk; they stay as they are. */
export function fileOf(uri: string): string {
  if (/[?#]/.test(uri)) return uri;
  return decoded(uri)
    .replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase())
    .replace(/([^/:])\/+$/, '$1');
}

/** Only for files that no client has named. */
export function uriOf(file: string): string {
  const head = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i.exec(file)?.[0] ?? '';
  return head + file.slice(head.length).split('/').map(encoded).join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encoded(name: string): string {
  try {
    return encodeURIComponent(name);
  } catch {
    return name;
  }
}
