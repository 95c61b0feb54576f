// Who may do what: every door of the desk tried by every role of every Government, and by those whose appointment has ended,
// has not begun, is narrowed or closed, on drafts and records of their own and of another Government and of none. What is
// expected is computed from treaty/roles.toml and from the tables below; that no answer, list, count, proposal or search holds
// a word of a draft that its reader may not read is looked at in every answer. A door without a line here is a fault.
//
//   node tests/desk/matrix.mjs --bch build/dev/bch --data FOLDER      (a demonstration node, of which a copy is used)
import { readFileSync, readdirSync } from 'node:fs';
import { Client, Node, expect, faults, judge, option, sample, sentence_of } from './lib.mjs';

const text = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

// What a table of routes says, line by line; a line that is not understood is a fault of its own.
function routes_of(path, line) {
  const table = text(path).match(/all\[\] = \{\n([\s\S]*?)\n\};/)[1].split('\n');
  return table.map((each) => {
    const read = each.match(line);
    if (!read) throw new Error(`${path}: not understood: ${each}`);
    return { method: read[1].toUpperCase(), pattern: read[2], needs: read[3] };
  });
}
const doors = routes_of('src/desk/pages.cpp', /^ {4}\{Method::(get|post), "([^"]+)", \{&\w+, Needs::(nobody|person|proof)\}\},$/);
const pages = routes_of('src/portal/pages.cpp', /^ {4}\{Method::(get), "([^"]+)", &\w+\},$/);
const channels = routes_of('src/channels/channels.cpp', /^ {4}\{Method::(get), "([^"]+)", &\w+\},$/);

const roles = text('treaty/roles.toml').split('[[role]]').slice(1).map((block) => {
  const value = (name) => block.match(new RegExp(`^${name} = "([^"]+)"`, 'm'))[1];
  return { id: value('id'), of: value('of'), records: value('records'), may: JSON.parse(block.match(/^may = (\[.*\])$/m)[1]) };
});
const role_named = (id) => roles.find((role) => role.id === id);
const role_that = (what) => roles.find(what).id;
const publisher = role_that((role) => role.of === 'government' && role.may.includes('publish'));
const writer = role_that((role) => role.of === 'government' && role.may.includes('draft') && !role.may.includes('publish') && role.id === 'authorized-user');
const institution = role_that((role) => role.of === 'node' && role.records === 'reference' && !role.may.includes('validate'));

// ---- who

const day = 86_400_000;
const people = [];
function add(name, role, party, changes = {}) {
  people.push({ name, client: undefined, is_closed: false, appointments: role ? [{ role, party, from: -day, ...changes }] : [] });
}
for (const role of roles) {
  if (role.of === 'node') add(role.id, role.id);
  else for (const party of ['xa', 'xb']) add(`${role.id}.${party}`, role.id, party);
}
add('ended', publisher, 'xa', { until: -1000 });
add('not-yet', publisher, 'xa', { from: day });
add('narrowed-writer', writer, 'xa', { formats: ['biosafetyLaw'] });
add('narrowed-publisher', publisher, 'xa', { formats: ['authority'] });
add('closed', publisher, 'xa');
people.at(-1).is_closed = true;
add('appointed-to-nothing', null);
add('nobody', null);
people.at(-1).is_nobody = true;
const person_named = (name) => people.find((person) => person.name === name);
const is_in = (person) => !person.is_nobody && !person.is_closed;
const holds = ({ from, until }) => from <= 0 && (until ?? 1) > 0;

// The rule of src/access/permission.h in the words of treaty/roles.toml.
function may(person, act, { party, format, is_national, owner }) {
  if (!is_in(person)) return false;
  if (owner === person.name && !is_national && ['draft', 'comment', 'request'].includes(act)) return true;
  return person.appointments.some((appointment) => {
    const role = role_named(appointment.role);
    if (!holds(appointment)) return false;
    if (role.of === 'government' && appointment.party !== party) return false;
    if (format && role.records !== 'all' && (role.records === 'national') !== is_national) return false;
    if (format && appointment.formats && !appointment.formats.includes(format)) return false;
    const is_on_instruction = role.of === 'node' && is_national && format && ['draft', 'request', 'publish'].includes(act);
    return role.may.includes(is_on_instruction ? 'instruct' : act);
  });
}
const parties_of = (person) => person.appointments.filter((each) => each.party && holds(each)).map(({ party }) => party);
const may_somewhere = (person, act) => is_in(person) && person.appointments.some((each) => holds(each) && role_named(each.role).may.includes(act));
const may_for_some_party = (person, act) => is_in(person) && parties_of(person).some((party) => may(person, act, { party, is_national: true }));
const reads = (person, subject) => may(person, 'comment', subject);

// Steps of src/publication/workflow.h: from which state, by which act.
const steps = {
  write: { draft: 'draft' },
  comment: { draft: 'comment', requested: 'comment' },
  request: { draft: 'request' },
  cancel: { requested: 'request' },
  'give-back': { requested: 'decide' },
  publish: { draft: 'decide', requested: 'decide' },
  discard: { draft: 'draft' },
};
function step_answer(person, step, subject) {
  if (!reads(person, subject)) return 404;
  const act_of = (act) => act === 'decide' ? (subject.is_national ? 'publish' : 'validate') : act;
  if (!Object.values(steps[step]).some((act) => may(person, act_of(act), subject))) return 403;
  return steps[step][subject.state] ? 200 : 409;
}

// ---- what

const node = new Node(option('--data'));
await node.serve();
for (const person of people) {
  person.client = new Client(node, person.name);
  if (person.is_nobody) continue;
  const [first] = person.appointments;
  await person.client.join(node.invite({ role: first?.role ?? publisher, party: first?.party?.toUpperCase() ?? 'XA', name: person.name }));
}
const as = (name) => person_named(name).client;

// A word of each subject, which stands in its title, its file, its comments and notes.
const canary_of = (name) => `Zq${name.replace(/[^a-z]/g, '')}qz`;
const titled = (format, canary) => ({ [format === 'authority' ? 'name' : 'title']: { en: `${canary} of the test` }, documents: undefined });
// Whose appointment to a Government's users is to come reads the hand-over before.
const is_successor = (person, party) => is_in(person) && person.appointments.some((each) => each.party === party && (each.until ?? 1) > 0 && role_named(each.role).may.includes('manage-users'));
const title_field = (format) => (format === 'authority' ? 'name' : 'title');
const section_of = (format) => text(`treaty/formats/${format}.toml`).match(/\[\[section\]\]\nid = "([^"]+)"/)[1];
const must = (answer, status, what) => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${sentence_of(answer.body)}`);
  return answer;
};
const at = (draft, rest = '') => `/en/desk/draft/${draft}${rest}`;

async function published_law(party) {
  const client = as(`${publisher}.${party}`);
  const draft = await client.take_in(sample('biosafetyLaw', 'xa', { documents: [{ url: 'https://example.org/law', language: 'en' }] }), party);
  return must(await client.post(at(draft, '/publish')), 303, 'a law is published').location.match(/number=([A-Z0-9-]+)/)[1];
}

// Makes a subject anew: what its table says, by its owner.
async function make(spec) {
  const owner = as(spec.owner);
  let draft;
  if (spec.purpose === 'publish') {
    const record = sample(spec.format, spec.is_national ? 'xa' : undefined, titled(spec.format, spec.canary));
    if (spec.format === 'biosafetyLaw') record.documents = [{ url: 'https://example.org/law', language: 'en' }];
    draft = await owner.take_in(record, spec.party);
  } else {
    const number = await published_law(spec.party);
    const answer = must(await owner.post(`/en/desk/record/${number}/${spec.purpose}`, { reason: spec.canary }), 303, spec.purpose);
    draft = answer.location.match(/\/draft\/([0-9a-f]+)/)[1];
  }
  const made = { ...spec, draft };
  const section = at(draft, `/section/${section_of(spec.format)}`);
  if (spec.purpose === 'amend')
    must(await owner.post(section, { version: await owner.version(draft, section_of(spec.format)), answers: 'title', 'title.en': `${spec.canary} amended` }), 303, 'it is amended');
  if (spec.file) {
    const version = await owner.version(draft, section_of(spec.format));
    must(await owner.post_files(section, { version }, { 'file.documents': { name: `${spec.canary}.txt`, bytes: `A law. ${spec.canary}\n` } }), 303, 'a file is attached');
    [made.attached] = node.sql(`SELECT json_extract(body, '$.files[0].id') AS id FROM item WHERE kind = 'draft' AND id = '${draft}'`).map(({ id }) => id);
    if (!made.attached) throw new Error(`${spec.name}: no file was attached`);
  }
  if (spec.letter) must(await as('secretariat').post_files(at(draft, '/letter'), {}, { file: { name: 'letter.txt', bytes: `We ask you. ${spec.canary}\n` } }), 303, 'a letter is attached');
  must(await owner.post(at(draft, '/comment'), { text: `${spec.canary} remark` }), 303, 'a comment');
  if (spec.state === 'requested' || spec.returned) must(await owner.post(at(draft, '/request'), { note: `${spec.canary} note` }), 303, `${spec.name} is requested`);
  if (spec.returned) must(await as(spec.decider).post(at(draft, '/give-back'), { note: `${spec.canary} why` }), 303, `${spec.name} is given back`);
  if (spec.purpose !== 'confirm' && spec.purpose !== 'withdraw') made.record = (await owner.content(draft)).header.identifier;
  return made;
}

const specs = [];
function draft(name, format, party, owner, changes = {}) {
  specs.push({ name, format, party, owner, is_national: party !== '', purpose: 'publish', state: 'draft', canary: canary_of(name),
    decider: party ? `${publisher}.${party}` : 'validator', ...changes });
}
for (const party of ['xa', 'xb']) {
  draft(`${party}-law`, 'biosafetyLaw', party, `${writer}.${party}`, { file: true });
  draft(`${party}-authority`, 'authority', party, `authority.${party}`, { letter: true });
  draft(`${party}-requested`, 'biosafetyLaw', party, `cartagena-focal-point.${party}`, { state: 'requested' });
  draft(`${party}-wanted-authority`, 'authority', party, `${writer}.${party}`, { state: 'requested' });
  draft(`${party}-returned`, 'biosafetyLaw', party, `${writer}.${party}`, { returned: true });
  draft(`${party}-amended`, 'biosafetyLaw', party, `${writer}.${party}`, { purpose: 'amend' });
  draft(`${party}-confirmed`, 'biosafetyLaw', party, `${writer}.${party}`, { purpose: 'confirm' });
  draft(`${party}-withdrawn`, 'biosafetyLaw', party, `${publisher}.${party}`, { purpose: 'withdraw', state: 'requested' });
}
draft('of-a-writer', 'resource', '', `${writer}.xa`);
draft('of-an-institution', 'resource', '', institution);
draft('of-an-author', 'resource', '', 'appointed-to-nothing', { state: 'requested' });
const subjects = [];
for (const spec of specs) subjects.push(await make(spec));

const amended = { xa: await published_law('xa'), xb: await published_law('xb') };
const resource = (await (await as('nobody').get('/en/search.json?format=resource')).body);
const records = [
  { name: 'a law of xa', number: amended.xa, party: 'xa', format: 'biosafetyLaw', is_national: true },
  { name: 'a law of xb', number: amended.xb, party: 'xb', format: 'biosafetyLaw', is_national: true },
  { name: 'a resource', number: JSON.parse(resource).records[0].number, party: '', format: 'resource', is_national: false },
];

// Appointments that have ended, have not begun, are narrowed: as the office would have written them, on other days.
for (const person of people) {
  if (person.is_nobody) continue;
  const appointments = person.appointments.map(({ role, party, from, until, formats }) => ({
    role, ...(party && { party }), from: Date.now() + from, ...(until && { until: Date.now() + until }), ...(formats && { formats }) }));
  node.sql(`UPDATE item SET body = json_set(body, '$.appointments', json('${JSON.stringify(appointments)}')${person.is_closed ? ", '$.closed', json('true')" : ''})
            WHERE kind = 'account' AND json_extract(body, '$.login') = '${person.name}'`);
}

// What no draft is, and yet not everybody's: what readers have reported of records.
const secrets = subjects.map((subject) => ({ ...subject, may_be_read_by: (person) => reads(person, subject) }));
const faults_told = [];
for (const { number, party } of records.filter((each) => each.is_national)) {
  const canary = canary_of(`fault-${party}`);
  must(await as('nobody').post(`/en/desk/report/${number}`, { text: `Something is wrong: ${canary}` }), 303, 'a fault is told');
  const [{ id }] = node.sql(`SELECT id FROM item WHERE kind = 'fault' AND json_extract(body, '$.party') = '${party}'`);
  const may_be_read_by = (person) => may_somewhere(person, 'announce') || may(person, 'publish', { party, is_national: true });
  faults_told.push({ id, name: `a fault in a record of ${party}`, canary, may_be_read_by });
}
secrets.push(...faults_told);

// Letters that designate, invitations, a saved search.
const manages = (person, party) => may(person, 'manage-users', { party, is_national: true });
const designates = (person) => may(person, 'designate', { party: '' });
async function take_letter(party, canary) {
  const answer = await as('secretariat').post_files('/en/desk/letters', { party: party.toUpperCase(), dated: '2026-01-05', received: '2026-01-12', says: canary },
    { scan: { name: 'letter.pdf', bytes: `%PDF-1.4 ${canary}` } });
  return must(answer, 303, 'a letter is taken in').location.match(/designations\/(\w+)/)[1];
}
async function invite(party, name) {
  const answer = await as(`${publisher}.${party}`).post('/en/desk/invite', { party: party.toUpperCase(), name, role: writer, language: 'en' });
  const code = must(answer, 200, 'somebody is invited').body.match(/<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})<\/code>/)[1];
  const [{ id }] = node.sql(`SELECT id FROM item WHERE kind = 'invitation' AND instr(body, '"${name}"') ORDER BY place DESC LIMIT 1`);
  return { id, code };
}
const letters = {};
const invitations = {};
for (const party of ['xa', 'xb']) {
  const letter_canary = canary_of(`letter-${party}`);
  letters[party] = await take_letter(party, letter_canary);
  secrets.push({ name: `a letter of ${party}`, canary: letter_canary, may_be_read_by: (person) => designates(person) || manages(person, party) });
  const invited_canary = canary_of(`invited-${party}`);
  invitations[party] = await invite(party, invited_canary);
  secrets.push({ name: `an invitation of ${party}`, canary: invited_canary,
    may_be_read_by: (person) => manages(person, party) || is_successor(person, party) });
}
const formats = readdirSync(new URL('../../treaty/formats', import.meta.url)).map((name) => name.replace('.toml', ''));
const is_national_format = (format) => text(`treaty/formats/${format}.toml`).includes('belongs-to-government');
const national_formats = formats.filter(is_national_format);
// What published records withhold as confidential.
const withholds = (person, party, format) => parties_of(person).includes(party) && ['draft', 'publish'].some((act) => may(person, act, { party, format, is_national: true }));
const withholds_some = (person, party) => national_formats.some((format) => withholds(person, party, format));
async function withhold(party, canary) {
  const client = as(`${publisher}.${party}`);
  const record = sample('biosafetyLaw', 'xa', { documents: [{ url: 'https://example.org/law', language: 'en' }], description: { en: canary }, _withheld: { description: { reason: canary } } });
  const draft = await client.take_in(record, party);
  must(await client.post(at(draft, '/publish')), 303, 'a law is published');
  return node.sql(`SELECT id FROM item WHERE kind = 'withheld' AND body ->> 'record' = '${record.header.identifier}'`)[0].id;
}
const withheld = {};
for (const party of ['xa', 'xb']) {
  const canary = canary_of(`withheld-${party}`);
  withheld[party] = await withhold(party, canary);
  secrets.push({ name: `a withheld answer of ${party}`, canary, may_be_read_by: (person) => withholds(person, party, 'biosafetyLaw') });
}
const search_canary = canary_of('search');
must(await as(`${writer}.xa`).post('/en/desk/searches', { name: search_canary, address: '/en/search?q=maize', pace: 'weekly' }), 303, 'a search is saved');
const [{ id: search }] = node.sql(`SELECT id FROM item WHERE instr(body, '${search_canary}')`);
secrets.push({ name: 'a saved search', canary: search_canary, may_be_read_by: (person) => person.name === `${writer}.xa` });
const accounts = Object.fromEntries(node.sql("SELECT id, json_extract(body, '$.login') AS login, version FROM item WHERE kind = 'account'").map(({ id, login, version }) => [login, { id, version }]));

// ---- the answers, each looked through for words that its reader may not see

let asked = 0;
function looked_through(person, where, answer) {
  ++asked;
  expect(answer.status < 500, `${person.name}, ${where}: ${answer.status} ${sentence_of(answer.body)}`);
  const all = `${JSON.stringify(answer.headers)} ${answer.body}`;
  if (!all.includes('Zq')) return answer;
  for (const { name, canary, may_be_read_by } of secrets) {
    if (!may_be_read_by(person) && all.includes(canary)) expect(false, `LEAK: ${person.name}, ${where}: a word of ${name}`);
  }
  return answer;
}
const get = async (person, path) => looked_through(person, `GET ${path}`, await person.client.get(path));

// ---- the doors

// One line a door: `of`: what it is about; `step` of a draft or `act` on a record; `good`: the answer to whoever may;
// `ask`: what is sent; `changes`: whoever may gets a subject made anew.
const upload = async (client, { draft }) => client.post_piece(draft, 'u1', 1 << 20, 'x');
const written = async (client, subject, person, rest) => {
  const section = section_of(subject.format);
  const page = (await client.get(at(subject.draft, `/section/${section}`))).body;
  const version = page.match(/name="version" value="(\d+)"/)?.[1] ?? '1';
  const field = title_field(subject.format);
  return client.post(at(subject.draft, rest ?? `/section/${section}`), { version, answers: field, [`${field}.en`]: reads(person, subject) ? `${subject.canary} again` : 'Foreign' });
};
const sent = (rest, fields = {}) => (client, { draft }) => client.post(at(draft, rest), fields);
const shown = (rest) => (client, { draft }) => client.get(at(draft, rest));
const bodied = (good) => ({ purpose }) => (['publish', 'amend'].includes(purpose) ? good : 404);
const is_own_party = (person, subject) => parties_of(person).includes(subject.party);
const reads_some = (person, party) => national_formats.some((format) => may(person, 'comment', { party, format, is_national: true }));
const page_of = (path) => (client, party) => client.get(`/en/desk/${path}?party=${party}`);
const sees_account = (person, whose) => manages(person, '') || person_named(whose).appointments.some(({ party }) => party && manages(person, party));
const decides = (person) => may_somewhere(person, 'validate') || may_for_some_party(person, 'publish');
const confirms = (person, party) => parties_of(person).includes(party) && may(person, 'draft', { party, is_national: true });
const rows = {
  'GET ': { of: 'person', good: 200 },
  'GET /account': { of: 'person', good: 200 },
  'POST /account': { of: 'own' },
  'GET /account/authenticator': { of: 'person', good: 200 },
  'POST /account/authenticator': { of: 'own' },
  'GET /account/codes': { of: 'person', good: 200 },
  'POST /account/codes': { of: 'own' },
  'GET /account/passkeys': { of: 'person', good: 404 },  // the node does not know under which address readers reach it
  'POST /account/passkeys': { of: 'own' },
  'GET /account/password': { of: 'person', good: 200 },
  'POST /account/password': { of: 'own' },
  'POST /account/sessions': { of: 'own' },
  'GET /announce': { of: 'rule', good: 200, may: (person) => may_somewhere(person, 'announce') },
  'POST /announce': { of: 'rule', good: 400, may: (person) => may_somewhere(person, 'announce') },  // nothing is said
  'GET /audit': { of: 'rule', good: 200, may: (person) => may_somewhere(person, 'audit') || may_for_some_party(person, 'manage-users') },
  'GET /audit.json': { of: 'rule', good: 200, may: (person) => may_somewhere(person, 'audit') || may_for_some_party(person, 'manage-users') },
  'GET /country/{party}': { of: 'party', good: 200, may: reads_some, ask: (client, party) => client.get(`/en/desk/country/${party}`) },
  'POST /country/{party}': { of: 'party', good: 400, may: confirms, ask: (client, party) => client.post(`/en/desk/country/${party}`) },  // nothing is chosen
  'GET /deliveries': { of: 'rule', good: 200, may: (person) => may_somewhere(person, 'announce') },
  'POST /deliveries': { of: 'rule', good: 400, may: (person) => may_somewhere(person, 'announce') },  // nothing is noted
  'GET /designations': { of: 'party', good: 200, may: (person, party) => designates(person) || manages(person, party), ask: page_of('designations') },
  'POST /designations': { of: 'party', good: 303, may: designates, ask: (client, party) => client.post('/en/desk/designations', { party: party.toUpperCase(), role: publisher, standing: '' }) },
  'GET /designations/{letter}': { of: 'party', good: 200, refused: 404, may: (person, party) => designates(person) || manages(person, party), ask: (client, party) => client.get(`/en/desk/designations/${letters[party]}`) },
  'POST /designations/{letter}': { of: 'party', good: 400, refused: (person, party) => (manages(person, party) ? 403 : 404), may: designates, ask: (client, party) => client.post(`/en/desk/designations/${letters[party]}`) },
  'GET /designations/{letter}/scan': { of: 'party', good: 200, refused: 404, may: (person, party) => designates(person) || manages(person, party), ask: (client, party) => client.get(`/en/desk/designations/${letters[party]}/scan`) },
  'GET /draft/{draft}': { step: 'comment', good: 200, ask: shown('') },
  'GET /draft/{draft}.json': { step: 'comment', good: bodied(200), ask: shown('.json') },
  'POST /draft/{draft}/autosave': { step: 'write', good: bodied(200), ask: (client, subject, person) => written(client, subject, person, '/autosave') },
  'POST /draft/{draft}/cancel': { step: 'cancel', good: 303, ask: sent('/cancel'), changes: true },
  'POST /draft/{draft}/comment': { step: 'comment', good: 303, ask: sent('/comment', { text: 'A remark.' }) },
  'GET /draft/{draft}/compare': { step: 'comment', good: bodied(200), ask: shown('/compare') },
  'POST /draft/{draft}/discard': { step: 'discard', good: 303, ask: sent('/discard'), changes: true },
  'GET /draft/{draft}/file/{file}': { step: 'comment', good: ({ attached }) => (attached ? 200 : 404), ask: (client, { draft, attached }) => client.get(at(draft, `/file/${attached ?? 'none'}`)) },
  'POST /draft/{draft}/give-back': { step: 'give-back', good: 303, ask: sent('/give-back', { note: 'Not yet.' }), changes: true },
  'GET /draft/{draft}/languages': { step: 'write', good: 200, ask: shown('/languages') },
  'POST /draft/{draft}/languages': { step: 'write', good: bodied(303), ask: sent('/languages', { language: ['en', 'fr'] }) },
  'GET /draft/{draft}/letter': { step: 'comment', good: ({ letter }) => (letter ? 200 : 404), ask: shown('/letter') },
  // Only for a Government that is not one's own.
  'POST /draft/{draft}/letter': { step: 'write', good: (subject, person) => (subject.is_national && !is_own_party(person, subject) && may(person, 'publish', subject) ? 303 : 403),
    ask: (client, { draft }) => client.post_files(at(draft, '/letter'), {}, { file: { name: 'letter.txt', bytes: 'We ask you.\n' } }), changes: true },
  'GET /draft/{draft}/new': { of: 'person', good: 200 },  // whether something comes into the draft is asked when it is begun
  'GET /draft/{draft}/preview': { step: 'comment', good: bodied(200), ask: shown('/preview') },
  // A role of the node publishes for a Government only with its letter.
  'POST /draft/{draft}/publish': { step: 'publish', good: (subject, person) => (subject.is_national && !is_own_party(person, subject) && !subject.letter ? 400 : 303), ask: sent('/publish'), changes: true },
  'GET /draft/{draft}/records': { step: 'write', good: 200, ask: (client, { draft, format }) =>
    client.get(at(draft, `/records?field=${format === 'biosafetyLaw' ? 'amendedRecords' : format === 'resource' ? 'organizations' : 'contacts'}&q=Zq`)) },
  'POST /draft/{draft}/request': { step: 'request', good: 303, ask: sent('/request'), changes: true },
  'GET /draft/{draft}/section/{section}': { step: 'write', good: bodied(200), ask: (client, { draft, format }) => client.get(at(draft, `/section/${section_of(format)}`)) },
  'POST /draft/{draft}/section/{section}': { step: 'write', good: bodied(303), ask: written },
  'GET /draft/{draft}/share': { step: 'comment', good: 200, ask: shown('/share') },
  'POST /draft/{draft}/share': { step: 'comment', good: 200, ask: sent('/share') },
  'GET /draft/{draft}/upload/{upload}': { step: 'write', good: 200, ask: shown('/upload/u1') },
  'POST /draft/{draft}/upload/{upload}': { step: 'write', good: 409, ask: upload },  // a piece behind the end: refused by the store, after the guard
  'GET /drafts': { of: 'party', good: 200, may: reads_some, ask: page_of('drafts') },
  'GET /editions': { of: 'rule', good: 200, may: (person) => may_somewhere(person, 'editions') },
  'POST /editions': { of: 'rule', good: 400, may: (person) => may_somewhere(person, 'editions') },  // without a file
  'GET /editions/file': { of: 'rule', good: 404, may: (person) => may_somewhere(person, 'editions') },  // which is not said
  'POST /editions/publish': { of: 'rule', good: 409, may: (person) => may_somewhere(person, 'editions') },  // nothing is prepared
  'GET /handover/{party}': { of: 'party', good: 200, may: (person, party) => manages(person, party) || is_successor(person, party), ask: (client, party) => client.get(`/en/desk/handover/${party}`) },
  'POST /invitations/{invitation}': { of: 'party', good: 303, may: manages,
    ask: async (client, party, person) => client.post(`/en/desk/invitations/${(manages(person, party) ? await invite(party, 'Somebody') : invitations[party]).id}`) },
  'GET /invite': { of: 'party', good: 200, may: manages, ask: page_of('invite') },
  // Who is appointed for some kinds of record lends no more.
  'POST /invite': { of: 'party', good: 200, may: (person, party) => manages(person, party) && !person.appointments.some((each) => each.formats),
    ask: (client, party) => client.post('/en/desk/invite', { party: party.toUpperCase(), name: 'Somebody', role: writer, language: 'en' }) },
  'POST /invite/letter': { of: 'party', good: 200, may: (person, party) => person.name === `${publisher}.${party}`,
    ask: (client, party) => client.post('/en/desk/invite/letter', { code: invitations[party].code }) },
  'POST /letters': { of: 'party', good: 400, may: designates, ask: (client, party) => client.post('/en/desk/letters', { party }) },  // without dates
  'GET /notices': { of: 'person', good: 200 },
  'POST /notices': { of: 'own' },
  'GET /practice': { of: 'anybody', good: 404 },  // only nodes for exercises have it
  'POST /practice': { of: 'anybody', good: 404 },
  'GET /preferences': { of: 'person', good: 200 },
  'POST /preferences': { of: 'own' },
  'GET /requests': { of: 'rule', good: 200, may: decides },
  'POST /requests': { of: 'rule', good: 400, may: decides },  // nothing is chosen
  'GET /searches': { of: 'person', good: 200 },
  'POST /searches': { of: 'own' },
  'GET /searches/{id}': { of: 'party', good: 200, refused: 404, may: (person) => person.name === `${writer}.xa`, ask: (client) => client.get(`/en/desk/searches/${search}`) },
  'POST /searches/{id}': { of: 'party', good: 400, refused: 404, may: (person) => person.name === `${writer}.xa`, ask: (client) => client.post(`/en/desk/searches/${search}`, { name: '' }) },
  'POST /sign-in/passkey': { of: 'anybody', good: 400 },
  'GET /users': { of: 'party', good: 200, may: manages, ask: page_of('users') },
  'POST /users': { of: 'party', good: 303, may: manages, ask: (client, party) => client.post('/en/desk/users', { party }) },
  'GET /users/{account}': { of: 'party', good: 200, refused: 404, may: (person, party) => sees_account(person, `${writer}.${party}`), ask: (client, party) => client.get(`/en/desk/users/${accounts[`${writer}.${party}`].id}`) },
  // Without the version that was shown, nothing happens; what may be done with it, tests of access/appointing prove.
  'POST /users/{account}': { of: 'party', good: 409, refused: 404, may: (person, party) => sees_account(person, `${writer}.${party}`), ask: (client, party) => client.post(`/en/desk/users/${accounts[`${writer}.${party}`].id}`) },
  'GET /withheld/{party}': { of: 'party', good: 200, may: withholds_some, ask: (client, party) => client.get(`/en/desk/withheld/${party}`) },
  'POST /withheld/{party}/{answer}': { of: 'party', good: 200, refused: (person, party) => (withholds_some(person, party) ? 404 : 403), may: (person, party) => withholds(person, party, 'biosafetyLaw'),
    ask: (client, party) => client.post(`/en/desk/withheld/${party}/${withheld[party]}`) },
  'GET /join': { of: 'anybody', good: 200, path: '/join' },
  'GET /join/{code}': { of: 'anybody', good: 403, path: '/join/AAAAA-AAAAA-AAAAA-AAAAA' },
  'POST /join/{code}': { of: 'anybody', good: 403, path: '/join/AAAAA-AAAAA-AAAAA-AAAAA' },
  'GET /new': { of: 'person', good: 200, path: '/new' },
  'POST /new': { of: 'kinds', ask: (client, { format, party }) => client.post('/en/desk/new', { format, party, language: 'en' }) },
  'GET /record/{number}': { of: 'record', act: null, good: 200, ask: (client, { number }) => client.get(`/en/desk/record/${number}`) },
  'POST /record/{number}/amend': { of: 'record', act: 'draft', good: 303, ask: (client, { number }) => client.post(`/en/desk/record/${number}/amend`) },
  'POST /record/{number}/clone': { of: 'record', act: 'clone', good: 303, ask: (client, { number }) => client.post(`/en/desk/record/${number}/clone`) },
  'POST /record/{number}/confirm': { of: 'record', act: 'draft', good: 303, ask: (client, { number }) => client.post(`/en/desk/record/${number}/confirm`) },
  // Without saying that she is sure, nothing is erased.
  'POST /record/{number}/erase': { of: 'record', act: 'erase', good: 400, ask: (client, { number }) => client.post(`/en/desk/record/${number}/erase`) },
  'POST /record/{number}/validate': { of: 'record', act: 'validate', good: 404, ask: (client, { number }) => client.post(`/en/desk/record/${number}/validate`) },  // it does not wait
  'POST /record/{number}/withdraw': { of: 'record', act: 'draft', good: 303, ask: (client, { number }) => client.post(`/en/desk/record/${number}/withdraw`, { reason: 'Wrong.' }) },
  'GET /report/{number}': { of: 'anybody', good: 200 },
  'POST /report/{number}': { of: 'anybody', good: 400 },  // nothing is said
  'GET /reports': { of: 'person', good: 200 },
  'POST /reports/{report}': { of: 'fault' },
  'GET /shared/{secret}': { of: 'shared' },
  'GET /sign-in': { of: 'signing-in', good: 200 },
  'POST /sign-in': { of: 'anybody', good: 403, path: '/sign-in' },
  'POST /sign-out': { of: 'signing-out' },
  'POST /take-in': { of: 'kinds', ask: (client, { format, party, is_national }) =>
    client.post_files('/en/desk/take-in', { party }, { file: { name: 'record.json', bytes: JSON.stringify(sample(format, is_national ? 'xa' : undefined)) } }) },
};
const key_of = (door) => `${door.method} ${door.pattern.replace(/^\/\{language\}\/desk/, '')}`;
for (const door of doors) expect(rows[key_of(door)], `the door ${key_of(door)} has no line in tests/desk/matrix.mjs`);
for (const key of Object.keys(rows)) expect(doors.some((door) => key_of(door) === key), `there is no door ${key}`);
if (faults.length > 0) judge('authorization');

const is = (person, door, about, answer, wanted) =>
  expect(answer.status === wanted, `${person.name}, ${key_of(door)}, ${about}: ${answer.status} instead of ${wanted} (${answer.location ?? sentence_of(answer.body)})`);

// Whoever has not signed in is led there, or told so without losing what was sent.
function shut_out(person, door, about, answer) {
  if (door.method === 'POST') return is(person, door, about, answer, 401);
  is(person, door, about, answer, 303);
  expect(answer.location?.startsWith('/en/desk/sign-in?'), `${person.name}, ${key_of(door)}: led to ${answer.location}`);
}

// What no refused answer may have changed.
const state_of = ({ draft }) => JSON.stringify(node.sql(`SELECT kind, version, body FROM item WHERE id = '${draft}' UNION ALL
  SELECT 'comment', count(*), '' FROM label WHERE kind = 'comment' AND name = 'draft' AND value = '${draft}' UNION ALL
  SELECT 'share', count(*), '' FROM item WHERE kind = 'share' AND json_extract(body, '$.draft') = '${draft}' ORDER BY 1`));

async function tidy_up({ draft }, owner) {
  await as(owner).post(at(draft, '/cancel'));
  await as(owner).post(at(draft, '/discard'));
}

async function try_draft_door(door, row) {
  for (const subject of subjects) {
    const answers = people.map((person) => [person, is_in(person) ? step_answer(person, row.step, subject) : 0]);
    const before = state_of(subject);
    for (const [person, wanted] of answers) {
      if (wanted === 200) continue;
      const answer = looked_through(person, `${key_of(door)} of ${subject.name}`, await row.ask(person.client, subject, person));
      if (wanted === 0) shut_out(person, door, subject.name, answer);
      else is(person, door, subject.name, answer, wanted);
    }
    expect(state_of(subject) === before, `${key_of(door)}: a refused answer has changed ${subject.name}`);
    for (const [person, wanted] of answers) {
      if (wanted !== 200) continue;
      const good = typeof row.good === 'function' ? row.good(subject, person) : row.good;
      // What is published may be read by everybody: it has another word.
      const its = row.changes ? await make({ ...subject, canary: 'Zpublic' }) : subject;
      const answer = looked_through(person, `${key_of(door)} of ${subject.name}`, await row.ask(person.client, its, person));
      is(person, door, subject.name, answer, good);
      if (row.changes) await tidy_up(its, subject.owner);
    }
  }
}

// Everybody may begin a change of a record of no Government, as the owner of the draft; a Government's record is erased by its own people only.
function may_begin(person, act, { party, format, is_national }) {
  if (act === 'erase') return is_national ? parties_of(person).includes(party) && may(person, 'publish', { party, format, is_national }) : may(person, 'validate', { party, format, is_national });
  return may(person, act === 'clone' ? 'draft' : act, { party, format, is_national, owner: person.name });
}

async function try_record_door(door, row) {
  for (const record of records) {
    for (const person of people) {
      const answer = looked_through(person, `${key_of(door)} of ${record.name}`, await row.ask(person.client, record));
      if (!is_in(person)) {
        shut_out(person, door, record.name, answer);
        continue;
      }
      const party = row.act === 'clone' && record.is_national ? (parties_of(person)[0] ?? record.party) : record.party;
      is(person, door, record.name, answer, row.act && !may_begin(person, row.act, { ...record, party }) ? 403 : row.good);
      const draft = answer.location?.match(/\/draft\/([0-9a-f]+)/);
      if (draft) {
        const [kept] = node.sql(`SELECT json_extract(body, '$.party') AS party FROM item WHERE kind = 'draft' AND id = '${draft[1]}'`);
        expect((kept.party ?? '') === party, `${person.name}, ${key_of(door)}, ${record.name}: a draft of ${kept.party}`);
        await tidy_up({ draft: draft[1] }, person.name);
      }
    }
  }
}

async function try_kinds(door, row) {
  for (const [format, party] of [['biosafetyLaw', 'xa'], ['biosafetyLaw', 'xb'], ['authority', 'xa'], ['biosafetyLaw', ''], ['biosafetyLaw', 'zz'], ['resource', ''], ['resource', 'xb']]) {
    const is_national = format !== 'resource';
    for (const person of people) {
      const answer = looked_through(person, `${key_of(door)} ${format} ${party}`, await row.ask(person.client, { format, party, is_national }));
      if (!is_in(person)) {
        shut_out(person, door, `${format} ${party}`, answer);
        continue;
      }
      // Records of nobody are not a Government's: a draft that is taken in forgets which was chosen, a new one may choose none.
      const is_known = is_national ? ['xa', 'xb'].includes(party) : party === '' || door.pattern.endsWith('take-in');
      const allowed = is_known && may_begin(person, 'draft', { party: is_national ? party : '', format, is_national });
      is(person, door, `${format} of "${party}"`, answer, allowed ? 303 : 403);
      const draft = answer.location?.match(/\/draft\/([0-9a-f]+)/);
      if (draft) await tidy_up({ draft: draft[1] }, person.name);
    }
  }
}

async function try_simple_door(door, row) {
  for (const person of people) {
    const path = door.pattern.replace('/{language}', '/en').replace('{code}', 'AAAAA-AAAAA-AAAAA-AAAAA').replace('{number}', amended.xa).replace('{draft}', subjects[0].draft);
    const answer = looked_through(person, key_of(door), await (door.method === 'GET' ? person.client.get(path) : person.client.post(path, { login: 'nobody-here', password: 'wrong' })));
    if (row.of === 'person' && !is_in(person)) shut_out(person, door, '', answer);
    else if (row.of === 'signing-in' && is_in(person)) is(person, door, '', answer, 303);
    else if (row.of === 'rule' && !is_in(person)) shut_out(person, door, '', answer);
    else if (row.of === 'rule' && !row.may(person)) is(person, door, '', answer, 403);
    else is(person, door, '', answer, row.good);
  }
}

// What concerns one Government: its users, letters, lists.
async function try_party_door(door, row) {
  for (const party of ['xa', 'xb']) {
    for (const person of people) {
      const answer = looked_through(person, `${key_of(door)} of ${party}`, await row.ask(person.client, party, person));
      if (!is_in(person)) shut_out(person, door, party, answer);
      else if (row.may(person, party)) is(person, door, party, answer, row.good);
      else is(person, door, party, answer, typeof row.refused === 'function' ? row.refused(person, party) : row.refused ?? 403);
    }
  }
}

// What changes only what is one's own: a form that says nothing, by everybody.
async function try_own(door) {
  for (const person of people) {
    const answer = looked_through(person, key_of(door), await person.client.post(door.pattern.replace('{language}', 'en')));
    if (!is_in(person)) shut_out(person, door, '', answer);
    else expect([200, 303, 400, 403, 404].includes(answer.status), `${person.name}, ${key_of(door)}: ${answer.status} ${sentence_of(answer.body)}`);
  }
}

async function try_faults(door) {
  for (const fault of faults_told) {
    for (const person of people) {
      const answer = looked_through(person, key_of(door), await person.client.post(`/en/desk/reports/${fault.id}`, { answer: 'Mended.' }));
      if (!is_in(person)) shut_out(person, door, fault.name, answer);
      else is(person, door, fault.name, answer, fault.may_be_read_by(person) ? 303 : 404);
    }
  }
}

// A list of what another person writes.
async function try_lists_of_others() {
  for (const person of people.filter(is_in)) {
    for (const [name, { id }] of Object.entries(accounts)) {
      const answer = await get(person, `/en/desk/drafts?owner=${id}`);
      expect(answer.status === (name === person.name ? 200 : 403), `${person.name}, the drafts of ${name}: ${answer.status}`);
    }
  }
}

// The audit trail of another Government, and of another person.
async function try_audit() {
  for (const person of people.filter(is_in)) {
    for (const party of ['xa', 'xb']) {
      for (const address of [`/en/desk/audit?party=${party}`, `/en/desk/audit.json?party=${party}`]) {
        const answer = await get(person, address);
        const allowed = may_somewhere(person, 'audit') || may(person, 'manage-users', { party, is_national: true });
        expect(answer.status === (allowed ? 200 : 403), `${person.name}, ${address}: ${answer.status}`);
      }
    }
    if (may_somewhere(person, 'audit') || !may_for_some_party(person, 'manage-users')) continue;
    const lines = (await get(person, `/en/desk/audit.json?who=${publisher}.xb`)).body.split('\n').filter(Boolean);
    for (const line of lines) expect(parties_of(person).includes(JSON.parse(JSON.parse(line).line).party), `LEAK: ${person.name} sees in the audit trail: ${line}`);
  }
}

// One record said to be right: by whom at once, by whom as a request, by whom not.
async function try_confirming() {
  const number = await published_law('xa');
  const record = JSON.parse((await as('nobody').get(`/en/record/${number}.json`)).body).content.header.identifier;
  const law = { party: 'xa', format: 'biosafetyLaw', is_national: true };
  const door = doors.find((each) => key_of(each) === 'POST /country/{party}');
  for (const person of people.filter(is_in)) {
    for (const party of ['xa', 'xb']) {
      const answer = await person.client.post(`/en/desk/country/${party}`, { record });
      const wanted = !confirms(person, party) ? 403 : party === 'xb' ? 404 : may(person, 'draft', law) ? 303 : 403;
      is(person, door, `a law of xa as one of ${party}`, answer, wanted);
      if (answer.status !== 303) continue;
      const done = answer.location.match(/done=([a-z-]+)/)[1];
      expect(done === (may(person, 'publish', law) ? 'confirmed' : 'confirm-requested'), `${person.name} has ${done} a law`);
      for (const { id } of node.sql(`SELECT id FROM item WHERE kind = 'draft' AND json_extract(body, '$.record') = '${record}'`)) await tidy_up({ draft: id }, person.name);
    }
  }
}

// Requests of others, chosen by naming them.
async function try_deciding_on_others() {
  for (const subject of subjects.filter(({ state }) => state === 'requested')) {
    for (const person of people.filter((each) => is_in(each) && decides(each))) {
      const status = step_answer(person, 'publish', subject);
      const is_on_instruction = subject.is_national && !is_own_party(person, subject);
      if (status === 200 && !is_on_instruction) continue;
      const before = state_of(subject);
      for (const deed of ['publish', 'return']) {
        const answer = looked_through(person, `${deed} ${subject.name}`, await person.client.post('/en/desk/requests', { draft: subject.draft, do: deed }));
        expect(answer.status === (status === 200 ? 403 : status), `${person.name}, ${deed} ${subject.name} among others: ${answer.status}`);
      }
      expect(state_of(subject) === before, `${person.name} has changed ${subject.name} among others`);
    }
  }
}

// Several of one's own, together: published in one step, or none when one is not fit; returned with one word.
async function try_deciding_together() {
  const spec = { ...specs.find(({ name }) => name === 'xa-requested'), canary: 'Zpublic' };
  const client = as(spec.decider);
  const decide = async (deed, drafts) => client.post('/en/desk/requests', { draft: drafts.map(({ draft }) => draft), do: deed, note: 'Look again.' });
  const [one, other, third] = [await make(spec), await make(spec), await make(spec)];
  const before = node.sql("SELECT count(*) AS count FROM deed")[0].count;
  expect((await decide('return', [third])).location?.includes('all-given-back'), 'a request is not returned');
  const locked = await decide('publish', [one, third]);
  expect(locked.status === 409 && JSON.parse(state_of(one)).length > 0, `a draft among requests: ${locked.status}`);
  const answer = await decide('publish', [one, other]);
  expect(answer.location?.includes('all-published&number=2'), `two requests: ${answer.status} ${answer.location} ${sentence_of(answer.body)}`);
  expect(node.sql("SELECT count(*) AS count FROM deed")[0].count > before, 'nothing of it is in the audit trail');
  for (const { draft } of [one, other]) expect(node.sql(`SELECT 1 FROM item WHERE id = '${draft}'`).length === 0, 'a draft that was published is still there');
  await tidy_up(third, spec.owner);
}

async function try_shared() {
  const door = doors.find((each) => key_of(each) === 'GET /shared/{secret}');
  const subject = subjects.find(({ name }) => name === 'xa-law');
  const page = await as(subject.owner).post(at(subject.draft, '/share'));
  const [address] = page.body.match(/\/en\/desk\/shared\/[0-9a-zA-Z_-]+/);
  for (const person of people) {
    const answer = await person.client.get(address);  // whoever has the link may read this one draft
    is(person, door, 'with the link', answer, 200);
    for (const other of secrets) expect(other.canary === subject.canary || !answer.body.includes(other.canary), `LEAK: the shared page holds a word of ${other.name}`);
    is(person, door, 'with another link', await get(person, `${address.slice(0, -1)}${address.endsWith('0') ? '1' : '0'}`), 404);
  }
}

// A form of another session, of no session, of another site.
async function try_forged() {
  for (const door of doors.filter(({ method, needs }) => method === 'POST' && needs !== 'nobody')) {
    const path = door.pattern.replace('/{language}', '/en').replace('{draft}', subjects[0].draft).replace('{number}', amended.xa).replace('{upload}', 'u1')
      .replace('{section}', 'general').replace(/\{\w+\}/, 'none');
    const owner = as(subjects[0].owner);
    const before = state_of(subjects[0]);
    const stranger = as(`${writer}.xb`);
    for (const [what, token, headers, wanted] of [['of another person', stranger.token, {}, 403], ['without token', '', {}, 403], ['from another site', owner.token, { 'sec-fetch-site': 'cross-site' }, 403]]) {
      const answer = await owner.ask('POST', path, { body: new URLSearchParams({ token, text: 'forged' }), headers });
      is(person_named(subjects[0].owner), door, `a form ${what}`, answer, wanted);
    }
    expect(state_of(subjects[0]) === before, `${key_of(door)}: a forged form has changed a draft`);
  }
}

// ---- lists and counts

async function try_home(person) {
  const { body } = await get(person, '/en/desk');
  const drafts = node.sql(`SELECT id, json_extract(body, '$.party') AS party, json_extract(body, '$.format') AS format, json_extract(body, '$.state') AS state,
    coalesce(json_extract(body, '$.reference'), 0) AS reference, (SELECT json_extract(account.body, '$.login') FROM item account WHERE account.kind = 'account' AND account.id = json_extract(item.body, '$.owner')) AS owner
    FROM item WHERE kind = 'draft'`).map((each) => ({ ...each, party: each.party ?? '', is_national: !each.reference })).filter((each) => reads(person, each));
  const wanted = [];
  const list = (title, chosen) => { if (chosen.length > 0) wanted.push(`${title} ${chosen.length}`); };
  for (const party of parties_of(person)) {
    if (may(person, 'publish', { party, is_national: true })) list('Waiting for your decision', drafts.filter((each) => each.is_national && each.party === party && each.state === 'requested'));
  }
  if (person.appointments.some(({ role }) => role_named(role).may.includes('validate'))) list('Waiting for validation', drafts.filter((each) => !each.is_national && each.state === 'requested'));
  list('My drafts', drafts.filter((each) => each.owner === person.name));
  for (const party of parties_of(person)) list('Drafts of our country', drafts.filter((each) => each.is_national && each.party === party));
  const said = [...body.matchAll(/<h2>([^<]*) <span class="quiet">(\d+)<\/span><\/h2>/g)].map(([, title, count]) => `${title} ${count}`);
  expect(said.join() === wanted.join(), `${person.name}: the desk counts ${said.join(', ')} instead of ${wanted.join(', ')}`);
  for (const [, draft] of body.matchAll(/\/desk\/draft\/([0-9a-f]+)"/g)) expect(drafts.some(({ id }) => id === draft), `LEAK: ${person.name}: the desk lists the draft ${draft}`);
}

// ---- by naming what is not one's own

async function try_naming() {
  const spec = { ...specs.find(({ name }) => name === 'xb-law'), canary: 'Zown', file: false };
  const client = as(spec.owner);
  const person = person_named(spec.owner);
  const others = subjects.filter((each) => each.record && !reads(person, each));
  if (others.length < 4) throw new Error('there is nothing that is not one\'s own');
  const before = others.map(state_of);
  for (const other of others) {
    const own = await make(spec);
    const path = other.format === 'biosafetyLaw' ? 'amendedRecords' : 'relatedRecords';
    const general = at(own.draft, '/section/general');
    const answer = await client.post(general, { version: await client.version(own.draft, 'general'), answers: ['isAmendment', path], isAmendment: 'true', rows: `${path}:1`, [`pick.${path}`]: other.record, [`${path}.0`]: other.record });
    must(looked_through(person, 'naming', answer), 303, 'a GUID is named');
    for (const rest of ['', '/section/general', '/section/documents', '/preview', '/compare', '/share', `/records?field=${path}&q=${other.record}`]) await get(person, at(own.draft, rest));
    looked_through(person, 'requesting what names a draft of others', await client.post(at(own.draft, '/request')));
    looked_through(person, 'publishing what names a draft of others', await as(`${publisher}.xb`).post(at(own.draft, '/publish')));
    await tidy_up(own, spec.owner);
    await get(person, `/en/desk/new?format=biosafetyLaw&for=${other.draft}&field=${path}`);
    looked_through(person, 'beginning for a draft of others', await client.post('/en/desk/new', { format: 'biosafetyLaw', party: 'xb', for: other.draft, field: path }));
  }
  others.forEach((other, i) => expect(state_of(other) === before[i], `naming ${other.name} from a draft of another Government has changed it`));
}

// A record says of which Government it is: nobody speaks for another by what is written in a draft.
async function try_speaking_for_others() {
  const client = as(`${publisher}.xa`);
  const draft = await client.take_in(sample('biosafetyLaw', 'xa', { title: { en: 'Zspoken law' }, documents: [{ url: 'https://example.org/law', language: 'en' }] }), 'xa');
  await client.post(at(draft, '/section/general'), { version: await client.version(draft, 'general'), answers: 'government', government: 'xb' });
  const answer = await client.post(at(draft, '/publish'));
  const number = answer.location?.match(/number=([A-Z0-9-]+)/)?.[1];
  if (!number) return;
  const record = JSON.parse((await client.get(`/en/record/${number}.json`)).body);
  const government = JSON.stringify(record).match(/"government":\{"identifier":"(\w+)"/)?.[1];
  expect(government === 'xa', `${publisher}.xa has published a record that says it is of ${government}`);
}

// ---- public pages

async function try_public(person) {
  const law = subjects.find(({ name }) => name === 'xa-law');
  const holes = { language: 'en', code: 'XA', format: 'biosafetyLaw', group: 'africa', page: 'cite-and-verify', identifier: law.record, number: law.record, record: law.record,
    vocabulary: 'traits', id: law.attached, 'name*': `${law.canary.slice(2)}.txt`, hash: '0'.repeat(64), kind: 'law', part: '0', 'rest*': 'entries/000' };
  for (const { pattern } of [...pages, ...channels]) {
    const path = pattern.replace(/\{([^}]+)\}/g, (_, name) => {
      if (!(name in holes)) throw new Error(`tests/desk/matrix.mjs does not know what stands at {${name}} of ${pattern}`);
      return holes[name];
    });
    await get(person, path);
    await get(person, `${path}?q=qz&documentid=${law.record}&c=xa&party=xa`);
  }
  // What is searched for is said again by the page: a part of the word, so that only an answer could hold all of it.
  for (const subject of subjects) {
    for (const path of ['/en/search', '/en/search.json', '/en/search.csv', '/en/search.atom', '/en/matrix', '/en/border-check', '/en/registry/biosafetyLaw'])
      await get(person, `${path}?q=${subject.canary.slice(0, -2)}*&papers=${subject.canary.slice(0, -2)}`);
  }
}

const from = Date.now();
for (const person of people.filter(is_in)) await try_home(person);
for (const name of ['nobody', 'closed', 'ended', `${writer}.xb`]) await try_public(person_named(name));
await try_shared();
await try_forged();
await try_naming();
await try_audit();
await try_confirming();
await try_deciding_on_others();
await try_deciding_together();
await try_lists_of_others();
await try_speaking_for_others();
for (const door of doors) {
  const row = rows[key_of(door)];
  if (row.step) await try_draft_door(door, row);
  if (row.of === 'record') await try_record_door(door, row);
  if (row.of === 'own') await try_own(door);
  if (row.of === 'party') await try_party_door(door, row);
  if (row.of === 'fault') await try_faults(door);
  if (row.of === 'kinds') await try_kinds(door, row);
  if (['person', 'anybody', 'rule', 'signing-in'].includes(row.of)) await try_simple_door(door, row);
}
for (const person of people.filter(is_in)) await try_home(person);

// Last, because it ends the sessions.
const out = doors.find((door) => key_of(door) === 'POST /sign-out');
for (const person of people) {
  const answer = await person.client.post('/en/desk/sign-out');
  if (!is_in(person)) shut_out(person, out, '', answer);
  else is(person, out, '', answer, 303);
  expect((await person.client.get('/en/desk')).status === 303, `${person.name} is still signed in`);
}
await node.remove();
judge(`authorization: ${doors.length} doors, ${people.length} people, ${subjects.length} drafts, ${asked} answers looked through in ${Math.round((Date.now() - from) / 1000)} s`);
