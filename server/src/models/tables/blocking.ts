/** Rows of `blocking.ts`; which column means what is said there. Sources: the documentation and the source of each library. */
export const blockingRows = `
name | blocks | on | when | unless | timeout | frees | instead

time.sleep | always | timer | | 0 secs=0 | | | await asyncio.sleep(…)
input | always | terminal | | | | | await asyncio.to_thread(input, …)
getpass.getpass | always | terminal | | | | | await asyncio.to_thread(getpass.getpass)
signal.{pause,sigwait,sigwaitinfo} | always | signal | | | | | loop.add_signal_handler(…)
signal.sigtimedwait | always | signal | | 1 timeout=0 | 1 timeout | | loop.add_signal_handler(…)

open | short | disk | | | | | await asyncio.to_thread(open, …)
io.{TextIOWrapper,BufferedReader,BufferedWriter,BufferedRandom,FileIO}#{read,readline,readlines,write,writelines,flush} | short | disk | | | | | await asyncio.to_thread(…)
pathlib.{Path,PosixPath,WindowsPath}#{read_text,read_bytes,write_text,write_bytes,open,iterdir,glob,rglob,unlink,stat,exists,is_file,is_dir,mkdir,rename,replace,touch} | short | disk | | | | | await asyncio.to_thread(…)
os.{walk,listdir,scandir,stat,remove,unlink,rename,replace,mkdir,makedirs,rmdir} | short | disk | | | | | await asyncio.to_thread(…)
os.{fsync,fdatasync} | always | disk | | | | | await asyncio.to_thread(os.fsync, …)
os.read | cond | descriptor | blocking-mode | | | | loop.connect_read_pipe(…)
os.write | cond | descriptor | full | | | | loop.connect_write_pipe(…)
shutil.{copyfile,copy,copy2,copytree,move,rmtree,make_archive,unpack_archive,copyfileobj} | always | disk | | | | | await asyncio.to_thread(…)
zipfile.ZipFile#{extractall,extract} | always | disk | | | | | await asyncio.to_thread(…)
tarfile.TarFile#{extractall,extract} | always | disk | | | | | await asyncio.to_thread(…)
gzip.open | short | disk | | | | | await asyncio.to_thread(…)
dbm.open | short | disk | | | | | await asyncio.to_thread(…)
shelve.open | short | disk | | | | | await asyncio.to_thread(…)
sqlite3.connect | short | disk | | | | | await asyncio.to_thread(…)
sqlite3.Connection#{execute,executemany,executescript,commit,backup} | short | database | | | | | await asyncio.to_thread(…)
sqlite3.Cursor#{execute,executemany,executescript,fetchone,fetchmany,fetchall} | short | database | | | | | await asyncio.to_thread(…)
fcntl.flock | cond | file-lock | contended | 1 operation=LOCK_NB | | | await asyncio.to_thread(fcntl.flock, …)
fcntl.lockf | cond | file-lock | contended | 1 cmd=LOCK_NB | | | await asyncio.to_thread(fcntl.lockf, …)
logging.Logger#{debug,info,warning,error,critical,exception,log} | short | disk | | | | | logging.handlers.QueueHandler
webbrowser.open | short | child-process | | | | | await asyncio.to_thread(webbrowser.open, …)

os.{system,popen} | always | child-process | | | | | await asyncio.create_subprocess_shell(…)
os.wait | always | child-process | | | | | await process.wait()
os.waitpid | always | child-process | | 1 options=WNOHANG | | | await process.wait()
os.wait3 | always | child-process | | 0 options=WNOHANG | | | await process.wait()
os.wait4 | always | child-process | | 1 options=WNOHANG | | | await process.wait()
subprocess.{run,call,check_call,check_output} | always | child-process | | | timeout | | await asyncio.create_subprocess_exec(…)
subprocess.{getoutput,getstatusoutput} | always | child-process | | | | | await asyncio.create_subprocess_shell(…)
subprocess.Popen#wait | always | child-process | | | 0 timeout | | await process.wait()
subprocess.Popen#communicate | always | child-process | | | 1 timeout | | await process.communicate()
subprocess.Popen | short | spawning | | | | | await asyncio.create_subprocess_exec(…)

select.select | cond | descriptor | empty | 3 timeout=0 | 3 timeout | | loop.add_reader(…)
select.{poll,epoll,devpoll}#poll | cond | descriptor | empty | 0 timeout=0 | 0 timeout | | loop.add_reader(…)
select.kqueue#control | cond | descriptor | empty | 2 timeout=0 | 2 timeout | | loop.add_reader(…)
selectors.{BaseSelector,DefaultSelector,SelectSelector,PollSelector,EpollSelector,KqueueSelector}#select | cond | descriptor | empty | 0 timeout=0 | 0 timeout | | loop.add_reader(…)
socket.socket#{recv,recvfrom,recv_into,recvmsg,recvfrom_into,send,sendall,sendto,sendmsg,sendfile,accept,connect} | cond | network | blocking-mode | | | | await loop.sock_recv(…)
socket.create_connection | always | network | | | 1 timeout | | await asyncio.open_connection(…)
socket.getaddrinfo | always | dns | | 5 flags=AI_NUMERICHOST | | | await loop.getaddrinfo(…)
socket.{gethostbyname,gethostbyname_ex,gethostbyaddr,getnameinfo,getfqdn} | always | dns | | | | | await loop.getaddrinfo(…)
ssl.SSLSocket#{do_handshake,read,write,unwrap} | cond | network | blocking-mode | | | | await asyncio.open_connection(…, ssl=…)
ssl.get_server_certificate | always | network | | | timeout | | await asyncio.to_thread(…)
urllib.request.urlopen | always | http | | | 2 timeout | | await asyncio.to_thread(…)
urllib.request.urlretrieve | always | http | | | | | await asyncio.to_thread(…)
urllib.request.OpenerDirector#open | always | http | | | 2 timeout | | await asyncio.to_thread(…)
http.client.{HTTPConnection,HTTPSConnection}#{request,getresponse,connect,send,endheaders} | always | http | | | | | await asyncio.to_thread(…)
http.client.HTTPResponse#{read,readinto,readline} | always | http | | | | | await asyncio.to_thread(…)
ftplib.{FTP,FTP_TLS} | cond | service | given-host | | 4 timeout | | await asyncio.to_thread(…)
ftplib.{FTP,FTP_TLS}#{connect,login,retrbinary,retrlines,storbinary,storlines,nlst,dir,mlsd,cwd,pwd,mkd,rmd,delete,rename,size,quit,sendcmd,voidcmd,transfercmd} | always | service | | | | | await asyncio.to_thread(…)
smtplib.{SMTP,LMTP} | cond | service | given-host | | 3 timeout | | await asyncio.to_thread(…)
smtplib.SMTP_SSL | cond | service | given-host | | timeout | | await asyncio.to_thread(…)
smtplib.{SMTP,SMTP_SSL,LMTP}#{connect,helo,ehlo,login,starttls,sendmail,send_message,verify,noop,rset,docmd,quit} | always | service | | | | | await asyncio.to_thread(…)
imaplib.{IMAP4,IMAP4_SSL} | always | service | | | timeout | | await asyncio.to_thread(…)
imaplib.{IMAP4,IMAP4_SSL}#{login,select,search,fetch,store,copy,list,append,expunge,uid,noop,logout,starttls,status,create,delete} | always | service | | | | | await asyncio.to_thread(…)
poplib.{POP3,POP3_SSL} | always | service | | | timeout | | await asyncio.to_thread(…)
poplib.{POP3,POP3_SSL}#{user,pass_,stat,list,retr,dele,top,uidl,noop,quit,stls} | always | service | | | | | await asyncio.to_thread(…)
xmlrpc.client.{ServerProxy,Server}#* | always | http | | | | | await asyncio.to_thread(…)
{socketserver.BaseServer,http.server.HTTPServer,xmlrpc.server.SimpleXMLRPCServer,wsgiref.simple_server.WSGIServer}#serve_forever | always | server | | | | | asyncio.start_server(…)
{socketserver.BaseServer,http.server.HTTPServer}#handle_request | always | network | | | | | asyncio.start_server(…)
socketserver.BaseServer#shutdown | always | thread | | | | | await asyncio.to_thread(server.shutdown)

threading.Thread#join | always | thread | alive | | 0 timeout | | await asyncio.to_thread(thread.join)
threading.{Lock,RLock,Semaphore,BoundedSemaphore,Condition}#acquire | cond | lock | contended | 0 blocking=False | 1 timeout | | asyncio.Lock
threading.Event#wait | always | event | unset | 0 timeout=0 | 0 timeout | | asyncio.Event
threading.Condition#wait | always | event | | | 0 timeout | yes | asyncio.Condition
threading.Condition#wait_for | always | event | unset | | 1 timeout | yes | asyncio.Condition
threading.Barrier#wait | always | event | | | 0 timeout | | asyncio.Barrier
queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}#get | cond | queue | empty | 0 block=False | 1 timeout | | asyncio.Queue
queue.{Queue,LifoQueue,PriorityQueue}#put | cond | queue | bounded | 1 block=False | 2 timeout | | asyncio.Queue
queue.{Queue,LifoQueue,PriorityQueue}#join | cond | queue | unfinished | | | | asyncio.Queue
concurrent.futures.Future#{result,exception} | cond | future | pending | 0 timeout=0 | 0 timeout | | await asyncio.wrap_future(future)
concurrent.futures.wait | always | future | pending | 1 timeout=0 | 1 timeout | | await asyncio.wait(…)
concurrent.futures.as_completed | cond | future | pending | | 1 timeout | | asyncio.as_completed(…)
concurrent.futures.{Executor,ThreadPoolExecutor,ProcessPoolExecutor,InterpreterPoolExecutor}#shutdown | cond | workers | unfinished | 0 wait=False | | | await asyncio.to_thread(executor.shutdown)
multiprocessing.Process#join | always | process | alive | 0 timeout=0 | 0 timeout | | await asyncio.to_thread(process.join)
multiprocessing.Process#start | short | spawning | | | | | concurrent.futures.ProcessPoolExecutor
multiprocessing.{Pool,pool.ThreadPool}#{apply,map,starmap} | always | workers | | | | | await loop.run_in_executor(…)
multiprocessing.{Pool,pool.ThreadPool}#join | always | workers | unfinished | | | | await asyncio.to_thread(pool.join)
multiprocessing.pool.AsyncResult#{get,wait} | cond | future | pending | 0 timeout=0 | 0 timeout | | await loop.run_in_executor(…)
multiprocessing.{Queue,JoinableQueue}#get | cond | queue | empty | 0 block=False | 1 timeout | | await asyncio.to_thread(queue.get)
multiprocessing.{Queue,JoinableQueue}#put | cond | queue | bounded | 1 block=False | 2 timeout | | await asyncio.to_thread(queue.put, …)
multiprocessing.SimpleQueue#{get,put} | cond | queue | empty | | | | await asyncio.to_thread(…)
multiprocessing.JoinableQueue#join | cond | queue | unfinished | | | | await asyncio.to_thread(queue.join)
multiprocessing.Queue#join_thread | cond | thread | unfinished | | | | await asyncio.to_thread(queue.join_thread)
multiprocessing.connection.Connection#{recv,recv_bytes,recv_bytes_into} | cond | queue | empty | | | | loop.add_reader(connection.fileno(), …)
multiprocessing.connection.Connection#poll | cond | queue | given-timeout | 0 timeout=0 | 0 timeout | | loop.add_reader(connection.fileno(), …)
multiprocessing.connection.wait | cond | queue | empty | 1 timeout=0 | 1 timeout | | loop.add_reader(…)
multiprocessing.connection.Listener#accept | always | network | | | | | await asyncio.to_thread(…)
multiprocessing.connection.Client | always | network | | | | | await asyncio.to_thread(…)
multiprocessing.{Lock,RLock,Semaphore,BoundedSemaphore,Condition}#acquire | cond | lock | contended | 0 block=False | 1 timeout | | await asyncio.to_thread(lock.acquire)
multiprocessing.Event#wait | always | event | unset | 0 timeout=0 | 0 timeout | | await asyncio.to_thread(event.wait)
multiprocessing.Condition#wait | always | event | | | 0 timeout | yes | await asyncio.to_thread(…)
multiprocessing.Condition#wait_for | always | event | unset | | 1 timeout | yes | await asyncio.to_thread(…)
multiprocessing.Barrier#wait | always | event | | | 0 timeout | | await asyncio.to_thread(…)
multiprocessing.managers.{BaseManager,SyncManager}#{start,connect} | always | process | | | | | await asyncio.to_thread(manager.start)
multiprocessing.Manager | always | process | | | | | await asyncio.to_thread(multiprocessing.Manager)
concurrent.interpreters.Interpreter#call | always | workers | | | | |
asyncio.run | always | loop | | | | | await
asyncio.Runner#run | always | loop | | | | | await
asyncio.AbstractEventLoop#{run_until_complete,run_forever} | always | loop | | | | | await

requests.{get,post,put,patch,delete,head,options,request} | always | http | | | timeout | | httpx.AsyncClient
requests.Session#{get,post,put,patch,delete,head,options,request,send} | always | http | | | timeout | | httpx.AsyncClient
httpx.{get,post,put,patch,delete,head,options,request,stream} | always | http | | | timeout | | httpx.AsyncClient
httpx.Client#{get,post,put,patch,delete,head,options,request,send,stream} | always | http | | | timeout | | httpx.AsyncClient
urllib3.request | always | http | | | timeout | | httpx.AsyncClient
urllib3.PoolManager#{request,urlopen} | always | http | | | timeout | | httpx.AsyncClient
urllib3.{HTTPConnectionPool,HTTPSConnectionPool}#{request,urlopen} | always | http | | | timeout | | httpx.AsyncClient
psycopg2.connect | always | database | | async_=True | | | psycopg.AsyncConnection
psycopg2.extensions.cursor#{execute,executemany,callproc,fetchone,fetchmany,fetchall,copy_from,copy_to,copy_expert} | always | database | | | | | psycopg.AsyncConnection
psycopg2.extensions.connection#{commit,rollback} | always | database | | | | | psycopg.AsyncConnection
psycopg.connect | always | database | | | | | await psycopg.AsyncConnection.connect(…)
psycopg.Connection#{connect,execute,commit,rollback} | always | database | | | | | psycopg.AsyncConnection
psycopg.Cursor#{execute,executemany,fetchone,fetchmany,fetchall} | always | database | | | | | psycopg.AsyncConnection
{pymysql,MySQLdb}.connect | always | database | | | | | aiomysql
{pymysql,MySQLdb}.connections.Connection#{commit,rollback,query,ping} | always | database | | | | | aiomysql
{pymysql,MySQLdb}.cursors.Cursor#{execute,executemany,callproc} | always | database | | | | | aiomysql
mysql.connector.connect | always | database | | | | | mysql.connector.aio.connect(…)
redis.{Redis,StrictRedis}#{get,set,setex,setnx,mget,mset,getset,delete,exists,expire,ttl,incr,incrby,decr,hget,hset,hmset,hgetall,hdel,hincrby,lpush,rpush,lpop,rpop,blpop,brpop,lrange,llen,sadd,srem,smembers,sismember,zadd,zrange,zrem,zrangebyscore,publish,keys,scan,eval,ping,flushdb,xadd,xread} | always | database | | | | | redis.asyncio.Redis
redis.client.PubSub#{listen,get_message} | always | database | | | | | redis.asyncio.Redis
pymongo.collection.Collection#{find_one,insert_one,insert_many,update_one,update_many,replace_one,delete_one,delete_many,count_documents,distinct,bulk_write,find_one_and_update,find_one_and_delete,find_one_and_replace,create_index,drop} | always | database | | | | | pymongo.AsyncMongoClient
sqlalchemy.engine.Engine#{connect,begin,raw_connection} | always | database | | | | | sqlalchemy.ext.asyncio.create_async_engine(…)
sqlalchemy.engine.Connection#{execute,scalar,scalars,commit,rollback} | always | database | | | | | sqlalchemy.ext.asyncio.AsyncConnection
sqlalchemy.orm.Session#{execute,scalar,scalars,commit,rollback,flush,get,merge,refresh} | always | database | | | | | sqlalchemy.ext.asyncio.AsyncSession
sqlalchemy.orm.Query#{all,first,one,one_or_none,scalar,count,delete,update} | always | database | | | | | sqlalchemy.ext.asyncio.AsyncSession
openai.{OpenAI,AzureOpenAI}#{chat.completions.create,completions.create,responses.create,embeddings.create,images.generate,audio.transcriptions.create,moderations.create} | always | service | | | | | openai.AsyncOpenAI
anthropic.Anthropic#{messages.create,completions.create} | always | service | | | | | anthropic.AsyncAnthropic
django.db.models.query.QuerySet#{get,first,last,count,exists,create,update,delete,bulk_create,get_or_create,update_or_create,aggregate} | always | database | | | | | await query.aget(…)
boto3.client | short | disk | | | | | await asyncio.to_thread(boto3.client, …)
boto3.session.Session#{client,resource} | short | disk | | | | | await asyncio.to_thread(…)
botocore.client.BaseClient#{get_object,put_object,delete_object,delete_objects,head_object,copy_object,list_objects,list_objects_v2,list_buckets,upload_file,upload_fileobj,download_file,download_fileobj,get_item,put_item,update_item,delete_item,batch_write_item,query,scan,send_message,send_message_batch,receive_message,delete_message,publish,send_email,invoke,invoke_model,describe_instances,start_instances,stop_instances,get_secret_value,get_parameter,put_record,put_events,start_execution} | always | service | | | | | aioboto3
google.cloud.storage.Client#{get_bucket,list_blobs,create_bucket,list_buckets} | always | service | | | | | await asyncio.to_thread(…)
google.cloud.bigquery.Client#{query,get_table,create_table,load_table_from_uri,insert_rows_json} | always | service | | | | | await asyncio.to_thread(…)
telnetlib.Telnet#{open,read_until,read_all,read_some,expect} | always | service | | | | | await asyncio.to_thread(…)
{cx_Oracle,oracledb}.connect | always | database | | | | | oracledb.connect_async(…)
paramiko.SSHClient#{connect,exec_command} | always | service | | | timeout | | await asyncio.to_thread(…)
paramiko.SFTPClient#{get,put,open,listdir,stat,remove} | always | service | | | | | await asyncio.to_thread(…)
fabric.Connection#{run,sudo,put,get,open} | always | service | | | | | await asyncio.to_thread(…)
pika.BlockingConnection | always | service | | | | | aio-pika
pika.adapters.blocking_connection.BlockingChannel#{basic_publish,basic_get,queue_declare,exchange_declare,start_consuming} | always | service | | | | | aio-pika
kafka.KafkaProducer#send | cond | service | full | | | | aiokafka
kafka.KafkaProducer#flush | always | service | | | 0 timeout | | aiokafka
kafka.KafkaConsumer#poll | cond | service | empty | 0 timeout_ms=0 | 0 timeout_ms | | aiokafka
confluent_kafka.Consumer#{poll,consume} | cond | service | empty | timeout=0 | timeout | | await asyncio.to_thread(…)
confluent_kafka.Producer#flush | always | service | | | 0 timeout | | await asyncio.to_thread(…)
elasticsearch.Elasticsearch#{search,index,get,delete,update,bulk,count,exists,create,mget,msearch,scroll,ping,info} | always | service | | | | | elasticsearch.AsyncElasticsearch
ldap3.Connection#{search,bind,add,modify,delete} | always | service | | | | | await asyncio.to_thread(…)
serial.Serial#{read,readline,read_until} | cond | device | empty | | | | await asyncio.to_thread(…)
filelock.{FileLock,UnixFileLock,WindowsFileLock,SoftFileLock}#acquire | cond | file-lock | contended | blocking=False | 0 timeout | | filelock.AsyncFileLock
redis.lock.Lock#acquire | cond | lock | contended | blocking=False | blocking_timeout | | redis.asyncio.lock.Lock
gevent.sleep | always | timer | | | | | await asyncio.sleep(…)
gevent.{joinall,wait} | always | greenlets | | | timeout | |
gevent.Greenlet#{join,get} | always | greenlets | | | timeout | |
gevent.event.Event#wait | always | greenlets | unset | | 0 timeout | |
gevent.event.AsyncResult#{get,wait} | always | greenlets | pending | | timeout | |
gevent.lock.{Semaphore,BoundedSemaphore,RLock}#acquire | cond | lock | contended | 0 blocking=False | 1 timeout | |
{trio,anyio,curio}.run | always | loop | | | | | await
`;
