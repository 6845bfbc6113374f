/** Rows of `coroutines.ts`; which column means what is said there. Sources: the documentation of asyncio, anyio, trio, aiohttp and httpx. */
export const coroutineRows = `
name | gives | runs

asyncio.{sleep,open_connection,open_unix_connection,start_server,start_unix_server,create_subprocess_exec,create_subprocess_shell} | coroutine |
asyncio.to_thread | coroutine |
asyncio.wait | coroutine |
asyncio.wait_for | coroutine | yes
asyncio.gather | future | yes
asyncio.shield | future | yes
asyncio.{create_task,ensure_future} | task | yes
asyncio.AbstractEventLoop#create_task | task | yes
asyncio.TaskGroup#create_task | task | yes
asyncio.{wrap_future,AbstractEventLoop#run_in_executor,AbstractEventLoop#create_future} | future |
asyncio.{timeout,timeout_at,TaskGroup} | context |
asyncio.as_completed | iterator |
asyncio.Lock#acquire | coroutine |
asyncio.{Semaphore,BoundedSemaphore,Condition}#acquire | coroutine |
{anyio,trio}.{Lock,Condition,Semaphore}#acquire | coroutine |
{anyio,trio}.{Event,Condition}#wait | coroutine |
asyncio.Event#wait | coroutine |
asyncio.Condition#{wait,wait_for} | coroutine |
asyncio.Barrier#{wait,reset,abort} | coroutine |
asyncio.{Queue,LifoQueue,PriorityQueue}#{get,put,join} | coroutine |
asyncio.StreamReader#{read,readline,readexactly,readuntil} | coroutine |
asyncio.StreamWriter#{drain,wait_closed,start_tls} | coroutine |
asyncio.subprocess.Process#{wait,communicate} | coroutine |
asyncio.Server#{serve_forever,start_serving,wait_closed} | coroutine |
asyncio.AbstractEventLoop#{getaddrinfo,getnameinfo,sock_recv,sock_recv_into,sock_recvfrom,sock_sendall,sock_sendto,sock_connect,sock_accept,sock_sendfile,sendfile} | coroutine |
asyncio.AbstractEventLoop#{create_connection,create_server,create_unix_connection,create_unix_server,create_datagram_endpoint,connect_read_pipe,connect_write_pipe,subprocess_exec,subprocess_shell,start_tls} | coroutine |
asyncio.AbstractEventLoop#{shutdown_asyncgens,shutdown_default_executor} | coroutine |
{anyio,trio,curio}.sleep | coroutine |
anyio.{to_thread.run_sync,to_process.run_sync} | coroutine |
trio.to_thread.run_sync | coroutine |
aiohttp.ClientSession#{get,post,put,patch,delete,head,options,request,ws_connect} | context |
aiohttp.{ClientResponse#text,ClientResponse#json,ClientResponse#read} | coroutine |
httpx.AsyncClient#{get,post,put,patch,delete,head,options,request,send,aclose} | coroutine |
asyncpg.{connect,create_pool} | coroutine |
asyncpg.{Connection,Pool}#{execute,executemany,fetch,fetchrow,fetchval} | coroutine |
asyncpg.Pool#acquire | context |
aiosqlite.connect | context |
aiosqlite.Connection#{execute,executemany,executescript,commit,rollback,close} | coroutine |
sqlalchemy.ext.asyncio.AsyncSession#{execute,scalar,scalars,commit,rollback,flush,refresh,get,merge,delete,close} | coroutine |
sqlalchemy.ext.asyncio.async_sessionmaker#__call__ | context |
aiofiles.open | context |
aiohttp.ClientSession | context |
httpx.AsyncClient | context |
`;

/** Rows of `loop-methods`: what must happen on the loop's own thread, and how another thread asks for it. `close` is none: it raises anywhere while the loop runs, and then no thread has it. */
export const loopMethodRows = `
name | from-threads | instead

asyncio.AbstractEventLoop#{call_soon_threadsafe,is_running,is_closed,get_debug,time} | safe |
asyncio.run_coroutine_threadsafe | safe |
asyncio.AbstractEventLoop#{call_soon,call_later,call_at} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.AbstractEventLoop#create_task | unsafe | asyncio.run_coroutine_threadsafe
asyncio.TaskGroup#create_task | unsafe | asyncio.run_coroutine_threadsafe
asyncio.AbstractEventLoop#stop | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.AbstractEventLoop#{add_reader,remove_reader,add_writer,remove_writer,run_in_executor,create_future} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.AbstractEventLoop#{add_signal_handler,remove_signal_handler} | main-thread |
asyncio.{create_task,ensure_future,get_running_loop,get_event_loop,gather,timeout} | needs-loop | asyncio.run_coroutine_threadsafe
asyncio.Future#{set_result,set_exception,cancel,add_done_callback,remove_done_callback} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Task#{cancel,uncancel} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Event#{set,clear} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Lock#release | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Semaphore#release | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Condition#{notify,notify_all,release} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Queue#{put_nowait,get_nowait,task_done,shutdown} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.StreamWriter#{write,writelines,close} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.{Transport,WriteTransport}#{write,writelines,close,abort} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.DatagramTransport#{sendto,close,abort} | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.Handle#cancel | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
asyncio.TimerHandle#cancel | unsafe | asyncio.AbstractEventLoop#call_soon_threadsafe
signal.{signal,setitimer,set_wakeup_fd,siginterrupt} | main-thread |
`;
