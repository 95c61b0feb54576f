// What the tests of the desk have in common: a node in a folder of its own, and people who sign in to it as a browser without
// scripts does: cookies kept, tokens of forms read from pages. Also what a focal point would have on her desk: drafts of
// records that are complete.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const option = (name) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
export const bch = option('--bch');
export const password = 'nine blue maize cobs in a row';

// A test that ends early leaves nothing behind.
const serving = new Set();
process.on('exit', () => { for (const server of serving) server.kill('SIGKILL'); });

// A node that is a copy of `from`, or `from` itself, or a new one.
export class Node {
  folder = mkdtempSync(join(tmpdir(), 'desk'));
  data = join(this.folder, 'node');

  constructor(from, { is_itself = false } = {}) {
    if (is_itself) this.data = from;
    else if (from) cpSync(from, this.data, { recursive: true });
    else this.command('init', '--number', '0', '--demonstration');
  }

  run(...words) {
    return spawnSync(bch, [words[0], '--data', this.data, ...words.slice(1)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  }
  command(...words) {
    const said = this.run(...words);
    if (said.status !== 0) throw new Error(`bch ${words.join(' ')} ended with ${said.status}: ${said.stderr}`);
    return said.stdout;
  }

  // Serves it; `environment` is added to ours, `words` to the command.
  async serve(environment = {}, ...words) {
    this.log = '';
    this.server = spawn(bch, ['serve', '--data', this.data, '--listen', '127.0.0.1:0', '--json', '--quiet', ...words],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    serving.add(this.server);
    this.server.stderr.on('data', (line) => { this.log += line; });
    const { server } = this;
    this.ended = new Promise((resolve) => server.on('exit', (code, signal) => {
      serving.delete(server);
      resolve(signal ?? code);
    }));
    this.url = await new Promise((resolve, reject) => {
      this.server.stdout.on('data', (line) => resolve(JSON.parse(line).listening));
      this.server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${this.log}`)));
    });
    return this.url;
  }
  end(signal = 'SIGTERM') {
    this.server?.kill(signal);
    return this.ended;
  }
  async remove() {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  // A printed code for a role, or for a new password of who signs in as `account`.
  invite({ role, party, name = 'Somebody', account }) {
    const words = account ? ['--account', account] : ['--role', role, '--name', name, ...(party ? ['--party', party] : [])];
    return JSON.parse(this.command('invite', '--json', ...words)).code;
  }

  // A file of its folder.
  read(name) { return readFileSync(join(this.data, name), 'utf8'); }

  // Looks into the workspace, or changes what no page can change at will: the day on which an appointment begins.
  sql(statement) {
    const said = spawnSync('sqlite3', ['-json', '-cmd', '.timeout 10000', join(this.data, 'workspace.db'), statement], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (said.status !== 0) throw new Error(said.stderr);
    return said.stdout === '' ? [] : JSON.parse(said.stdout);
  }
}

export class Client {
  cookies = new Map();
  codes = [];

  // `node`: where it serves now; a client goes on when it serves again.
  constructor(node, name = '') {
    this.node = node;
    this.name = name;
    this.from = `198.51.100.${Client.made = (Client.made ?? 0) + 1}`;  // as a proxy would say it: each an office of its own
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
  }

  // { status, headers, body, bytes, took }; redirections are not followed. `body`: bytes, text, or URLSearchParams.
  ask(method, path, { body, headers = {} } = {}) {
    const type = body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(String(body));
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const from = process.hrtime.bigint();
    return new Promise((resolve, reject) => {
      const asked = send(this.node.url + path, {
        method, agent: this.agent,
        headers: { ...type, 'x-real-ip': this.from, ...(cookie && { cookie }), ...(bytes && { 'content-length': bytes.length }), ...headers },
      }, (answer) => {
        const first = process.hrtime.bigint();
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
            if (value === '') this.cookies.delete(name);
            else this.cookies.set(name, value);
          }
          const all = Buffer.concat(pieces);
          const text = all.toString();
          const token = text.match(/name="token" value="([0-9a-f]+)"/);
          if (token) this.token = token[1];
          resolve({ status: answer.statusCode, headers: answer.headers, body: text, bytes: all, took: Number(first - from) / 1e6, location: answer.headers.location });
        });
      });
      asked.on('error', reject);
      asked.end(bytes);
    });
  }
  get(path) { return this.ask('GET', path); }

  // A form with nothing but this session's token, as it goes over the line: for who sends it otherwise.
  written(method, path) {
    const body = `token=${this.token ?? ''}`;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', `Cookie: ${cookie}`, `X-Real-IP: ${this.from}`,
      'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, '', body].join('\r\n');
  }

  // Sends a form with this session's token.
  post(path, fields = {}) {
    const form = new URLSearchParams({ token: this.token ?? '' });
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
    return this.ask('POST', path, { body: form });
  }

  // The same, with a code of the list when who sends it has to prove again who she is.
  async post_proven(path, fields = {}) {
    const answer = await this.post(path, fields);
    return answer.status === 200 && answer.body.includes('name="proof"') ? this.post(path, { ...fields, proof: this.codes.shift() }) : answer;
  }

  // The same with files: { 'file.links': { name, bytes } }.
  post_files(path, fields, files) {
    const boundary = `----${randomUUID()}`;
    const parts = [];
    for (const [name, value] of Object.entries({ token: this.token, ...fields }))
      parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    for (const [name, file] of Object.entries(files))
      parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`),
        Buffer.from(file.bytes), Buffer.from('\r\n'));
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    return this.ask('POST', path, { body: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
  }

  // One piece of an upload, as the script of the form sends it; { field, name } with the last.
  post_piece(draft, upload, at, bytes, last = {}) {
    const query = new URLSearchParams({ at, ...last });
    return this.ask('POST', `/en/desk/draft/${draft}/upload/${upload}?${query}`,
      { body: Buffer.from(bytes), headers: { 'content-type': 'application/octet-stream', 'x-form-token': this.token ?? '' } });
  }

  async join(code) {
    const answer = await this.post(`/en/desk/join/${code}`, { login: this.name, name: this.name, password, again: password });
    if (answer.status !== 200 || !this.cookies.has('bch-session')) throw new Error(`${this.name} cannot join: ${answer.status} ${sentence_of(answer.body)}`);
    this.codes = [...answer.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, each]) => each);
    return this.learn_token();
  }
  async sign_in() {
    const answer = await this.post('/en/desk/sign-in', { login: this.name, password });
    if (answer.status !== 303) throw new Error(`${this.name} cannot sign in: ${answer.status}`);
    return this.learn_token();
  }
  async learn_token() {
    await this.get('/en/desk/new');
    if (!this.token) throw new Error(`${this.name} has no token`);
    return this;
  }

  // Takes in a record as a draft of `party` and says its id.
  async take_in(record, party) {
    const answer = await this.post_files('/en/desk/take-in', { party }, { file: { name: 'record.json', bytes: JSON.stringify(record) } });
    if (answer.status !== 303) throw new Error(`${this.name} cannot take in a record: ${answer.status} ${sentence_of(answer.body)}`);
    return answer.location.match(/\/draft\/([0-9a-f]+)/)[1];
  }
  // What is written in a draft, and its version as the form has it.
  async content(draft) { return JSON.parse((await this.get(`/en/desk/draft/${draft}.json`)).body); }
  async version(draft, section) {
    return (await this.get(`/en/desk/draft/${draft}/section/${section}`)).body.match(/name="version" value="(\d+)"/)[1];
  }
}

// What a page says was wrong.
export function sentence_of(page) {
  const said = page.match(/role="alert">\s*<p>([\s\S]*?)<\/p>/) ?? page.match(/<main[^>]*>([\s\S]*?)<\/main>/);
  return (said ? said[1] : page).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200);
}

// Records of the demonstration, by their format and Party, to make drafts from.
const demonstration = ['shared', 'xa', 'xb'].flatMap((name) =>
  readFileSync(new URL(`../../demonstration/${name}.ndjson`, import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter((record) => record.header));
export function sample(format, party, changes = {}) {
  const found = demonstration.find((record) => record.header.schema === format && (!party || record.government?.identifier === party));
  if (!found) throw new Error(`the demonstration has no ${format} of ${party}`);
  const record = structuredClone(found);
  record.header.identifier = randomUUID().toUpperCase();
  return Object.assign(record, changes);
}

export const faults = [];
export const expect = (holds, what) => { if (!holds) faults.push(what); return holds; };
export function judge(said) {
  const different = [...new Set(faults)];
  for (const fault of different.slice(0, 60)) console.error(fault);
  if (different.length > 60) console.error(`... and ${different.length - 60} more`);
  console.log(`${said}: ${different.length} faults`);
  process.exit(faults.length > 0 ? 1 : 0);
}
