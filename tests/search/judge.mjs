// Asks the judged questions of judged.tsv in a node with the demonstration's records: what a person wants has to be among the
// first ten. People judged the questions, not the search; so a question that fails is a fault of the search, not of the list.
//
//   node tests/search/judge.mjs --bch build/dev/bch [--least 0.95]
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const option = (name, otherwise) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise;
const program = option('--bch');
const least = Number(option('--least', '0.95'));
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const sources = ['reference', 'demonstration'].map((name) => join(root, name));
const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar'];
const fail = (what) => { throw new Error(what); };

function readQuestions() {
  const [, ...lines] = readFileSync(join(here, 'judged.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [id, kind, language, words, expected] = line.split('\t');
    return { id, kind, language, words, expected: (expected ?? '').split(' ').filter(Boolean) };
  });
}

// The records that are in force: a withdrawn one cannot be expected.
function recordsInForce() {
  const found = new Set();
  for (const folder of sources) {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.ndjson')).sort()) {
      for (const line of readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)) {
        const record = JSON.parse(line);
        if (record.withdrawn) found.delete(record.content.header.identifier);
        else found.add(record.header.identifier);
      }
    }
  }
  return found;
}

function checkQuestions(questions) {
  const known = recordsInForce();
  const ids = new Set();
  for (const { id, language, words, expected } of questions) {
    if (ids.has(id)) fail(`${id}: there are two of this id`);
    ids.add(id);
    if (!languages.includes(language)) fail(`${id}: no such language: ${language}`);
    if (!words || expected.length === 0) fail(`${id}: words or expected records are missing`);
    for (const record of expected) known.has(record) || fail(`${id}: no such record: ${record}`);
  }
}

function run(words) {
  const result = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) fail(`bch ${words[0]} ended with ${result.status}: ${(result.error?.message ?? result.stdout + result.stderr).slice(-400)}`);
}

function makeNode(data) {
  run(['init', '--data', data, '--demonstration', '--number', '0', '--name', 'Judged', '--origin', 'judged.example/journal']);
  run(['import', '--data', data, ...sources]);
  run(['rebuild', '--data', data]);
}

async function search(data, language, words) {
  const parts = ['search', '--data', data, '--language', language, '--json', '--most', '10', '--', words];
  const said = await new Promise((resolve, reject) => execFile(program, parts, { maxBuffer: 1 << 28 }, (error, stdout) => (error ? reject(error) : resolve(stdout))));
  const lines = said.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return { found: lines.filter((line) => line.record), suggestion: lines.find((line) => line.did_you_mean && !line.record)?.did_you_mean };
}

const missing = ({ expected }, found) => expected.filter((record) => !found.some((line) => line.record === record));

async function judge(data, question) {
  const first = await search(data, question.language, question.words);
  if (question.kind !== 'misspelling' || !first.suggestion || missing(question, first.found).length === 0) return first;
  const second = await search(data, question.language, first.suggestion);
  return { ...second, suggestion: first.suggestion };
}

// Two at a time: a judge shares its machine with other work.
async function judgeAll(data, questions) {
  const answers = new Map();
  const waiting = [...questions];
  const ask = async () => {
    for (let question = waiting.shift(); question; question = waiting.shift()) answers.set(question, await judge(data, question));
  };
  await Promise.all([ask(), ask()]);
  return questions.map((question) => ({ ...question, ...answers.get(question), missing: missing(question, answers.get(question).found) }));
}

function printFailure({ id, kind, language, words, expected, found, suggestion, missing }) {
  console.log(`FAILED  ${id}  ${kind}  ${language}  ${words}`);
  for (const record of expected) console.log(`    expected  ${record}${missing.includes(record) ? '' : '  (found)'}`);
  if (suggestion) console.log(`    did you mean  ${suggestion}`);
  for (const { record, title } of found) console.log(`    came      ${record}  ${title}`);
  if (found.length === 0) console.log('    came      nothing');
}

function share(answers) {
  const good = answers.filter((answer) => answer.missing.length === 0).length;
  return answers.length ? `${good}/${answers.length}`.padStart(8) : '-'.padStart(8);
}

function printTable(answers) {
  const kinds = [...new Set(answers.map(({ kind }) => kind))];
  console.log(['success at 10'.padEnd(20), ...languages.map((tag) => tag.padStart(8)), 'all'.padStart(8)].join(''));
  for (const kind of [...kinds, 'all']) {
    const row = answers.filter((answer) => kind === 'all' || answer.kind === kind);
    console.log([kind.padEnd(20), ...languages.map((tag) => share(row.filter(({ language }) => language === tag))), share(row)].join(''));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'judged'));
try {
  const questions = readQuestions();
  checkQuestions(questions);
  const data = join(folder, 'node');
  makeNode(data);
  const answers = await judgeAll(data, questions);
  const failures = answers.filter((answer) => answer.missing.length > 0);
  failures.forEach(printFailure);
  printTable(answers);
  const success = 1 - failures.length / answers.length;
  console.log(`${(100 * success).toFixed(1)} % of ${answers.length} questions; at least ${(100 * least).toFixed(1)} % and every cross question are asked for`);
  if (success < least || failures.some(({ kind }) => kind === 'cross')) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
