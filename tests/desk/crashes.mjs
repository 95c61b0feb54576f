// Ends the serving node with SIGKILL at a random moment while people write, attach, remark, ask and publish, again and again; and
// after each time looks for everything that was acknowledged: what was saved is there, and not half of it; what was published
// is there once; the journal and the audit trail are proven.
//
//   node tests/desk/crashes.mjs --bch build/dev/bch --data FOLDER [--rounds 20]   (a demonstration node, of which a copy is used)
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Client, Node, expect, judge, option, sample, sentence_of } from './lib.mjs';

const rounds = Number(option('--rounds') ?? 20);
const people = 8;
const pieces = 3;
const piece_bytes = 40_000;
const node = new Node(option('--data'));
await node.serve();
const at = (draft, rest = '') => `/en/desk/draft/${draft}${rest}`;
const acknowledged = { drafts: 0, saves: 0, pieces: 0, files: 0, comments: 0, requests: 0, published: 0 };

// What one person has been promised.
class Writer {
  drafts = new Map();     // id -> { record, texts: those that may stand there now, comments, files, state }
  published = new Map();  // GUID -> text that was published

  constructor(number) { this.client = new Client(node, `writer-${number}`); }

  // Answers that never came leave open whether it was done: both are right then. Nothing else may end a round.
  async done(deed) {
    try {
      return await deed();
    } catch (error) {
      if (!['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(error.code)) throw error;
      this.is_cut = true;
      return undefined;
    }
  }

  async work() {
    this.is_cut = false;
    while (!this.is_cut) {
      const record = sample('biosafetyLaw', 'xa', { title: { en: 'Law 0' }, documents: [{ url: 'https://example.org/law', language: 'en' }] });
      this.beginning = record.header.identifier;
      const draft = await this.done(() => this.client.take_in(record, 'xa'));
      if (this.is_cut) return;
      ++acknowledged.drafts;
      this.beginning = undefined;
      const known = { record: record.header.identifier, texts: ['Law 0'], comments: [], in_doubt: [], files: [], pieces: Buffer.alloc(0), states: ['draft'], version: 1 };
      this.drafts.set(draft, known);
      await this.write(draft, known);
      if (this.is_cut) return;
      if (randomInt(4) > 0) await this.publish(draft, known);
    }
  }

  async write(draft, known) {
    for (let i = 1; i <= 3 && !this.is_cut; ++i) {
      const text = `Law ${i} ${'of many words '.repeat(randomInt(40))}`.trim();
      known.texts.push(text);
      const answer = await this.done(() => this.client.post(at(draft, '/autosave'), { version: known.version, answers: 'title', 'title.en': text }));
      if (!answer) return;
      if (!expect(answer.status === 200, `an autosave was refused: ${answer.status} ${answer.body.slice(0, 200)}`)) return;
      ++acknowledged.saves;
      known.version = JSON.parse(answer.body).version;
      known.texts = [text];
    }
    const remark = `Remark ${randomInt(1e9)}`;
    known.in_doubt.push(remark);
    const answer = await this.done(() => this.client.post(at(draft, '/comment'), { text: remark }));
    if (!answer) return;
    expect(answer.status === 303, `a comment was refused: ${answer.status}`);
    ++acknowledged.comments;
    known.comments.push(known.in_doubt.pop());
    if (randomInt(2) === 0) await this.attach(draft, known);
  }

  // A file in pieces.
  async attach(draft, known) {
    const bytes = Buffer.from(randomBytes(pieces * piece_bytes / 2).toString('hex'));  // text: no archive, no picture
    known.pieces = Buffer.alloc(0);
    known.upload = `u${randomInt(1e9)}`;
    known.sending = bytes;
    for (let i = 0; i < pieces; ++i) {
      const last = i + 1 === pieces ? { field: 'documents', name: 'law.txt' } : {};
      known.is_last = i + 1 === pieces;
      const answer = await this.done(() => this.client.post_piece(draft, known.upload, i * piece_bytes, bytes.subarray(i * piece_bytes, (i + 1) * piece_bytes), last));
      if (!answer) return;
      if (!expect(answer.status === 200, `a piece was refused: ${answer.status} ${sentence_of(answer.body)}`)) return;
      ++acknowledged.pieces;
      known.pieces = bytes.subarray(0, (i + 1) * piece_bytes);
    }
    ++acknowledged.files;
    known.files.push(createHash('sha256').update(bytes).digest('hex'));
    known.pieces = Buffer.alloc(0);
    known.sending = undefined;
    known.version = await this.done(() => this.client.version(draft, 'general'));
  }

  async publish(draft, known) {
    known.states.push('requested');
    const asked = await this.done(() => this.client.post(at(draft, '/request'), { note: 'Please.' }));
    if (!asked) return;
    if (!expect(asked.status === 303, `a request was refused: ${asked.status} ${sentence_of(asked.body)}`)) return;
    ++acknowledged.requests;
    known.states = ['requested', 'published'];
    const answer = await this.done(() => this.client.post_proven(at(draft, '/publish')));
    if (!answer) return;
    if (!expect(answer.status === 303, `publishing was refused: ${answer.status} ${sentence_of(answer.body)}`)) return;
    ++acknowledged.published;
    known.states = ['published'];
  }

  // After the node serves again.
  async look(entries) {
    for (const [draft, known] of this.drafts) {
      const where = `${this.client.name}, draft ${draft}`;
      const lines = entries.get(known.record) ?? [];
      const times = lines.length;
      const page = await this.client.get(at(draft));
      if (page.status === 404) {
        expect(known.states.includes('published') && times === 1, `${where} is lost (it was ${known.states}, ${times} times in the journal)`);
        expect(known.texts.some((text) => lines[0]?.includes(JSON.stringify(text))), `${where}: published with another text`);
        this.drafts.delete(draft);
        continue;
      }
      if (!expect(page.status === 200, `${where}: ${page.status} ${sentence_of(page.body)}`)) continue;
      expect(times === 0, `${where} is in the journal and still a draft`);
      const state = page.body.includes(`${at(draft)}/cancel`) ? 'requested' : 'draft';
      expect(known.states.includes(state), `${where} is ${state} instead of ${known.states}`);
      const body = await this.client.content(draft);
      expect(known.texts.includes(body.title.en), `${where} says "${body.title.en}" instead of "${known.texts.join('" or "')}"`);
      known.texts = [body.title.en];
      for (const remark of known.comments) expect(page.body.includes(remark), `${where}: a comment is lost`);
      await this.look_at_files(where, draft, known);
      if (state === 'requested') {  // so that it can be written on
        expect((await this.client.post(at(draft, '/cancel'))).status === 303, `${where}: the request cannot be taken back`);
      }
      expect((await this.client.post(at(draft, '/discard'))).status === 303, `${where} cannot be discarded`);
      this.drafts.delete(draft);
    }
  }

  async look_at_files(where, draft, known) {
    const [kept] = node.sql(`SELECT body FROM item WHERE kind = 'draft' AND id = '${draft}'`);
    const files = JSON.parse(kept.body).files;
    const digests = [];
    for (const file of files) digests.push(createHash('sha256').update((await this.client.get(at(draft, `/file/${file.id}`))).bytes).digest('hex'));
    for (const digest of known.files) expect(digests.includes(digest), `${where}: a file is lost or changed`);
    if (!known.sending) return;
    // The last piece may have become the file; otherwise all that was acknowledged is there, and goes on from there.
    const whole = createHash('sha256').update(known.sending).digest('hex');
    if (digests.includes(whole)) return expect(known.is_last, `${where}: a file before its end`);
    const { bytes } = JSON.parse((await this.client.get(at(draft, `/upload/${known.upload}`))).body);
    if (!expect(bytes >= known.pieces.length && bytes <= known.sending.length, `${where}: ${bytes} bytes of an upload, ${known.pieces.length} were promised`)) return;
    const rest = await this.client.post_piece(draft, known.upload, bytes, known.sending.subarray(bytes), { field: 'documents', name: 'law.txt' });
    if (!expect(rest.status === 200 || kept.body.includes('"requested"'), `${where}: the upload does not go on: ${rest.status} ${sentence_of(rest.body)}`)) return;
    const after = JSON.parse(node.sql(`SELECT body FROM item WHERE kind = 'draft' AND id = '${draft}'`)[0].body).files.at(-1);
    const sent = (await this.client.get(at(draft, `/file/${after.id}`))).bytes;
    expect(createHash('sha256').update(sent).digest('hex') === whole, `${where}: the bytes of the upload have changed`);
  }

}

const writers = [];
for (let i = 0; i < people; ++i) {
  const writer = new Writer(i);
  await writer.client.join(node.invite({ role: 'clearing-house-focal-point', party: 'XA', name: writer.client.name }));
  writers.push(writer);
}

// What the journal holds of each record.
function entries_of_the_journal() {
  const entries = new Map();
  for (const line of node.command('export').split('\n').filter(Boolean)) {
    const guid = line.match(/"identifier":"([0-9A-F-]{36})","languages"/)[1];
    entries.set(guid, [...(entries.get(guid) ?? []), line]);
  }
  return entries;
}

for (let round = 1; round <= rounds; ++round) {
  const work = writers.map((writer) => writer.work());
  await new Promise((resolve) => setTimeout(resolve, 20 + randomInt(900)));
  await node.end('SIGKILL');
  await Promise.all(work);
  const proof = node.run('verify', '--json');
  expect(proof.status === 0, `round ${round}: ${proof.stdout}${proof.stderr}`);
  await node.serve();
  const entries = entries_of_the_journal();
  for (const [guid, lines] of entries) expect(lines.length === 1, `${guid} is ${lines.length} times in the journal`);
  for (const writer of writers) await writer.look(entries);
  const in_the_journal = new Set([...entries.keys()].map((guid) => guid.toUpperCase()));
  const left = node.sql("SELECT json_extract(body, '$.record') AS record FROM item WHERE kind = 'draft'").filter(({ record }) => in_the_journal.has(record.toUpperCase()));
  expect(left.length === 0, `round ${round}: ${left.length} drafts are left of what was published`);
}
const deeds = JSON.parse(node.command('verify', '--json')).deeds;
expect(deeds > 0, 'the audit trail is empty');
await node.remove();
for (const [what, count] of Object.entries(acknowledged)) expect(count > 0, `no ${what} was acknowledged`);
judge(`kill -9 while people work: ${rounds} rounds; acknowledged ${Object.entries(acknowledged).map(([what, count]) => `${count} ${what}`).join(', ')}; ${deeds} lines in the audit trail`);
