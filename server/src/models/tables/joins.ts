/** Rows of `joins.ts`; which column means what is said there. */
export const joinRows = `
name | ends | timeout | awaited

threading.Thread#join | receiver | 0 timeout |
multiprocessing.Process#join | receiver | 0 timeout |
subprocess.Popen#wait | receiver | 0 timeout |
subprocess.Popen#communicate | receiver | 1 timeout |
concurrent.futures.Future#{result,exception} | receiver | 0 timeout |
concurrent.futures.wait | elements 0 fs | 1 timeout |
concurrent.futures.as_completed | iterated 0 fs | 1 timeout |
concurrent.futures.Executor#map | iterated | timeout |
concurrent.futures.Executor#shutdown | jobs | |
multiprocessing.{Pool,pool.ThreadPool}#join | jobs | |
multiprocessing.{Pool,pool.ThreadPool}#{apply,map,starmap} | call | |
multiprocessing.{Pool,pool.ThreadPool}#{imap,imap_unordered} | iterated | |
multiprocessing.pool.AsyncResult#{get,wait} | receiver | 0 timeout |
multiprocessing.JoinableQueue#join | items | |
multiprocessing.connection.wait | any 0 object_list | 1 timeout |
queue.Queue#join | items | |
os.{wait,waitpid} | any | |
asyncio.run | call | |
asyncio.Runner#run | call | |
asyncio.AbstractEventLoop#run_until_complete | call | |
asyncio.gather | arguments 0 | | yes
asyncio.{wait_for,shield} | arguments 0 | 1 timeout | yes
asyncio.wait | elements 0 fs | timeout | yes
asyncio.as_completed | iterated 0 fs | timeout | yes
asyncio.to_thread | call | | yes
asyncio.AbstractEventLoop#run_in_executor | call | | yes
asyncio.Queue#join | items | | yes
asyncio.TaskGroup#__aexit__ | jobs | | yes
trio.Nursery#__aexit__ | jobs | | yes
anyio.abc.TaskGroup#__aexit__ | jobs | | yes
gevent.{joinall,wait} | elements 0 | timeout |
gevent.Greenlet#{join,get} | receiver | timeout |
`;

/** Rows of `processes`. */
export const processRows = `
name | by | unless

os.{fork,forkpty} | fork |
pty.fork | fork |
multiprocessing.Process#start | start-method |
multiprocessing.Pool | start-method |
multiprocessing.Manager | start-method |
multiprocessing.managers.BaseManager#start | start-method |
concurrent.futures.ProcessPoolExecutor | start-method | mp_context
subprocess.{Popen,run,call,check_call,check_output,getoutput,getstatusoutput} | exec |
os.{system,popen,spawnl,spawnv,posix_spawn} | exec |
pty.spawn | exec |
asyncio.{create_subprocess_exec,create_subprocess_shell} | exec |
os.{execv,execve,execl,execvp} | replaces |
`;

/** Rows of `pools`. */
export const poolRows = `
name | runs-in | workers | initializer | arguments | leaving | daemon

concurrent.futures.ThreadPoolExecutor | thread | 0 max_workers | 2 initializer | 3 initargs | waits | no
concurrent.futures.ProcessPoolExecutor | process | 0 max_workers | 2 initializer | 3 initargs | waits | no
concurrent.futures.InterpreterPoolExecutor | interpreter | 0 max_workers | 2 initializer | 3 initargs | waits | no
multiprocessing.Pool | process | 0 processes | 1 initializer | 2 initargs | terminates | yes
multiprocessing.pool.ThreadPool | thread | 0 processes | 1 initializer | 2 initargs | terminates | yes
gevent.pool.Pool | greenlet | 0 size | | | nothing | no
`;
