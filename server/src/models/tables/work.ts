/** Rows of `work.ts`; which column means what is said there. Sources: the documentation and the source of each, and stop watches around them. */
export const workRows = `
name | bound | gil | computes-only | heavy

{abs,all,any,bin,bool,bytes,bytearray,chr,complex,dict,divmod,enumerate,filter,float,format,frozenset,hash,hex,id,int,isinstance,issubclass,iter} | cpu | held | yes |
{len,list,map,max,min,oct,ord,pow,range,repr,reversed,round,set,slice,sorted,str,sum,tuple,type,zip} | cpu | held | yes |
{str,bytes,list,dict,set,tuple,frozenset,int,float,bytearray}#* | cpu | held | yes |
collections.{Counter,defaultdict,deque,OrderedDict}#* | cpu | held | yes |
{decimal.Decimal,fractions.Fraction}#* | cpu | held | yes |
math.{sqrt,isqrt,gcd,floor,ceil,log,log2,log10,exp,sin,cos,tan,atan2,hypot,pow,comb,perm,prod,fabs} | cpu | held | yes |
math.factorial | cpu | held | yes | yes
cmath.{sqrt,exp} | cpu | held | yes |
random.{random,randint,randrange,choice,uniform,shuffle,sample,gauss} | cpu | held | yes |
itertools.permutations | cpu | held | yes | yes
itertools.{combinations,product,chain,count,accumulate} | cpu | held | yes |
functools.reduce | cpu | held | yes |
operator.{add,mul} | cpu | held | yes |
copy.deepcopy | cpu | held | yes | yes
copy.copy | cpu | held | yes |
{decimal.Decimal,fractions.Fraction} | cpu | held | yes |
collections.{Counter,defaultdict,deque,OrderedDict} | cpu | held | yes |
re.{match,search,findall,sub,split,fullmatch,finditer,compile} | cpu | held | yes |
json.{dumps,loads} | cpu | held | yes |
pickle.{dumps,loads} | cpu | held | yes |
base64.{b64encode,b64decode} | cpu | held | yes |
unicodedata.normalize | cpu | held | yes |
difflib.SequenceMatcher | cpu | held | | yes
ast.parse | cpu | held | |
compile | cpu | held | |
csv.{reader,DictReader} | cpu | held | |
xml.etree.ElementTree.{parse,fromstring} | cpu | held | |
bs4.BeautifulSoup | cpu | held | |
pandas.DataFrame#{apply,applymap,iterrows} | cpu | held | |
jinja2.Template#render | cpu | held | |
orjson.{dumps,loads} | cpu | held | |

hashlib.{md5,sha1,sha224,sha256,sha384,sha512,blake2b,blake2s,sha3_256,sha3_512,new} | cpu | large | |
hashlib.{pbkdf2_hmac,scrypt} | cpu | released | |
hashlib.file_digest | cpu | released | |
hmac.digest | cpu | large | |
zlib.{compress,decompress} | cpu | released | |
zlib.{crc32,adler32} | cpu | large | |
binascii.crc32 | cpu | large | |
{bz2,lzma,gzip}.{compress,decompress} | cpu | released | |
compression.zstd.{compress,decompress} | cpu | released | |
bcrypt.{hashpw,checkpw} | cpu | released | |
lxml.etree.{parse,fromstring} | cpu | released | |
numpy.{dot,matmul,einsum,tensordot,sort,argsort,convolve} | cpu | released | |
numpy.linalg.{inv,solve,svd,eig,eigh,qr,cholesky,det,norm,lstsq} | cpu | released | |
numpy.fft.{fft,ifft,fft2,rfft} | cpu | released | |
cv2.{resize,cvtColor,GaussianBlur,filter2D,imread,imwrite,imencode,imdecode,warpAffine,Canny} | cpu | released | |
sqlite3.{Connection,Cursor}#{execute,executemany,executescript} | cpu | released | |
time.sleep | io | released | |
socket.socket#{recv,recvfrom,recv_into,send,sendall,sendto,accept,connect} | io | released | |
socket.{getaddrinfo,create_connection} | io | released | |
select.select | io | released | |
subprocess.{run,call,check_call,check_output} | io | released | |
subprocess.Popen#{wait,communicate} | io | released | |
os.{read,write,fsync,fdatasync} | io | released | |
open | io | released | |
io.{TextIOWrapper,BufferedReader,BufferedWriter,FileIO}#{read,readline,write} | io | released | |
{threading.Lock,threading.RLock,threading.Semaphore,threading.Condition}#acquire | io | released | |
{threading.Event,threading.Condition}#wait | io | released | |
queue.Queue#{get,put} | io | released | |
urllib.request.urlopen | io | released | |
requests.{get,post,put,patch,delete,head,request} | io | released | |
`;
