// Plants secrets that occur nowhere else: answers that are withheld as confidential (texts, lists, members of groups, files), their
// reasons, private notes, drafts, comments, notes to requests, the reason of a withdrawal. Then walks through everything that
// leaves a node, as everybody who may not know: pages, renditions, feeds, lists, the journal's tiles and contents, exports, error
// pages, the log, and every file of the node; and looks for each secret in every form in which it could stand there. What is
// withheld must not be readable in workspace.db either. Last, one answer is published after all: now the same walk must find
// it, or it would find nothing at all.
//
//   node tests/desk/canary.mjs --bch build/dev/bch
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Client, Node, expect, faults, judge, sample, sentence_of } from './lib.mjs';

const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];
const node = new Node();
await node.serve();
const at = (draft, rest = '') => `/en/desk/draft/${draft}${rest}`;

// ---- secrets

const letters = (alphabet, count) => Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
const secrets = [];
// `kept`: where it may be readable: nowhere, or in the workspace.
function secret(name, kept = 'workspace') {
  const [latin, cyrillic] = [letters('bcdfghjkmnpqrtvwxz', 24), letters('бвгджзклмнпрстфхцчшщ', 12)];
  const made = { name, kept, text: `${latin} ${cyrillic}`, latin, needles: [] };
  // Word lists shorten the beginnings of words, stemmers their ends.
  const needle = (text) => made.needles.push(text.toLowerCase());
  needle(latin.slice(4, 18));
  needle(cyrillic);
  needle(encodeURIComponent(cyrillic));
  needle([...cyrillic].map((letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, '0')}`).join(''));
  needle([...cyrillic].map((letter) => `&#${letter.codePointAt(0)};`).join(''));
  for (const word of [latin, cyrillic]) {
    const bytes = Buffer.from(word);
    needle(bytes.toString('hex'));
    for (let skipped = 0; skipped < 3; ++skipped) {  // wherever it begins within three bytes
      const whole = bytes.subarray(skipped, skipped + Math.floor((bytes.length - skipped) / 3) * 3);
      made.needles.push(whole.toString('base64'), whole.toString('base64url'));
    }
  }
  made.needles = [...new Set(made.needles)];
  secrets.push(made);
  return made;
}

let looked = 0;
let found = new Set();
function look(where, bytes, which = secrets) {
  ++looked;
  const text = Buffer.isBuffer(bytes) ? bytes.toString('utf8') : String(bytes);
  const lower = text.toLowerCase();
  for (const { name, needles } of which) {
    if (!needles.some((needle) => (/[A-Z]/.test(needle) ? text : lower).includes(needle))) continue;
    found.add(name);
    expect(false, `LEAK: ${name} in ${where}`);
  }
}

// ---- people

const people = {};
for (const [name, role, party] of [['publisher', 'clearing-house-focal-point', 'XA'], ['writer', 'authorized-user', 'XA'], ['contact', 'emergency-contact', 'XA'],
  ['foreign', 'clearing-house-focal-point', 'XB'], ['secretariat', 'secretariat']]) {
  people[name] = new Client(node, name);
  await people[name].join(node.invite({ role, party, name }));
}
people.nobody = new Client(node);
const { writer, publisher } = people;
const must = (answer, status, what) => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${sentence_of(answer.body)}`);
  return answer;
};

// ---- planting

const sections_of = (format) => [...readFileSync(new URL(`../../treaty/formats/${format}.toml`, import.meta.url), 'utf8').matchAll(/\[\[section\]\]\nid = "([^"]+)"/g)].map(([, id]) => id);
const first_section = (format) => sections_of(format)[0];
const marked = (path, reason) => ({ [`withhold.${path}`]: reason.text, [`withhold-until.${path}`]: '2020-01-01' });
async function write(draft, format, fields) {
  const section = first_section(format);
  must(await writer.post(at(draft, `/section/${section}`), { version: await writer.version(draft, section), ...fields }), 303, `${format} is written`);
}
async function publish(draft) {
  const answer = must(await publisher.post_proven(at(draft, '/publish')), 303, 'it is published');
  return answer.location.match(/number=([A-Z0-9-]+)/)[1];
}

const reasons = ['description', 'documents', 'group', 'list'].map((name) => secret(`the reason for withholding ${name}`, 'nowhere'));
const description = secret('a withheld text', 'nowhere');
const file = secret('a withheld file', 'nowhere');
const file_name = secret('the name of a withheld file', 'nowhere');
const pieces = secret('a withheld file that came in pieces', 'nowhere');
const unfinished = secret('a file on its way', 'nowhere');
const member = secret('a withheld member of a group', 'nowhere');
const listed = secret('a withheld line of a list', 'nowhere');
const before_marked = secret('an answer of before it was marked', 'nowhere');
const notes = secret('private notes', 'nowhere');
const drafted = secret('a draft', 'nowhere');
const [comment, note, why, withdrawal] = ['a comment', 'the note of a request', 'why a draft was given back', 'the reason of a withdrawal'].map((name) => secret(name));

const law = await writer.take_in(sample('biosafetyLaw', 'xa', { documents: undefined, notes: notes.text }), 'xa');
await write(law, 'biosafetyLaw', { answers: 'description', 'description.en': before_marked.text });
await write(law, 'biosafetyLaw', { answers: 'description', 'description.en': description.text, ...marked('description', reasons[0]),
  'withhold-commitment.description': 'yes' });
const section = first_section('biosafetyLaw');
must(await writer.post_files(at(law, `/section/${section}`), { version: await writer.version(law, section), answers: 'documents', 'withhold.documents': reasons[1].text }, { 'file.documents': { name: `${file_name.latin}.txt`, bytes: `A law. ${file.text}\n` } }), 303, 'a file is attached');
const text = Buffer.from(`The second schedule. ${pieces.text}\n`);
for (let sent = 0; sent < text.length; sent += 40)
  must(await writer.post_piece(law, 'schedule', sent, text.subarray(sent, sent + 40), sent + 40 >= text.length ? { field: 'documents', name: 'schedule.txt' } : {}), 200, 'a piece comes');
must(await writer.post_piece(law, 'annex', 0, `An annex. ${unfinished.text}\n`), 200, 'a piece comes');
must(await writer.post(at(law, '/comment'), { text: comment.text }), 303, 'a comment');
must(await writer.post(at(law, '/request'), { note: note.text }), 303, 'it is requested');
must(await publisher.post(at(law, '/give-back'), { note: why.text }), 303, 'it is given back');

const expert = await writer.take_in(sample('biosafetyExpert', undefined), 'xa');
await write(expert, 'biosafetyExpert', { answers: 'currentEmployment.responsibilities', 'currentEmployment.responsibilities.en': member.text,
  ...marked('currentEmployment.responsibilities', reasons[2]) });
const authority = await writer.take_in(sample('authority', 'xa'), 'xa');
await write(authority, 'authority', { answers: 'phones', 'phones.0': listed.text, ...marked('phones', reasons[3]) });
const imported = join(node.folder, 'imported.ndjson');
writeFileSync(imported, JSON.stringify(sample('biosafetyLaw', 'xb', { notes: notes.text, documents: [{ url: 'https://xb.example/', language: 'en' }] })));
node.command('import', imported);
const never_published = await writer.take_in(sample('biosafetyLaw', 'xa', { description: { en: drafted.text } }), 'xa');

// ---- everything that leaves the node

const outsiders = Object.entries(people).filter(([name]) => !['writer', 'publisher'].includes(name));
async function ask(who, path) {
  const answer = await people[who].get(path);
  expect(answer.status < 500, `${who}: GET ${path}: ${answer.status}`);
  return answer;
}
async function look_at(who, path, which) {
  const answer = await ask(who, path);
  look(`${path} as ${who}`, `${JSON.stringify(answer.headers)} ${answer.body}`, which);
  return answer;
}

// Drafts, as those see them who may read them and not what is withheld, and those who may not at all.
async function look_at_drafts(drafts) {
  const withheld = secrets.filter((each) => each.kept === 'nowhere' && each !== drafted);
  for (const [who] of outsiders) {
    const hidden = ['contact', 'secretariat'].includes(who) ? withheld : secrets;
    for (const [draft, format] of drafts) {
      for (const rest of ['', '.json', '/preview', '/compare', '/languages', '/share', ...sections_of(format).map((id) => `/section/${id}`)])
        await look_at(who, at(draft, rest), hidden);
      for (const { id } of node.sql(`SELECT json_each.value ->> 'id' AS id FROM item, json_each(item.body, '$.files') WHERE kind = 'draft' AND item.id = '${draft}'`))
        await look_at(who, at(draft, `/file/${id}`));
      const answer = await people[who].post(at(draft, `/section/${first_section(format)}`), { version: '1', answers: ['description', 'documents', 'phones'], 'description.en': 'Mine' });
      look(`a late form of ${format} as ${who}`, answer.body, hidden);
    }
    await look_at(who, '/en/desk', hidden);
    await look_at(who, '/en/desk/withheld/xa');
    for (const { id } of node.sql("SELECT id FROM item WHERE kind = 'withheld'")) look(`a withheld answer as ${who}`, (await people[who].post(`/en/desk/withheld/xa/${id}`)).body);
    for (const path of ['/en/desk/audit', '/en/desk/audit.json', '/en/desk/handover/xa', '/en/desk/drafts?party=xa', '/en/desk/deliveries', '/en/desk/notices']) await look_at(who, path, hidden);
  }
  const shared = must(await writer.post(at(drafts[0][0], '/share')), 200, 'it is shared').body.match(/\/en\/desk\/shared\/[0-9a-f]+/)[0];
  await look_at('nobody', shared);
}

// Every page and rendition that leads to another, in two languages; of the records in six.
async function look_at_the_site(numbers) {
  const here = new Set(['/en', '/ar', '/sitemap.xml', '/checkpoint', '/robots.txt']);
  const of_records = numbers.flatMap((number) => [number, `${number}-1`].flatMap((each) => languages.flatMap((language) =>
    ['', '.json', '.txt', '.vcf', '.entry', '.tlog-proof', '/ask', '/changes', '/history', '/languages', '/proof', '/short'].map((rest) => `/${language}/record/${each}${rest}`))));
  for (const path of of_records) here.add(path);
  for (const language of languages) {
    for (const path of ['', '/country/xa', '/country/xa.vcf', '/search', '/search.json', '/search.csv', '/search.atom', '/changes', '/changes.atom', '/matrix', '/figures', '/status', '/news', '/meetings.ics', '/map',
      '/compare?c=xa&c=xb', '/nothing', '/record/BCH-LAW-XA-999', '/record/nonsense.json', '/search?q=%00', '/search?facet=x&page=-1']) here.add(`/${language}${path}`);
    // Searched for, it is said of no record; the page itself repeats what was typed.
    for (const each of secrets) {
      const answer = JSON.parse((await ask('nobody', `/${language}/search.json?q=${encodeURIComponent(each.latin)}`)).body);
      if (answer.total > 0) found.add(each.name);
      expect(answer.total === 0, `LEAK: ${each.name} is found by a search`);
    }
  }
  for (const path of here) {
    const answer = await look_at('nobody', path);
    if (!/^text\/html/.test(answer.headers['content-type'] ?? '') || !/^\/(en|ar)(\/|$|\?)/.test(path)) continue;
    for (const [, address] of answer.body.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
      const to = address.replaceAll('&amp;', '&');
      if (/^\/(en|ar|style|api|content|tile)/.test(to) && !/\/desk|\/vocabularies\/|\/formats\/|\/help|\/glossary|[?&](to|next)=/.test(to) && here.size < 3000) here.add(to);
    }
  }
  await look_at_the_journal();
}

async function look_at_the_journal() {
  const size = Number((await ask('nobody', '/checkpoint')).body.split('\n')[1]);
  await look_at('nobody', `/tile/0/000.p/${size}`);
  const entries = (await look_at('nobody', `/tile/entries/000.p/${size}`)).bytes;
  const hashes = [...entries.toString('utf8').matchAll(/"hash":"([0-9a-f]{64})"/g)].map(([, hash]) => hash);
  expect(hashes.length > 3, `the journal has ${hashes.length} contents`);
  for (const hash of hashes) look(`the content ${hash}`, (await ask('nobody', `/content/${hash}`)).bytes);
  look('what is exported', node.command('export'));
}

const files_in = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? files_in(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : []);
function look_into_files() {
  const files = files_in(node.data);
  expect(files.some((path) => path.endsWith('workspace.db-wal')), 'the workspace is written to while this looks into it');
  for (const path of files) {
    const name = relative(node.data, path);
    const private_ones = name.startsWith('workspace.db');
    look(`the file ${name} (${statSync(path).size} bytes)`, readFileSync(path), private_ones ? secrets.filter(({ kept }) => kept === 'nowhere') : secrets);
  }
  const readable = files.some((path) => relative(node.data, path).startsWith('workspace.db') && readFileSync(path).includes(comment.latin));
  expect(readable, 'the workspace is not read as it should be: a comment stands in it');
  look('the log', node.log);
}

await look_at_drafts([[law, 'biosafetyLaw'], [expert, 'biosafetyExpert'], [authority, 'authority'], [never_published, 'biosafetyLaw']]);
const forms = await Promise.all(sections_of('biosafetyLaw').map((id) => people.secretariat.get(at(law, `/section/${id}`))));
expect(forms.some(({ body }) => body.includes('Marked as confidential')), 'who writes on instruction is told that something is marked');
look_into_files();
const numbers = [];
for (const draft of [law, expert, authority]) numbers.push(await publish(draft));
const withdrawn = await publish(await writer.take_in(sample('biosafetyLaw', 'xa', { documents: [{ url: 'https://xa.example/', language: 'en' }] }), 'xa'));
const withdraw = must(await writer.post(`/en/desk/record/${withdrawn}/withdraw`, { reason: withdrawal.text }), 303, 'it is to be withdrawn').location.match(/\/draft\/([0-9a-f]+)/)[1];
await publish(withdraw);
await look_at_the_site([...numbers, withdrawn]);
for (const [number, label] of [[numbers[0], 'Article 21'], [numbers[2], 'Article 21']]) {
  for (const rest of ['', '.txt']) expect((await ask('nobody', `/en/record/${number}${rest}`)).body.includes(label), `${number}${rest} says that something is withheld`);
}
expect((await ask('nobody', `/en/record/${numbers[0]}.json`)).body.includes('"withheld"'), 'the JSON says that something is withheld');

// The next revision has it all again, for those who may; and nobody else sees more than before.
const next = must(await writer.post(`/en/desk/record/${numbers[0]}/amend`), 303, 'it is amended').location.match(/\/draft\/([0-9a-f]+)/)[1];
const back = JSON.stringify(await writer.content(next));
for (const each of [description, file_name]) expect(back.includes(each.latin), `${each.name} is back in the next revision`);
expect((await writer.get('/en/desk')).body.includes('to look at again'), 'the desk says that a day has come');
const list = (await writer.get('/en/desk/withheld/xa')).body;
for (const each of reasons) expect(list.includes(each.latin), `${each.name} stands in the list`);
const shown = node.sql("SELECT id FROM item WHERE kind = 'withheld' AND body ->> 'field' = 'description'")[0].id;
expect((await writer.post(`/en/desk/withheld/xa/${shown}`)).body.includes(description.latin), 'the answer is shown to its people');
expect(node.sql("SELECT count(*) AS looks FROM deed WHERE act = 'view-withheld'")[0].looks === 1, 'who looked is in the audit trail');
await look_at_drafts([[next, 'biosafetyLaw']]);
look_into_files();

// ---- published after all: the walk would have found it

const leaks = faults.length;
found = new Set();
await write(next, 'biosafetyLaw', { answers: ['description', 'documents'], 'description.en': description.text, 'withhold.description': '',
  'documents.0.name': `${file_name.latin}.txt`, 'documents.1.name': 'schedule.txt', 'withhold.documents': '' });
await publish(next);
await look_at_the_site([numbers[0]]);
const wanted = [description, file, file_name, pieces].map(({ name }) => name);
const others = [...found].filter((name) => !wanted.includes(name));
const missed = wanted.filter((name) => !found.has(name));
faults.length = leaks;
expect(missed.length === 0, `the walk does not find what is published: ${missed.join(', ')}`);
expect(others.length === 0, `with the published answer came: ${others.join(', ')}`);

await node.remove();
judge(`${secrets.length} secrets, ${looked} pages, contents and files`);
