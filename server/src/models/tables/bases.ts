/** Which library class derives from which, as far as a fact about the base is asked of the derived. */
export const baseRows = `
name | bases

threading.Timer | threading.Thread
threading.BoundedSemaphore | threading.Semaphore
queue.{LifoQueue,PriorityQueue} | queue.Queue
asyncio.{LifoQueue,PriorityQueue} | asyncio.Queue
asyncio.BoundedSemaphore | asyncio.Semaphore
asyncio.Task | asyncio.Future
asyncio.{Protocol,BufferedProtocol,DatagramProtocol,SubprocessProtocol} | asyncio.BaseProtocol
concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor,InterpreterPoolExecutor} | concurrent.futures.Executor
multiprocessing.managers.SyncManager.Lock | multiprocessing.Lock
multiprocessing.managers.SyncManager.RLock | multiprocessing.RLock
multiprocessing.managers.SyncManager.Condition | multiprocessing.Condition
multiprocessing.managers.SyncManager.Semaphore | multiprocessing.Semaphore
multiprocessing.managers.SyncManager.BoundedSemaphore | multiprocessing.BoundedSemaphore
multiprocessing.managers.SyncManager.Event | multiprocessing.Event
multiprocessing.managers.SyncManager.Queue | multiprocessing.Queue
multiprocessing.pool.MapResult | multiprocessing.pool.AsyncResult
multiprocessing.JoinableQueue | multiprocessing.Queue
multiprocessing.BoundedSemaphore | multiprocessing.Semaphore
socketserver.StreamRequestHandler | socketserver.BaseRequestHandler
socketserver.DatagramRequestHandler | socketserver.BaseRequestHandler
http.server.BaseHTTPRequestHandler | socketserver.StreamRequestHandler
http.server.SimpleHTTPRequestHandler | http.server.BaseHTTPRequestHandler
http.server.CGIHTTPRequestHandler | http.server.SimpleHTTPRequestHandler
wsgiref.simple_server.WSGIRequestHandler | http.server.BaseHTTPRequestHandler
xmlrpc.server.SimpleXMLRPCRequestHandler | http.server.BaseHTTPRequestHandler
socketserver.{TCPServer,UDPServer} | socketserver.BaseServer
socketserver.UnixStreamServer | socketserver.TCPServer
socketserver.UnixDatagramServer | socketserver.UDPServer
socketserver.ForkingTCPServer | socketserver.ForkingMixIn, socketserver.TCPServer
socketserver.ForkingUDPServer | socketserver.ForkingMixIn, socketserver.UDPServer
http.server.HTTPServer | socketserver.TCPServer
wsgiref.simple_server.WSGIServer | http.server.HTTPServer
xmlrpc.server.SimpleXMLRPCServer | socketserver.TCPServer, xmlrpc.server.SimpleXMLRPCDispatcher
socketserver.ThreadingTCPServer | socketserver.ThreadingMixIn, socketserver.TCPServer
socketserver.ThreadingUDPServer | socketserver.ThreadingMixIn, socketserver.UDPServer
socketserver.ThreadingUnixStreamServer | socketserver.ThreadingMixIn, socketserver.UnixStreamServer
socketserver.ThreadingUnixDatagramServer | socketserver.ThreadingMixIn, socketserver.UnixDatagramServer
http.server.ThreadingHTTPServer | socketserver.ThreadingMixIn, http.server.HTTPServer
logging.StreamHandler | logging.Handler
logging.FileHandler | logging.StreamHandler
logging.NullHandler | logging.Handler
logging.handlers.{SocketHandler,SysLogHandler,SMTPHandler,NTEventLogHandler,HTTPHandler,BufferingHandler,QueueHandler} | logging.Handler
logging.handlers.DatagramHandler | logging.handlers.SocketHandler
logging.handlers.MemoryHandler | logging.handlers.BufferingHandler
logging.handlers.BaseRotatingHandler | logging.FileHandler
logging.handlers.{RotatingFileHandler,TimedRotatingFileHandler} | logging.handlers.BaseRotatingHandler
logging.handlers.WatchedFileHandler | logging.FileHandler
unittest.IsolatedAsyncioTestCase | unittest.TestCase
asyncore.dispatcher_with_send | asyncore.dispatcher
asynchat.async_chat | asyncore.dispatcher
`;
