// Every page of the desk, as a focal point and as the Secretariat see it: what it weighs, its markup (Nu HTML checker), and what
// axe and pa11y say of it in Chromium; the forms of all formats, section by section; what is answered to forms. Languages take
// turns: each page is looked at in two of them, every other section of a form in one.
//
//   node tests/browser/desk.mjs --bch build/dev/bch --data FOLDER [--every]     --every: everything in six languages
//
// FOLDER is a demonstration node, of which a copy is used.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pa11y from 'pa11y';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer';
import vnu from 'vnu-jar';
import { Client, Node, sample } from '../desk/lib.mjs';
import { expect, faults, judge, languages, option } from './pages.mjs';

const most_bytes = 20 * 1024;  // of a page on the wire
const every = process.argv.includes('--every');
const tags = Object.keys(languages);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const node = new Node(option('--data'));
const url = await node.serve();
const draft_in = (answer) => answer.location.match(/\/draft\/([0-9a-f]+)/)[1];
const must = (answer, status, what) => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.body.replace(/<[^>]*>/g, ' ').slice(-600)}`);
  return answer;
};

// Two desks that are not empty.
const amara = await new Client(node, 'amara').join(node.invite({ role: 'clearing-house-focal-point', party: 'XA', name: 'Amara' }));
const sam = await new Client(node, 'sam').join(node.invite({ role: 'secretariat', name: 'Sam' }));
const link = [{ url: 'https://example.org/law', language: 'en' }];
const law = async (title) => amara.take_in(sample('biosafetyLaw', 'xa', { title: { en: title, fr: `${title} (fr)` }, documents: link }), 'xa');
const at = (draft, rest = '') => `/en/desk/draft/${draft}${rest}`;
const published = must(await amara.post(at(await law('A law'), '/publish')), 303, 'publishing').location.match(/number=([A-Z0-9-]+)/)[1];
const amendment = draft_in(must(await amara.post(`/en/desk/record/${published}/amend`), 303, 'amending'));
must(await amara.post(at(amendment, '/section/general'), { version: await amara.version(amendment, 'general'), answers: 'title', 'title.en': 'A law, amended' }), 303, 'writing');
must(await amara.post(at(amendment, '/comment'), { text: 'Is this right?\nI think so.' }), 303, 'a remark');
const requested = await law('A law that waits');
must(await amara.post(at(requested, '/request'), { note: 'Please.' }), 303, 'a request');
must(await amara.post_files(at(await law('A law with a file'), '/section/general'), { version: 1 }, { 'file.documents': { name: 'law.txt', bytes: 'A text.\n' } }), 303, 'a file');
const shared = must(await amara.post(at(amendment, '/share')), 200, 'sharing');
const secret = shared.body.match(/desk\/shared\/([\w-]+)/)[1];
must(await amara.post('/en/desk/searches', { name: 'Maize', address: '/en/search?q=maize', pace: 'daily' }), 303, 'a search');
const [{ id: search }] = node.sql("SELECT id FROM item WHERE kind = 'search'");
must(await new Client(node, 'reader').post(`/en/desk/report/${published}`, { text: 'The date is wrong.' }), 303, 'a report');
const letter = must(await sam.post_files('/en/desk/letters', { party: 'XA', dated: '2026-01-05', received: '2026-01-12', says: 'A contact.' },
  { scan: { name: 'letter.pdf', bytes: '%PDF-1.4 a letter' } }), 303, 'a letter').location.match(/designations\/(\w+)/)[1];
const invited = must(await amara.post('/en/desk/invite', { party: 'XA', name: 'Ben', role: 'authorized-user', language: 'en' }), 200, 'an invitation');
const code = invited.body.match(/<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})<\/code>/)[1];
await new Client(node, 'cora').join(node.invite({ role: 'authorized-user', party: 'XA', name: 'Cora' }));
const [{ id: cora }] = node.sql("SELECT id FROM item WHERE kind = 'account' AND json_extract(body, '$.login') = 'cora'");

// Pages behind /en/desk/, by the doors of src/desk/pages.cpp; an empty list: the door answers no page, or only to who asks
// for JSON. Whoever is named here sees it; otherwise both do.
const pages = {
  '': [''], account: ['account'], 'account/authenticator': ['account/authenticator'], 'account/codes': ['account/codes'],
  'account/passkeys': [], 'account/password': ['account/password'], announce: [['announce', sam]], audit: ['audit?party=xa'], 'audit.json': [],
  'country/{party}': [['country/xa', amara]], deliveries: [['deliveries', sam]], designations: ['designations?party=xa'], 'designations/{letter}': [`designations/${letter}`],
  'designations/{letter}/scan': [], 'draft/{draft}': [`draft/${amendment}`, `draft/${requested}`], 'draft/{draft}.json': [],
  'draft/{draft}/compare': [`draft/${amendment}/compare`], 'draft/{draft}/file/{file}': [], 'draft/{draft}/languages': [[`draft/${amendment}/languages`, amara]],
  'draft/{draft}/letter': [], 'draft/{draft}/new': [[`draft/${amendment}/new?field=authorities&format=authority`, amara]],
  'draft/{draft}/preview': [`draft/${amendment}/preview`], 'draft/{draft}/records': [], 'draft/{draft}/section/{section}': [],  // below: of all formats
  'draft/{draft}/share': [`draft/${amendment}/share`], 'draft/{draft}/upload/{upload}': [], drafts: ['drafts?party=xa'],
  'handover/{party}': ['handover/xa'], editions: [['editions', sam]], 'editions/file': [], invite: ['invite?party=XA'], join: ['join'], 'join/{code}': [`join/${code}`], new: ['new', 'new?format=resource'],
  notices: ['notices'], practice: [], preferences: ['preferences'], 'record/{number}': [`record/${published}`], 'report/{number}': [`report/${published}`],
  reports: ['reports'], requests: ['requests'], searches: ['searches', 'searches?save=%2Fen%2Fsearch%3Fq%3Dmaize'], 'searches/{id}': [[`searches/${search}`, amara]],
  'shared/{secret}': [`shared/${secret}`], 'sign-in': [['sign-in', undefined]], users: ['users?party=XA'], 'users/{account}': [`users/${cora}`],
  'withheld/{party}': [['withheld/xa', amara]],
};
const doors = [...readFileSync('src/desk/pages.cpp', 'utf8').matchAll(/\{Method::get, "\/\{language\}\/desk\/?([^"]*)"/g)].map(([, pattern]) => pattern);
for (const door of doors) expect(pages[door], `the door ${door} has no line in tests/browser/desk.mjs`);
for (const door of Object.keys(pages)) expect(doors.includes(door), `there is no door ${door}`);

// What is looked at: who, where, in which languages; or a page that is the answer to a form.
const looked_at = [];
let turn = 0;
const in_turn = (count) => every ? tags : Array.from({ length: count }, (_, i) => tags[(turn++ + 3 * i) % tags.length]);
for (const [path, who] of Object.values(pages).flat().map((each) => Array.isArray(each) ? [each[0], [each[1]]] : [each, [amara, sam]]))
  for (const person of who) looked_at.push({ person, name: `${person?.name ?? 'nobody'} ${path.replace(/[0-9a-f]{16,}/, '~')}`, path, asked: in_turn(2) });

// Forms: an empty draft of each format, in two languages, and one of the demonstration.
let sections_seen = 0;
for (const format of [...new Set([...(await amara.get('/en/formats')).body.matchAll(/href="\/en\/formats\/(\w+)"/g)].map(([, each]) => each))]) {
  const begun = await amara.post('/en/desk/new', { format, party: 'xa', language: ['en', 'ar'] });
  const draft = draft_in(begun.status === 303 ? begun : must(await amara.post('/en/desk/new', { format, party: '', language: ['en', 'ar'] }), 303, `a draft of ${format}`));
  const sections = [...(await amara.get(at(draft))).body.matchAll(/section\/(\w[\w-]*)/g)].map(([, each]) => each);
  // Every other section, and what all formats have in common once.
  const wanted = [...new Set(sections)].filter((section) => every || (sections_seen++ % 2 === 0 && (section !== 'rights' || format === 'biosafetyLaw')));
  for (const section of wanted) looked_at.push({ person: amara, name: `form ${format} ${section}`, path: `draft/${draft}/section/${section}`, asked: in_turn(1) });
}

// Answers to forms, in one language each: what went wrong, and what is shown once.
const answers = [];
async function answered(name, client, path, fields, status) {
  const language = tags[turn++ % tags.length];
  const answer = must(await client.post(`/${language}${path}`, fields), status, name);
  answers.push({ name, language, text: answer.body, bytes: answer.bytes.length });
}
const other = await new Client(node, 'amara').sign_in();
await answered('a proof is asked for', other, '/desk/invite', { party: 'XA', name: 'Dora', role: 'authorized-user' }, 200);
await answered('a wrong proof', other, '/desk/invite', { party: 'XA', name: 'Dora', role: 'authorized-user', proof: 'AAAA-AAAA' }, 403);
await answered('an invitation', amara, '/desk/invite', { party: 'XA', name: 'Dora', role: 'authorized-user', language: 'en' }, 200);
await answered('the letter to it', amara, '/desk/invite/letter', { code }, 200);
await answered('a weak password', amara, '/desk/account/password', { old: 'x', password: 'password', again: 'password' }, 400);
await answered('a list of codes', amara, '/desk/account/codes', {}, 200);
await answered('an authenticator', amara, '/desk/account/authenticator', { do: 'begin' }, 200);
const { token } = amara;
amara.token = 'other';
await answered('a form of another session', amara, '/desk/account/password', { old: 'x' }, 403);
amara.token = token;
await answered('a conflict', amara, `/desk/draft/${amendment}/section/general`, { version: 1, answers: 'title', 'title.en': 'Another' }, 409);
await answered('records are found', amara, `/desk/draft/${amendment}/section/authorities`, { version: await amara.version(amendment, 'authorities'), do: 'find:authorities', 'find.authorities': 'biosafety' }, 200);
await answered('a wrong sign-in', new Client(node, 'nobody'), '/desk/sign-in', { login: 'amara', password: 'wrong' }, 403);

// The page of a node for exercises.
const exercises = new Node(option('--data'));
await exercises.serve({}, '--practice');
for (const language of tags) {
  const answer = must(await new Client(exercises, 'nobody').get(`/${language}/desk/practice`), 200, 'practice');
  answers.push({ name: 'practice', language, text: answer.body, bytes: answer.bytes.length });
}
await exercises.remove();

let largest = [0];
let largest_plain = [0];
function weigh(where, bytes, plain) {
  if (bytes > largest[0]) largest = [bytes, where];
  if (plain > largest_plain[0]) largest_plain = [plain, where];
  expect(bytes <= most_bytes, `${where}: ${bytes} bytes`);
}

// Each page once as it is sent: weighed, and kept for the checker of markup.
const folder = join(node.folder, 'saved');
mkdirSync(folder);
const files = [];
async function fetch_all() {
  for (const { person, name, path, asked } of looked_at) {
    for (const language of asked) {
      const client = person ?? new Client(node, 'nobody');
      const zipped = await client.ask('GET', `/${language}/desk${path && '/'}${path}`, { headers: { 'accept-encoding': 'gzip' } });
      const page = await client.get(`/${language}/desk${path && '/'}${path}`);
      expect(page.status === 200, `${language} ${name}: status ${page.status}`);
      expect(page.body.includes(`<html lang="${language}"`), `${language} ${name}: another language`);
      weigh(`${language} ${name}`, zipped.bytes.length, page.bytes.length);
      files.push(join(folder, `${language}-${name.replace(/[^\w-]+/g, '-')}.html`));
      writeFileSync(files.at(-1), page.body);
    }
  }
  for (const { name, language, text, bytes } of answers) {
    weigh(`${language} ${name}`, bytes / 3, bytes);
    files.push(join(folder, `${language}-${name.replace(/[^\w-]+/g, '-')}.html`));
    writeFileSync(files.at(-1), text);
  }
}

function check_markup() {
  const run = spawnSync('java', ['-Xss1m', '-jar', vnu.vnuJar ?? vnu, '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  for (const { url: file, lastLine, message, extract } of JSON.parse(run.stderr).messages)
    faults.push(`${(file ?? '').replace(/.*\//, '')}:${lastLine}: ${message} (${(extract ?? '').trim().slice(0, 120)})`);
}

const cookies_of = (person) => [...person?.cookies ?? []].map(([name, value]) => ({ name, value, url }));

async function look(page, where, address) {
  await page.goto(address);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `${where}: scrolls sideways by ${wide} px`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const violation of violations) faults.push(`${where}: ${violation.id}: ${violation.help} (${violation.nodes[0].html.slice(0, 160)})`);
}

async function look_in_chromium() {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const widths = [1280, 320, 768];
  let looks = 0;
  for (const person of [amara, sam, undefined]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies(cookies_of(person));
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const each of looked_at.filter((one) => one.person === person)) {
      for (const language of each.asked) {
        const width = widths[looks++ % widths.length];
        await page.setViewportSize({ width, height: 900 });
        await look(page, `${language} ${each.name} at ${width} px`, `${url}/${language}/desk${each.path && '/'}${each.path}`);
      }
    }
    if (person === amara) {
      for (const { name, language, text } of answers) {
        const address = `${url}/${language}/desk/answer-${looks++}`;
        await page.route(address, (route) => route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' }));
        await look(page, `${language} ${name}`, address);
      }
    }
    for (const error of errors) faults.push(`${person?.name}: ${error}`);
    await context.close();
  }
  await browser.close();
  return looks;
}

async function look_with_pa11y() {
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const sampled = every ? looked_at : looked_at.filter(({ path, name }) => ['', 'audit?party=xa', 'users?party=XA', `draft/${amendment}`, 'preferences'].includes(path) || name.startsWith('form biosafetyLaw'));
  let looks = 0;
  for (const { person, name, path, asked } of sampled) {
    for (const language of asked.slice(0, every ? 6 : 1)) {
      const page = await browser.newPage();
      if (person) await page.setCookie(...cookies_of(person));
      const { issues } = await pa11y(`${url}/${language}/desk${path && '/'}${path}`, { browser, page, standard: 'WCAG2AA', chromeLaunchConfig: {} });
      // A fieldset that only holds what is asked on a condition, and can be disabled, has no name: its questions have.
      for (const issue of issues.filter(({ code, context }) => !(code.endsWith('H71.NoLegend') && context.includes('class="when"')))) faults.push(`pa11y: ${language} ${name}: ${issue.message} (${issue.code}; ${issue.context.slice(0, 160)})`);
      await page.close();
      ++looks;
    }
  }
  await browser.close();
  return looks;
}

const from = Date.now();
const seconds = () => `${Math.round((Date.now() - from) / 1000)} s`;
try {
  await fetch_all();
  check_markup();
  console.log(`Nu HTML checker: ${files.length} pages of the desk, ${seconds()}`);
  console.log(`axe: ${await look_in_chromium()} looks, ${seconds()}`);
  console.log(`pa11y: ${await look_with_pa11y()} looks, ${seconds()}`);
  console.log(`the largest: ${largest.join(' bytes on the wire: ')}; ${largest_plain.join(' bytes not compressed: ')}`);
} catch (error) {
  faults.push(error.stack);
}
await node.remove();
judge();
