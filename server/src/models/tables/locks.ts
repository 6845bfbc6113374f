/** Rows of `locks.ts`; which column means what is said there. Sources: the documentation of threading, multiprocessing, asyncio and of each library. */
export const lockRows = `
name | kind | domain | again | owned | too-many | reentrant-sibling

threading.Lock | lock | threads | deadlocks | no | raises | RLock
threading.RLock | lock | threads | nests | yes | raises |
threading.Condition | condition | threads | as-inner | yes | raises |
threading.Semaphore | semaphore | threads | counts | no | grows |
threading.BoundedSemaphore | semaphore | threads | counts | no | raises |
multiprocessing.Lock | lock | processes | deadlocks | no | raises | RLock
multiprocessing.RLock | lock | processes | nests | yes | raises |
multiprocessing.Condition | condition | processes | as-inner | yes | raises |
multiprocessing.Semaphore | semaphore | processes | counts | no | grows |
multiprocessing.BoundedSemaphore | semaphore | processes | counts | no | raises |
multiprocessing.managers.SyncManager.Lock | lock | processes | deadlocks | no | raises | RLock
multiprocessing.managers.SyncManager.RLock | lock | processes | nests | yes | raises |
multiprocessing.managers.SyncManager.Condition | condition | processes | as-inner | yes | raises |
multiprocessing.managers.SyncManager.{Semaphore,BoundedSemaphore} | semaphore | processes | counts | no | grows |
asyncio.Lock | lock | tasks | deadlocks | no | raises |
asyncio.Condition | condition | tasks | as-inner | no | raises |
asyncio.Semaphore | semaphore | tasks | counts | no | grows |
asyncio.BoundedSemaphore | semaphore | tasks | counts | no | raises |
{anyio,trio}.Lock | lock | tasks | raises | yes | raises |
{anyio,trio}.Condition | condition | tasks | raises | yes | raises |
{anyio,trio}.Semaphore | semaphore | tasks | counts | no | grows |
gevent.lock.Semaphore | semaphore | threads | counts | no | grows |
gevent.lock.BoundedSemaphore | semaphore | threads | counts | no | raises |
gevent.lock.RLock | lock | threads | nests | yes | raises |
`;

/** What is waited for without being held: rows of `synchronizers`. */
export const synchronizerRows = `
name | kind | domain

threading.Event | event | threads
threading.Barrier | barrier | threads
multiprocessing.Event | event | processes
multiprocessing.managers.SyncManager.Event | event | processes
multiprocessing.Barrier | barrier | processes
asyncio.Event | event | tasks
asyncio.Barrier | barrier | tasks
queue.{LifoQueue,PriorityQueue} | queue | threads
asyncio.{LifoQueue,PriorityQueue} | queue | tasks
queue.Queue | queue | threads
queue.SimpleQueue | queue | threads
asyncio.Queue | queue | tasks
multiprocessing.{Queue,JoinableQueue,SimpleQueue} | queue | processes
multiprocessing.managers.SyncManager.Queue | queue | processes
multiprocessing.connection.Connection | channel | processes
concurrent.futures.Future | future | threads
asyncio.{Future,Task} | future | tasks
multiprocessing.pool.AsyncResult | future | processes
gevent.event.{Event,AsyncResult} | event | threads
gevent.queue.Queue | queue | threads
`;
