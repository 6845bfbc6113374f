/** A process of its own: loads the parser, parses the joined file once, prints the milliseconds of the parse. */
import { loadBareParser, parseFully } from './bare-parser.mjs';
import { joinedFile } from './python-files.mjs';

const text = joinedFile();
console.log(parseFully(await loadBareParser(), text).ms);
