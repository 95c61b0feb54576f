// A hundred steps at the desk and among readers, each of them first on a disk that is full, then on one that is broken, then on a
// disk that fails in the middle of it (tests/desk/faults.c). A step that only reads is answered as ever; any other is refused
// with a sentence in the reader's language and leaves nothing half-done; as soon as the disk is well the same step is done, by
// the same process. At the end everything that was acknowledged is there, and proven.
//
//   node tests/desk/faults.mjs --bch build/dev/bch --data FOLDER [--all]     (a demonstration node, of which a copy is used)
//
// Without --all the disk fails in the middle of every seventh moment only.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Node, bch, expect, judge, option, sample, sentence_of } from './lib.mjs';
import { story } from './faults_story.mjs';

const node = new Node(option('--data'));
const stride = process.argv.includes('--all') ? 1 : 7;
const errors = { ENOSPC: 28, EIO: 5 };
const tongues = { en: 'ltr', ar: 'rtl', es: 'ltr', fr: 'ltr', ru: 'ltr', zh: 'ltr' };
const patience = 20_000;

// The disk: what the library and this test share.
class Disk {
  constructor(name) {
    this.file = openSync(name, 'w+');
    this.write(0, 0);
  }
  write(error, spared) {
    const said = Buffer.alloc(16);
    said.writeInt32LE(error, 0);
    said.writeInt32LE(spared, 4);
    writeSync(this.file, said, 0, 16, 0);
  }
  fail(error, spared = 0) { this.write(errors[error], spared); }
  heal() {
    const said = Buffer.alloc(16);
    readSync(this.file, said, 0, 16, 0);
    this.write(0, 0);
    return said.readInt32LE(12);  // how many calls have failed
  }
}

function build_library() {
  const library = join(node.folder, 'faults.so');
  const said = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, new URL('faults.c', import.meta.url).pathname, '-ldl'], { encoding: 'utf8' });
  if (said.status !== 0) throw new Error(said.stderr);
  return library;
}

// Somebody who reads the site in the language of the moment.
class Reader extends Client {
  ask(method, path, options) {
    const asked = super.ask(method, path.replace(/^\/en\//, `/${Reader.tongue}/`), options);
    return Promise.race([asked, new Promise((_, give_up) => setTimeout(() => give_up(new Error(`${method} ${path}: no answer`)), patience).unref())]);
  }
}
Reader.tongue = 'en';

const disk = new Disk(join(node.folder, 'disk'));
await node.serve({ LD_PRELOAD: build_library(), FAULTS_CONTROL: join(node.folder, 'disk'), FAULTS_FOLDER: node.data });
let ended;
node.ended.then((how) => { ended = how; });

// All that is kept, without what passes by itself: sessions that are seen, saved searches that are looked at.
function kept() {
  const rows = node.sql(`ATTACH '${join(node.data, 'journal.db')}' AS journal; SELECT kind, count(*) AS items,
    CASE kind WHEN 'session' THEN 0 ELSE sum(version) END AS versions FROM item WHERE kind NOT IN ('follower') GROUP BY kind
    UNION ALL SELECT 'piece', count(*), total(length(bytes)) FROM piece UNION ALL SELECT 'deed', count(*), 0 FROM deed
    UNION ALL SELECT 'journal', size, 0 FROM journal.head`);
  const text = rows.map(({ kind, items, versions }) => `${kind} ${items} ${versions}`);
  return { all: text.join(', '), journal: text.at(-1) };
}

// A minute later: sessions are noted as seen by what is asked next, also by pages that only read.
const let_time_pass = () => node.sql(`UPDATE item SET body = json_set(body, '$.seen', ${Date.now() - 61_000}) WHERE kind = 'session'`);

const is_good = (answer) => answer.status < 400;
const is_json = (answer) => (answer.headers['content-type'] ?? '').startsWith('application/problem+json');

function judge_refusal(where, step, answer) {
  expect(answer.status >= 500 && answer.status < 600, `${where}: ${answer.status} ${sentence_of(answer.body)}`);
  if (step.json) {
    if (!expect(is_json(answer), `${where}: ${answer.headers['content-type']} instead of a problem in JSON`)) return;
    const problem = JSON.parse(answer.body);
    expect(problem.status === answer.status && problem.title && problem.detail, `${where}: ${answer.body}`);
    return;
  }
  const page = answer.body;
  expect(page.includes(`<html lang="${Reader.tongue}"`) && page.includes(`dir="${tongues[Reader.tongue]}"`), `${where}: not in the reader's language`);
  expect(/<h1>[^<]+<\/h1><p>[^<]+<\/p>/.test(page) && !/(?:store|error)\.[a-z]/.test(page), `${where}: does not say what to do: ${sentence_of(page)}`);
}

// One try while the disk fails: true when the step is done now.
async function try_badly(step, error, spared) {
  const where = `${step.name}, ${error} after ${spared} calls (${Reader.tongue})`;
  const before = step.reads ? undefined : kept();
  disk.fail(error, spared);
  let answer;
  try {
    answer = await step.do();
  } catch (problem) {
    disk.heal();
    expect(false, `${where}: ${problem.message}`);
    return { failed: 1, is_done: false };
  }
  const failed = disk.heal();
  if (step.reads) expect(is_good(answer), `${where}: reading is refused: ${answer.status} ${sentence_of(answer.body)}`);
  else if (is_good(answer)) expect(kept().all !== before.all || step.may_keep_nothing, `${where}: acknowledged, and nothing is kept`);
  else {
    judge_refusal(where, step, answer);
    const after = kept();
    expect(after.all === before.all || step.in_parts, `${where}: refused with ${answer.status}, and half-done: ${before.all} ${after.all}`);
    expect(after.journal === before.journal || step.may_be_published, `${where}: refused with ${answer.status}, and published`);
  }
  return { failed, answer, is_done: !step.reads && is_good(answer) };
}

async function take(step, number) {
  const names = Object.keys(tongues);
  let done;
  let turn = number;
  const badly = async (error, spared) => {
    Reader.tongue = names[turn++ % names.length];
    let_time_pass();
    const tried = await try_badly(step, error, spared);
    Reader.tongue = 'en';
    ++tries;
    if (tried.is_done) done = tried.answer;
    return tried;
  };
  await badly('ENOSPC', 0);
  if (!done) await badly('EIO', 0);
  for (let spared = 1 + number % stride; !done && !step.reads; spared += stride) {
    const { failed } = await badly(spared % 2 ? 'EIO' : 'ENOSPC', spared);
    if (failed === 0) break;  // not even reached: answered without it
  }
  if (!done) {
    done = await step.do();
    expect(is_good(done), `${step.name}: refused on a disk that is well again: ${done.status} ${sentence_of(done.body)}`);
  }
  expect(ended === undefined, `${step.name}: the server has ended with ${ended}`);
  await step.then?.(done);
}

let tries = 0;
const from = Date.now();
const steps = story(node, Reader);
let number = 0;
for (const step of steps) {
  try {
    await take(step, number++);
  } catch (error) {
    expect(false, `${step.name}: ${error.message}`);
    break;
  }
  if (ended !== undefined) break;
  if (process.argv.includes('--verbose')) console.log(`${number} ${step.name} ${Math.round((Date.now() - from) / 100) / 10} s, ${tries} tries`);
}
if (number === steps.length && ended === undefined) await steps.look(expect);
if (process.argv.includes('--verbose')) console.log(node.log.split('\n').filter((line) => line.includes('problem')).slice(-20).join('\n'));
const proof = node.run('verify', '--json');
expect(proof.status === 0, `verify: ${proof.stdout}${proof.stderr}`);
await node.remove();
judge(`a failing disk: ${number} steps, ${tries} tries in ${Math.round((Date.now() - from) / 1000)} s, ${bch}`);
