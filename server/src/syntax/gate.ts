/**
 * The gate: a text without any word of concurrency need not be parsed, for nothing can be found in it. Reading for
 * words costs a hundredth of parsing. Errs on the side of parsing: comments and strings count.
 */
const words = /thread|acquire|multiprocessing|concurrent|asyncio|queue|gevent|trio|anyio|curio|billiard/i;

/** `more` are the libraries that a project has facts about. */
export const mentionsConcurrency = (text: string, more: Iterable<string> = []): boolean =>
  words.test(text) || [...more].some((word) => text.includes(word));
