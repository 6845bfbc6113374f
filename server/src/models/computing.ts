/**
 * Calls that compute in Python while holding the GIL, and nothing else: no waiting, no input or output, no release
 * of the GIL. A function that only calls these, in loops, keeps all other threads from running Python meanwhile.
 */
const pure: ReadonlySet<string> = new Set(
  `abs all any bin bool bytes bytearray chr complex dict divmod enumerate filter float format frozenset hash hex id int isinstance issubclass iter
  len list map max min oct ord pow range repr reversed round set slice sorted str sum tuple type zip
  math.sqrt math.isqrt math.gcd math.floor math.ceil math.log math.log2 math.log10 math.exp math.sin math.cos math.tan math.atan2 math.hypot math.pow
  math.factorial math.comb math.perm math.prod math.fabs math.fmod cmath.sqrt cmath.exp
  random.random random.randint random.randrange random.choice random.uniform random.shuffle random.sample random.gauss
  itertools.permutations itertools.combinations itertools.product itertools.chain itertools.count itertools.accumulate
  functools.reduce operator.add operator.mul copy.deepcopy copy.copy decimal.Decimal fractions.Fraction
  collections.Counter collections.defaultdict collections.deque collections.OrderedDict
  re.match re.search re.findall re.sub re.split re.fullmatch re.finditer re.compile
  json.dumps json.loads pickle.dumps pickle.loads base64.b64encode base64.b64decode unicodedata.normalize`.split(/\s+/),
);

/** Calls that are much work by themselves, however often they run. */
const heavy: ReadonlySet<string> = new Set(['itertools.permutations', 'math.factorial', 'copy.deepcopy', 'difflib.SequenceMatcher']);

const pureTypes =
  /^(str|bytes|list|dict|set|tuple|frozenset|int|float|bytearray|collections\.(Counter|defaultdict|deque|OrderedDict)|decimal\.Decimal|fractions\.Fraction)#\w+$/;

/** `name` as in `models/library.ts`. */
export const computesOnly = (name: string): boolean => pure.has(name) || pureTypes.test(name);
export const isHeavy = (name: string): boolean => heavy.has(name);

/** Methods of text that give text, and those that give a list of it. */
export const textMethods: ReadonlySet<string> = new Set([
  'strip',
  'lstrip',
  'rstrip',
  'lower',
  'upper',
  'title',
  'replace',
  'format',
  'join',
  'removeprefix',
  'removesuffix',
  'casefold',
  'capitalize',
  'translate',
  'zfill',
  'expandtabs',
]);
export const textLists: ReadonlySet<string> = new Set(['split', 'rsplit', 'splitlines', 'partition', 'rpartition']);
