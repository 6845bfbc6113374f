/** Bytes to text by a WHATWG label, as every host can. */
import type { Decode } from '../workspace/files.ts';

export const decode: Decode = (bytes, label) => {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};
