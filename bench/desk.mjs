// What bench/desk.sh measures: see there. First byte at the client, gzip, one page at a time; figures: issue 6, section 5.
//
//   node bench/desk.mjs --bch BCH --asker BENCH_LATENCY --data NODE --peer-drafts FILE      the desk of that node, which is changed
//   node bench/desk.mjs --peer URL --peer-drafts FILE                                       the plain pages of the same drafts
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { Client, Node, option, sample } from '../tests/desk/lib.mjs';

const most = { page: 5, bytes: 20 * 1024, publish: 15, autosave: 2048 };
const tags = ['en', 'ar', 'es', 'fr', 'ru', 'zh'];
const rounds = 120;
const skipped = 12;  // of each page, before it is measured
const drafts = 1000;
const writers = 16;
const to_publish = 150;  // by each
const to_warm_up = 10;    // by each before, not counted: the server opens what it keeps open
let missed = 0;

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const share = (numbers, part) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
function say(name, took, bytes, figure) {
  const [p50, p99] = [share(took, 0.5), share(took, 0.99)];
  tell(name, p50, p99, bytes, figure ? figure(p50, p99, bytes) : false);
}
function tell(name, p50, p99, bytes, misses) {
  if (misses) ++missed;
  console.log(`${name.padEnd(52)} p50 ${p50.toFixed(2).padStart(7)} ms  p99 ${p99.toFixed(2).padStart(7)} ms  ${bytes ? `${String(bytes).padStart(6)} bytes` : ''}${misses ? '  MISSED' : ''}`);
}
const head_bytes = (answer) => Object.entries(answer.headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 20);
const zipped = { headers: { 'accept-encoding': 'gzip' } };

async function measure(name, client, path, figure, times = rounds) {
  const took = [];
  let bytes = 0;
  for (let round = 0; round < times + skipped; ++round) {
    const answer = await client.ask('GET', path(tags[round % tags.length]), zipped);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
    if (round < skipped) continue;
    took.push(answer.took);
    bytes = Math.max(bytes, answer.bytes.length + head_bytes(answer));
  }
  say(name, took, bytes, figure);
}

if (option('--peer')) {
  const client = new Client({ url: option('--peer') });
  const ids = readFileSync(option('--peer-drafts'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).id);
  let next = 0;
  await measure('peer: list of drafts (nginx, PHP, SQLite)', client, () => '/drafts');
  await measure('peer: a draft, a box for each field', client, () => `/draft/${ids[next++ % ids.length]}`);
  process.exit(0);
}

const node = new Node(option('--data'), { is_itself: true });
const url = await node.serve();
const cores = (list) => execFileSync('taskset', ['-acp', list, String(node.server.pid)]);
cores('0,1');
const people = [];
const parties = ['XA', 'XB', 'XC', 'XD', 'XE', 'XF', 'XG', 'XH'];
for (let i = 0; i < writers; ++i)
  people.push(await new Client(node, `person-${i}`).join(node.invite({ role: 'clearing-house-focal-point', party: parties[i % parties.length], name: `Person ${i}` })));
const sam = await new Client(node, 'sam').join(node.invite({ role: 'secretariat', name: 'Sam' }));
const [amara] = people;
const of_xa = people.filter((_, i) => i % parties.length === 0);
const must = (answer, status, what) => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.body.replace(/<[^>]*>/g, ' ').slice(-400)}`);
  return answer;
};
const at = (draft, rest = '') => `/en/desk/draft/${draft}${rest}`;
const link = [{ url: 'https://example.org/text', language: 'en' }];
const [{ address }] = JSON.parse((await amara.get('/en/search.json?format=authority&party=xa')).body).records;
const { content } = JSON.parse((await amara.get(`${address}.json`)).body);
const authorities = [{ identifier: content.header.identifier }];
const law = (number) => sample('biosafetyLaw', 'xa', { title: { en: `Law ${number} of the measurement`, fr: `Loi ${number} de la mesure` }, documents: link, authorities });

// A thousand drafts of one country, by two people; every tenth is asked for.
const kinds = [['authority', 'xa'], ['biosafetyLaw', 'xa'], ['biosafetyDecision', 'xa'], ['nationalRiskAssessment', 'xa']];
const made = {};
for (let i = 0; i < drafts; ++i) {
  const [format, party] = kinds[i % kinds.length];
  const record = i % 10 === 3 ? law(i) : sample(format, party, { documents: link });
  const person = of_xa[i % of_xa.length];
  const draft = await person.take_in(record, 'xa');
  const kind = record.header.schema;
  const state = i % 10 === 3 ? 'requested' : 'draft';
  made[kind] = [...made[kind] ?? [], { draft, person, record, state }];
  if (state === 'requested') must(await person.post(at(draft, '/request')), 303, 'a request');
  if (i % 10 === 5) await person.post(at(draft, '/comment'), { text: 'Is it right so?' });
}
writeFileSync(option('--peer-drafts'), Object.values(made).flat().map(({ draft, record, state }) => `${JSON.stringify({ id: draft, state, record })}\n`).join(''));
console.log(`${drafts} drafts, ${JSON.parse((await amara.get('/health')).body).entries} entries in the journal`);

// Publishing, acknowledged: sixteen at once, each the next as soon as one is acknowledged.
const ready = [];
for (let i = 0; i < to_warm_up + to_publish; ++i) for (const [of, person] of people.entries())
  ready.push({ person, draft: await person.take_in(law(i), parties[of % parties.length].toLowerCase()) });
{
  const whole = ready.map(({ person, draft }) => person.written('POST', at(draft, '/publish'))).join('\0');
  const asker = spawn(option('--asker'), [new URL(url).port, '--whole', '303', '--connections', String(writers), '--skipped', String(to_warm_up * writers)], { stdio: ['pipe', 'pipe', 'inherit'] });
  asker.stdin.end(`${whole}\0`);
  const [count, p50, p99, , others, rate] = (await text(asker.stdout)).split(' ').map(Number);
  if (count !== to_publish * writers) throw new Error(`publishing: ${others} were refused`);
  tell(`publish, acknowledged, ${writers} writers at once`, p50 / 1000, p99 / 1000, 0, p99 / 1000 > most.publish);
  console.log(`  ${count} of them, ${rate} a second`);
}
const [newest] = JSON.parse((await amara.get('/en/search.json?format=biosafetyLaw&party=xa')).body).records;
const [published] = newest.address.match(/BCH-[A-Z]+-[A-Z]+-\d+/);  // of the country whose desk is looked at
cores('0');
if (process.argv.includes('--publish-only')) process.exit(0);

// Pages.
const figure = (p50, _, bytes) => p50 > most.page || bytes > most.bytes;
const desk = (name, path, client = amara) => measure(name, client, (tag) => `/${tag}/desk${path}`, figure);
await desk('home', '');
await desk('home of the Secretariat', '', sam);
await desk('drafts of the country', '/drafts?party=xa');
await desk('new record', '/new');
await desk('the record at the desk', `/record/${published}`);
await desk('users', '/users?party=XA');
await desk('notices', '/notices');
await desk('designations', '/designations?party=xa', sam);
await measure('hand-over, to be printed: up to 1,000 records a kind', amara, (tag) => `/${tag}/desk/handover/xa`, undefined, 6);
await desk('audit trail', '/audit', sam);
await desk('reports', '/reports');
await desk('searches', '/searches');
await desk('account', '/account');
await desk('preferences', '/preferences');
for (const [format, all] of Object.entries(made)) {
  const { draft, person } = all.find(({ state }) => state === 'draft');
  await desk(`draft, ${format}`, `/draft/${draft}`, person);
  const sections = new Set([...(await person.get(at(draft))).body.matchAll(/section\/([\w-]+)/g)].map(([, each]) => each));
  for (const section of sections) await desk(`  its section ${section}`, `/draft/${draft}/section/${section}`, person);
}
const begun = must(await amara.post('/en/desk/new', { format: 'modifiedOrganism', party: '', language: tags }), 303, 'an LMO').location.match(/\/draft\/([0-9a-f]+)/)[1];
for (const section of ['identity', 'modification', 'characteristics', 'detection', 'additional'])
  await desk(`draft in six languages, LMO, section ${section}`, `/draft/${begun}/section/${section}`);

// Saving by itself: what Chromium sends.
{
  const { chromium } = createRequire(new URL('../tests/browser/package.json', import.meta.url))('playwright-core');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const context = await browser.newContext();
  await context.addCookies([...amara.cookies].map(([name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${url}/en/desk/draft/${begun}/section/identity`);
  const box = page.locator('textarea[data-splice=true]').first();
  let largest = 0;
  const took = [];
  for (let time = 0; time < 8; ++time) {
    if (time === 0) await box.fill('A long description of many words, as somebody writes it. '.repeat(60));
    else await box.press('End').then(() => box.pressSequentially(` And sentence number ${time} is added, of about a hundred signs, as one writes in ten seconds.`));
    const asked = page.waitForRequest((request) => request.url().endsWith('/autosave'));
    await page.clock.runFor(10_500);
    const request = await asked;
    await request.response();
    const sizes = await request.sizes();
    if (time > 0) largest = Math.max(largest, sizes.requestHeadersSize + sizes.requestBodySize);
    took.push(request.timing().responseStart - request.timing().requestStart);
  }
  say('autosave (bytes: the largest request, head and body)', took, largest, (p50, p99, bytes) => bytes > most.autosave || p50 > most.page);
  await browser.close();
}
await node.end();
console.log(missed === 0 ? 'all figures are met' : `${missed} figures are missed`);
process.exit(missed === 0 ? 0 : 1);
