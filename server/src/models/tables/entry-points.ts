/** Rows of `entry-points.ts`; which column means what is said there. Sources: the documentation and the source of each. */
export const entryPointRows = `
name | runs-in | overlap | if-server | guard | by

threading.Thread#run | thread | objects | | | start
multiprocessing.Process#run | process | objects | | | start
{PyQt5,PyQt6,PySide2,PySide6}.QtCore.QThread#run | thread | objects | | | start
{PyQt5,PyQt6,PySide2,PySide6}.QtCore.QRunnable#run | thread | objects | | | QThreadPool.start

socketserver.BaseRequestHandler#{setup,handle,finish,__init__} | thread | objects | socketserver.ThreadingMixIn | | server
http.server.BaseHTTPRequestHandler#{do_*,handle_one_request,send_error,log_message,log_request,log_error,parse_request,end_headers,version_string,date_time_string} | thread | objects | socketserver.ThreadingMixIn | | server
http.server.SimpleHTTPRequestHandler#{send_head,list_directory,translate_path,guess_type} | thread | objects | socketserver.ThreadingMixIn | | server
xmlrpc.server.SimpleXMLRPCRequestHandler#{do_*,decode_request_content} | thread | objects | socketserver.ThreadingMixIn | | server
xmlrpc.server.SimpleXMLRPCDispatcher#{_dispatch,_marshaled_dispatch} | thread | same-object | socketserver.ThreadingMixIn | | server
socketserver.ThreadingMixIn#process_request_thread | thread | same-object | | | server
socketserver.BaseServer#{finish_request,shutdown_request,close_request,handle_error} | thread | same-object | socketserver.ThreadingMixIn | | server
socketserver.{TCPServer,UDPServer}#get_request | thread | objects | | | serve_forever
socketserver.BaseServer#{verify_request,process_request,service_actions,handle_timeout} | thread | objects | | | serve_forever
wsgiref.handlers.BaseHandler#{log_exception,error_output,setup_environ,start_response} | thread | objects | socketserver.ThreadingMixIn | | server

logging.Handler#emit | any-thread | objects | | lock | logging
logging.Handler#{filter,format,handle,handleError} | any-thread | same-object | | | logging
logging.handlers.QueueHandler#{enqueue,prepare} | any-thread | objects | | lock | logging
logging.handlers.QueueListener#{handle,dequeue,prepare} | thread | objects | | | start
logging.handlers.BufferingHandler#{shouldFlush,flush} | any-thread | objects | | lock | logging
logging.handlers.{RotatingFileHandler,TimedRotatingFileHandler}#{doRollover,shouldRollover} | any-thread | objects | | lock | logging
logging.Filter#filter | any-thread | same-object | | | logging
logging.Formatter#{format,formatTime,formatException,formatStack,formatMessage} | any-thread | same-object | | | logging
logging.LoggerAdapter#process | any-thread | same-object | | | logging

asyncio.BaseProtocol#{connection_made,connection_lost,pause_writing,resume_writing} | loop-callback | never | | | loop
asyncio.Protocol#{data_received,eof_received} | loop-callback | never | | | loop
asyncio.BufferedProtocol#{get_buffer,buffer_updated,eof_received} | loop-callback | never | | | loop
asyncio.DatagramProtocol#{datagram_received,error_received} | loop-callback | never | | | loop
asyncio.SubprocessProtocol#{pipe_data_received,pipe_connection_lost,process_exited} | loop-callback | never | | | loop

object#__del__ | finalizer | objects | | | collector
unittest.TestCase#{test*,setUp,tearDown,runTest} | caller | never | | | runner
unittest.IsolatedAsyncioTestCase#{test*,asyncSetUp,asyncTearDown} | task | never | | | runner
cmd.Cmd#{do_*,default,emptyline,precmd,postcmd} | caller | never | | | cmdloop
asyncore.dispatcher#{handle_*,readable,writable} | caller | never | | | loop

django.views.View#{get,post,put,patch,delete,head,options,dispatch,http_method_not_allowed} | thread | objects | | | server
{django.views.generic,django.views.generic.base}.View#{get,post,put,patch,delete,head,options,dispatch} | thread | objects | | | server
{django.views.generic,django.views.generic.base}.TemplateView#{get,post,get_context_data} | thread | objects | | | server
django.utils.deprecation.MiddlewareMixin#{process_request,process_response,process_view,process_exception,__call__} | thread | same-object | | | server
rest_framework.views.APIView#{get,post,put,patch,delete,head,options} | thread | objects | | | server
rest_framework.viewsets.{ViewSet,GenericViewSet,ModelViewSet,ReadOnlyModelViewSet}#{list,create,retrieve,update,partial_update,destroy,get_queryset,perform_create,perform_update,perform_destroy} | thread | objects | | | server
flask.views.{View,MethodView}#{dispatch_request,get,post,put,patch,delete,head,options} | thread | objects | | | server
flask_restful.Resource#{get,post,put,patch,delete,head,options} | thread | objects | | | server
tornado.web.RequestHandler#{get,post,put,patch,delete,head,options,prepare,on_finish,on_connection_close} | task | objects | | | loop
tornado.websocket.WebSocketHandler#{open,on_message,on_close,on_pong} | task | objects | | | loop
starlette.endpoints.HTTPEndpoint#{get,post,put,patch,delete,head,options} | thread | objects | | | server
starlette.endpoints.WebSocketEndpoint#{on_connect,on_receive,on_disconnect} | task | objects | | | loop
starlette.middleware.base.BaseHTTPMiddleware#dispatch | task | same-object | | | loop
aiohttp.web.View#{get,post,put,patch,delete,head,options} | task | objects | | | loop
twisted.internet.protocol.Protocol#{connectionMade,connectionLost,dataReceived} | loop-callback | never | | | reactor
discord.Client#on_* | task | same-object | | | loop
watchdog.events.FileSystemEventHandler#{on_*,dispatch} | thread | objects | | | Observer.start
celery.Task#{run,on_success,on_failure,on_retry,after_return} | process | objects | | | worker
gevent.Greenlet#{run,_run} | greenlet | objects | | | start
kazoo.recipe.watchers.DataWatch#__call__ | thread | objects | | | client
`;

/** Decorators that hand the function they decorate to a framework. */
export const entryDecoratorRows = `
name | runs-in | overlap

flask.{Flask,Blueprint}#{route,get,post,put,patch,delete,before_request,after_request,teardown_request,errorhandler,context_processor,before_app_request,teardown_appcontext} | thread | yes
fastapi.{FastAPI,APIRouter}#{get,post,put,patch,delete,head,options,api_route,websocket,exception_handler} | thread | yes
fastapi.FastAPI#middleware | task | yes
fastapi.{FastAPI,APIRouter}#on_event | task | no
starlette.applications.Starlette#{route,websocket_route} | thread | yes
aiohttp.web.RouteTableDef#{get,post,put,patch,delete,head,view,route} | task | yes
sanic.{Sanic,Blueprint}#{route,get,post,put,patch,delete,websocket,middleware} | task | yes
quart.{Quart,Blueprint}#{route,get,post,put,patch,delete,before_request,after_request} | task | yes
bottle.{route,get,post,put,delete,Bottle#route,Bottle#get,Bottle#post} | thread | yes
celery.{shared_task,Celery#task} | process | yes
dramatiq.actor | thread | yes
huey.{Huey,RedisHuey,SqliteHuey}#{task,periodic_task} | thread | yes
rq.decorators.job | process | yes
apscheduler.schedulers.background.BackgroundScheduler#scheduled_job | thread | yes
django.dispatch.receiver | any-thread | yes
discord.ext.commands.{Bot#command,Bot#event,command} | task | yes
discord.Client#event | task | yes
socketio.{Server#on,Server#event} | thread | yes
flask_socketio.SocketIO#{on,event} | thread | yes
click.{command,group} | caller | no
typer.Typer#command | caller | no
pytest.fixture | caller | no
atexit.register | exit | no
tornado.gen.coroutine | task | yes
`;

/** Names that a program assigns a function to. */
export const hookRows = `
name | runs-in | overlap

sys.excepthook | caller | no
threading.excepthook | any-thread | yes
sys.unraisablehook | finalizer | yes
sys.displayhook | caller | no
builtins.__import__ | any-thread | yes
warnings.showwarning | any-thread | yes
paho.mqtt.client.Client#on_* | thread | no
websocket.WebSocketApp#on_* | caller | no
`;
