// The hundred steps of faults.mjs, in which a country designates its people, writes, publishes, amends, withdraws, is told that
// something is wrong. Each: its name, `do` (which asks once), `reads` when it keeps nothing, `json` when it answers JSON,
// `then` with the answer that was good; `in_parts` when what was done before a refusal stays: a proof of
// identity, a draft that is locked;
// `may_be_published` when a try that was refused may have come as far as the journal, and the next goes on from there.
import { sample } from './lib.mjs';

const at = (draft, rest = '') => `/en/desk/draft/${draft}${rest}`;
const draft_in = (answer) => answer.location.match(/\/draft\/([0-9a-f]+)/)[1];
const number_in = (answer) => answer.location.match(/number=([A-Z0-9-]+)/)[1];
const code_in = (answer) => answer.body.match(/<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})<\/code>/)[1];
const codes_in = (answer) => [...answer.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, each]) => each);
const json = { accept: 'application/json' };
const password = 'nine blue maize cobs in a row';
const pdf = '%PDF-1.4 a letter';
const words = 'Every one of the many words of a law is written with care. '.repeat(12);
const upload = Buffer.from('A law is a text that stands for a long time.\n'.repeat(4000));
const piece_bytes = 70_000;

// Records that are complete, and refer to what is there, or to each other.
const link = [{ url: 'https://example.org/text', language: 'en' }];
const law = sample('biosafetyLaw', 'xa', { title: { en: 'Law on the failing disk' }, documents: link });
const contact = sample('contact', 'xa');
const authority = sample('authority', 'xa', { contacts: [{ identifier: contact.header.identifier }] });
const organism = sample('modifiedOrganism', undefined, { identity: { en: 'Maize of the failing disk (demonstration)' }, uniqueIdentification: undefined, hasUniqueIdentification: false });
const named = (record) => [{ identifier: record.header.identifier }];
const assessment = sample('nationalRiskAssessment', 'xa', { modifiedOrganisms: named(organism), authorities: named(authority), documents: link });
const decision = sample('biosafetyDecision', 'xa', { modifiedOrganisms: named(organism), riskAssessments: named(assessment), authorities: named(authority), documents: link });

export function story(node, Reader) {
  const person = (name) => new Reader(node, name);
  const [nobody, sam, amara, ben, vera, office] = ['nobody', 'sam', 'amara', 'ben', 'vera', 'office'].map(person);
  let again;  // amara in another browser
  const made = {};  // drafts, numbers and codes of earlier steps
  const steps = [];
  const step = (name, act, then, more) => steps.push({ name, do: act, then, ...more });
  const reads = (name, act, then, more) => step(name, act, then, { reads: true, ...more });
  const page = (who, path, then) => reads(`${who.name} reads ${path}`, () => who.get(typeof path === 'function' ? path() : path), then);
  const shown = (who, name, path, then) => reads(name, () => who.get(path()), then);
  const join = (who, code) => () => who.post(`/en/desk/join/${code()}`, { login: who.name, name: who.name, password, again: password });
  const joined = (who) => (answer) => { who.codes = codes_in(answer); if (who.codes.length !== 20) throw new Error('no codes'); };
  const account = (name) => node.sql(`SELECT id, version FROM item WHERE kind = 'account' AND json_extract(body, '$.login') = '${name}'`)[0];
  const version = (draft) => node.sql(`SELECT version FROM item WHERE kind = 'draft-content' AND id = '${draft}'`)[0].version;
  const take_in = (who, record, party, name) => step(`${who.name} takes in ${name}`, () =>
    who.post_files('/en/desk/take-in', { party }, { file: { name: 'record.json', bytes: JSON.stringify(record) } }), (answer) => { made[name] = draft_in(answer); });
  const publishes = (who, name, number) => step(`${who.name} publishes ${name}`, () => who.post(at(made[name], '/publish')), async (answer) => {
    if (number) made[number] = number_in(answer);
    // What is in the journal is no draft any more, by itself, soon.
    const until = Date.now() + 10_000;
    const is_there = () => node.sql(`SELECT count(*) AS drafts FROM item WHERE kind = 'draft' AND id = '${made[name]}'`)[0].drafts > 0;
    while (is_there() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
    if (is_there()) throw new Error('what was published is still a draft');
  }, { in_parts: true });
  const proven = (who, path, fields) => () => who.post(path(), { ...fields(), proof: who.codes[0] });
  const proof_taken = (who, then) => (answer) => { who.codes.shift(); then(answer); };
  made.invitation = node.invite({ role: 'secretariat', name: 'Sam' });

  // Readers.
  page(nobody, '/en/');
  page(nobody, '/en/search?q=maize');
  reads('a search as JSON', () => nobody.get('/en/search.json?format=biosafetyLaw&party=xb'), (answer) => { made.first = JSON.parse(answer.body).records[0].number; });
  shown(nobody, 'a record', () => `/en/record/${made.first}`);
  reads('a record as JSON', () => nobody.get(`/en/record/${made.first}.json`));
  page(nobody, '/en/desk/sign-in');
  shown(nobody, 'an invitation', () => `/en/desk/join/${made.invitation}`);

  // The Secretariat, and the letter of a Government.
  step('the Secretariat joins', join(sam, () => made.invitation), joined(sam));
  page(sam, '/en/desk');
  page(sam, '/en/desk/designations');
  step('a letter comes in', () => sam.post_files('/en/desk/letters', { party: 'XA', dated: '2026-01-05', received: '2026-01-12', says: 'A new focal point.' },
    { scan: { name: 'letter.pdf', bytes: pdf } }), (answer) => { made.letter = answer.location.match(/designations\/(\w+)/)[1]; });
  shown(sam, 'the letter', () => `/en/desk/designations/${made.letter}`);
  shown(sam, 'its scan', () => `/en/desk/designations/${made.letter}/scan`);
  step('the focal point is designated', () => sam.post(`/en/desk/designations/${made.letter}`, { role: 'clearing-house-focal-point', name: 'Amara', language: 'en', do: 'record' }),
    (answer) => { made.code = code_in(answer); });
  step('the focal point joins', join(amara, () => made.code), joined(amara));
  page(amara, '/en/desk');

  // One's own account.
  page(amara, '/en/desk/account');
  step('a name is changed', () => amara.post('/en/desk/account', { name: 'Amara M.', email: 'amara@xa.example', language: 'en' }));
  page(amara, '/en/desk/preferences');
  step('preferences are kept', () => amara.post('/en/desk/preferences', { language: 'en', email: 'amara@xa.example', 'mail-drafts': 'daily' }));
  step('a new list of codes', () => amara.post('/en/desk/account/codes'), joined(amara));
  step('an authenticator is taken away', () => amara.post('/en/desk/account/authenticator', { do: 'remove' }));
  step('a new password', () => amara.post('/en/desk/account/password', { old: password, password: `${password}s`, again: `${password}s` }));
  step('the focal point signs out', () => amara.post('/en/desk/sign-out'));
  step('and signs in', () => amara.post('/en/desk/sign-in', { login: 'amara', password: `${password}s` }));
  page(amara, '/en/desk/invite?party=XA');
  step('she proves who she is and invites', proven(amara, () => '/en/desk/invite', () => ({ party: 'XA', name: 'Ben', role: 'authorized-user', language: 'en' })),
    proof_taken(amara, (answer) => { made.code = code_in(answer); }), { in_parts: true });
  step('a colleague joins', join(ben, () => made.code), joined(ben));
  page(amara, '/en/desk/users');
  shown(amara, 'an account', () => `/en/desk/users/${account('ben').id}`);

  // A draft.
  page(ben, '/en/desk/new');
  step('a draft is begun', () => ben.post('/en/desk/new', { format: 'biosafetyLaw', party: 'xa', language: ['en', 'fr'] }), (answer) => { made.draft = draft_in(answer); });
  shown(ben, 'the draft', () => at(made.draft));
  shown(ben, 'a section', () => at(made.draft, '/section/general'));
  step('a section is kept', () => ben.post(at(made.draft, '/section/general'), { version: version(made.draft), answers: 'title', 'title.en': 'A law', 'title.fr': 'Une loi' }));
  step('it is saved while he types', () => ben.ask('POST', at(made.draft, '/autosave'), { headers: json,
    body: new URLSearchParams({ token: ben.token, version: version(made.draft), answers: 'description', 'description.en': words }) }), undefined, { json: true });
  step('and again, the change alone', () => ben.ask('POST', at(made.draft, '/autosave'), { headers: json,
    body: new URLSearchParams({ token: ben.token, version: version(made.draft), answers: 'description', 'splice.description.en': `0:5:${words.length}:Each` }) }), undefined, { json: true });
  reads('records are proposed', () => ben.ask('GET', at(made.draft, '/records?field=authorities&q=biosafety'), { headers: json }));
  const piece = (from) => () => {
    const to = Math.min(from + piece_bytes, upload.length);
    const query = new URLSearchParams({ at: from, ...(to === upload.length && { field: 'documents', name: 'law.txt' }) });
    return ben.ask('POST', at(made.draft, `/upload/u1?${query}`), { body: upload.subarray(from, to), headers: { ...json, 'content-type': 'application/octet-stream', 'x-form-token': ben.token } });
  };
  step('a first piece of a file', piece(0), undefined, { json: true });
  reads('how far it has come', () => ben.ask('GET', at(made.draft, '/upload/u1'), { headers: json }));
  step('a second piece', piece(piece_bytes), undefined, { json: true });
  step('the last piece', piece(2 * piece_bytes), undefined, { json: true });
  step('a file with the form', () => ben.post_files(at(made.draft, '/section/general'), { version: version(made.draft) }, { 'file.documents': { name: 'other.txt', bytes: 'Another text.\n' } }),
    () => { made.files = JSON.parse(node.sql(`SELECT json_extract(body, '$.files') AS files FROM item WHERE kind = 'draft' AND id = '${made.draft}'`)[0].files); });
  shown(ben, 'the file', () => at(made.draft, `/file/${made.files[0].id}`), (answer) => { if (!answer.bytes.equals(upload)) throw new Error('other bytes'); });
  step('other languages are chosen', () => ben.post(at(made.draft, '/languages'), { language: ['en'] }));
  shown(ben, 'the preview', () => at(made.draft, '/preview'));
  reads('the draft as a file', () => ben.get(at(made.draft, '.json')));
  step('a remark', () => ben.post(at(made.draft, '/comment'), { text: 'Is it right so?' }));
  step('the draft is shown by a link', () => ben.post(at(made.draft, '/share')), (answer) => { made.link = answer.body.match(/\/\w\w(\/desk\/shared\/[\w-]+)/)[1]; });
  shown(nobody, 'what the link shows', () => `/en${made.link}`);
  step('the draft is thrown away', () => ben.post(at(made.draft, '/discard')));

  // Asking, returning, publishing.
  take_in(ben, law, 'xa', 'a law');
  step('publication is asked for', () => ben.post(at(made['a law'], '/request'), { note: 'Please.' }));
  step('the request is taken back', () => ben.post(at(made['a law'], '/cancel')));
  step('and made again', () => ben.post(at(made['a law'], '/request')));
  page(amara, '/en/desk/drafts?party=xa');
  step('it is returned', () => amara.post(at(made['a law'], '/give-back'), { note: 'A word is wrong.' }));
  page(ben, '/en/desk/notices');
  step('notices are read', () => ben.post('/en/desk/notices', { all: '1' }), undefined, { may_keep_nothing: true });
  step('it is asked for once more', () => ben.post(at(made['a law'], '/request')));
  publishes(amara, 'a law', 'law');
  shown(nobody, 'the law', () => `/en/record/${made.law}`);
  reads('the law as JSON', () => nobody.get(`/en/record/${made.law}.json`));

  // A package.
  take_in(ben, contact, 'xa', 'a contact');
  take_in(ben, authority, 'xa', 'an authority');
  take_in(ben, organism, '', 'an LMO');
  take_in(ben, assessment, 'xa', 'a risk assessment');
  take_in(ben, decision, 'xa', 'a decision');
  shown(amara, 'the decision and what goes with it', () => at(made['a decision']));
  step('the package is asked for', () => ben.post(at(made['a decision'], '/request')));
  publishes(amara, 'a decision', 'decision');
  shown(nobody, 'the decision', () => `/en/record/${made.decision}`, () => {
    const [{ pending }] = node.sql("SELECT json_group_array(id) AS pending FROM item WHERE kind = 'validation'");
    if (JSON.parse(pending).join() !== organism.header.identifier) throw new Error('the LMO does not wait for validation');
    made.organism = `BCH-LMO-SCBD-${node.sql(`ATTACH '${node.data}/journal.db' AS journal; SELECT number FROM journal.number WHERE record = '${organism.header.identifier}'`)[0].number}`;
  });

  // Validation.
  step('a validator is invited', () => sam.post('/en/desk/invite', { party: '', name: 'Vera', role: 'validator', language: 'en' }), (answer) => { made.code = code_in(answer); });
  step('the validator joins', join(vera, () => made.code), joined(vera));
  page(vera, '/en/desk');
  step('the LMO is validated', () => vera.post(`/en/desk/record/${made.organism}/validate`), undefined, { in_parts: true, may_be_published: true });

  // Later revisions.
  shown(amara, 'the record at the desk', () => `/en/desk/record/${made.law}`);
  step('an amendment is begun', () => amara.post(`/en/desk/record/${made.law}/amend`), (answer) => { made.amendment = draft_in(answer); });
  step('it is written', () => amara.post(at(made.amendment, '/section/general'), { version: version(made.amendment), answers: 'title', 'title.en': 'Law on the failing disk, amended' }));
  shown(amara, 'what differs', () => at(made.amendment, '/compare'));
  publishes(amara, 'amendment');
  step('a confirmation is begun', () => amara.post(`/en/desk/record/${made.law}/confirm`), (answer) => { made.confirmation = draft_in(answer); });
  publishes(amara, 'confirmation');
  step('a withdrawal is begun', () => amara.post(`/en/desk/record/${made.law}/withdraw`, { reason: 'It has been repealed.' }), (answer) => { made.withdrawal = draft_in(answer); });
  publishes(amara, 'withdrawal');
  shown(nobody, 'the history', () => `/en/record/${made.law}/history`);

  // What readers tell; searches; the Secretariat's lists.
  shown(nobody, 'the form for faults', () => `/en/desk/report/${made.decision}`);
  step('a fault is told', () => nobody.post(`/en/desk/report/${made.decision}`, { text: 'The date is wrong.' }),
    () => { made.fault = node.sql("SELECT id FROM item WHERE kind = 'fault'")[0].id; });
  page(amara, '/en/desk/reports');
  step('it is answered', () => amara.post(`/en/desk/reports/${made.fault}`, { answer: 'We are looking into it.' }));
  step('a search is saved', () => ben.post('/en/desk/searches', { name: 'Maize', address: '/en/search?q=maize', pace: 'daily' }),
    () => { made.search = node.sql("SELECT id FROM item WHERE kind = 'search'")[0].id; });
  step('it is changed', () => ben.post(`/en/desk/searches/${made.search}`, { name: 'Maize', address: '/en/search?q=maize', pace: 'weekly' }));
  step('a delivery is noted', () => sam.post('/en/desk/deliveries', { way: 'post', to: 'Ministry', what: 'Letter', party: 'XA' }));
  page(sam, '/en/desk/audit');
  reads('the audit trail as a file', () => sam.get('/en/desk/audit.json'));
  page(amara, '/en/desk/handover/xa');

  // People go.
  step('an appointment is ended', () => amara.post(`/en/desk/users/${account('ben').id}`, { version: account('ben').version, do: 'end', appointment: '0' }));
  step('access is renewed', () => sam.post(`/en/desk/users/${account('amara').id}`, { version: account('amara').version, do: 'renew' }), (answer) => { made.code = code_in(answer); });
  step('with it the focal point joins again', () => amara.post(`/en/desk/join/${made.code}`, { password, again: password }), joined(amara));
  step('an account is closed', () => sam.post(`/en/desk/users/${account('vera').id}`, { version: account('vera').version, do: 'close' }));

  // What was acknowledged, when all is over.
  const of = [];
  steps.look = async (expect) => {
    const numbers = [made.law, made.decision];
    for (const number of numbers) expect((await nobody.get(`/en/record/${number}`)).status === 200, `${number} is lost`);
    const revisions = (record) => node.sql(`ATTACH '${node.data}/journal.db' AS journal; SELECT count(*) AS times FROM journal.history WHERE record = '${record.header.identifier}'`)[0].times;
    const entries = () => node.sql(`ATTACH '${node.data}/journal.db' AS journal; SELECT size FROM journal.head`)[0].size;
    expect(revisions(law) === 4, `the law is ${revisions(law)} times in the journal`);  // published, amended, confirmed, withdrawn
    expect(revisions(organism) === 2, `the LMO is ${revisions(organism)} times in the journal`);  // published, validated
    for (const record of [contact, authority, assessment, decision]) expect(revisions(record) === 1, `${record.header.schema}: ${revisions(record)} times in the journal`);
    const drafts = node.sql("SELECT id FROM item WHERE kind = 'draft'");
    expect(drafts.length === 0, `${drafts.length} drafts are left`);
    const until = Date.now() + 40_000;
    const found = async (question) => JSON.parse((await nobody.get(`/en/search.json?${question}`)).body).records?.length === 1;
    const is_whole = async () => await found('q=%22failing+disk%22') && found('q=%22failing+disk%22&standing=withdrawn');
    while (!await is_whole() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await is_whole(), 'the index has not found its way back');
    const size = () => Number(node.read('checkpoint').split('\n')[1]);
    while (size() < entries() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(size() === entries(), `the checkpoint is of ${size()} entries instead of ${entries()}`);
  };
  return steps;
}
