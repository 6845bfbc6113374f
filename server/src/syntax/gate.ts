/**
 * The gate: a text without any word of concurrency need not be parsed, for nothing can be found in it. Reading for
 * words costs a hundredth of parsing. Errs on the side of parsing: comments and strings count. A file may use the locks
 * and coroutines of another without naming a library, so what they are usually called are such words, too; and a
 * context manager written as a generator may skip its clean-up whatever it manages.
 */
const libraries =
  /thread|acquire|multiprocessing|concurrent|asyncio|queue|gevent|trio|anyio|curio|billiard|asyncore|asynchat|smtpd|mutex|semaphore|contextvar|\b(?:from|import)\s+(?:signal\b|mu\w*proc\w*|th?\w*r\w*ing|as\w*io)\b/i;

/** What runs the functions it is given, or the methods of a class derived from it, in threads of its own. */
const servers =
  /\b(?:flask\w*|django\.(?:views|utils\.deprecation)|rest_framework|bottle|socketserver|SocketServer|(?:http|xmlrpc)\.server|wsgiref|starlette|fastapi|watchdog|dramatiq|huey|apscheduler|QtCore|paho|kazoo|socketio)\b/;

/**
 * `lock`, `_locks`, `stateLock`, `RLock`, `DB_LOCK`, but neither `block` nor `clock`; `with guard:`, which makes nothing, so
 * enters what somebody keeps; and what starts threads of another file's making.
 */
const names =
  /\bwith\s+[\w.]+\s*[:,]|(?:^|[^A-Za-z])[Rr]?locks?(?![a-z])|R?Locks?(?![a-z])|(?:^|[^A-Z])R?LOCKS?(?![A-Z])|\basync\b|\bawait\b|contextmanager\b|(?:Timer|Process|Pool|Executor|Popen|fork)\(|\.start\(\)|\.submit\(/;

/** `more` are the libraries that a project has facts about. */
export const mentionsConcurrency = (text: string, more?: Iterable<string>): boolean => mentionEnd(text, more) !== undefined;

/** Where a word that decides ends; undefined where there is none. As long as nothing up to and with that offset changes, it decides. */
export function mentionEnd(text: string, more: Iterable<string> = []): number | undefined {
  for (const words of [libraries, names, servers]) {
    const found = words.exec(text);
    if (found) return found.index + found[0].length;
  }
  for (const word of more) if (text.includes(word)) return text.indexOf(word) + word.length;
  return undefined;
}
