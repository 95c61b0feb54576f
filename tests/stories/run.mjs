// Runs stories: plain text that a focal point can read, through the commands and HTTP. Each step is a row of the table below.
//
//   node tests/stories/run.mjs --bch build/dev/bch tests/stories/*.story
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Visitor } from './visitor.mjs';

const at = process.argv.indexOf('--bch');
const program = process.argv[at + 1];
const stories = process.argv.slice(2).filter((name) => name.endsWith('.story'));
const check = (holds, what) => { if (!holds) throw new Error(what); };

// By what people of stories sign in.
const login_of = (name) => name.toLowerCase().replaceAll(' ', '.');
const password_of = (name) => `${name} grows blue maize`;

class World {
  folder = mkdtempSync(join(tmpdir(), 'story'));
  said = '';
  code = 0;
  page = '';
  status = 0;
  requests = 0;
  people = new Map();
  codes = new Map();
  serve_options = [];

  run(words, language = 'en') {
    const result = spawnSync(program, [...words, '--language', language], { encoding: 'utf8', maxBuffer: 1 << 28 });
    this.said = result.stdout + result.stderr;
    this.code = result.status;
  }
  command(words) { this.run([words[0], '--data', join(this.folder, 'node'), ...words.slice(1)]); }
  async serve() {
    if (this.server) return;
    this.server = spawn(program, ['serve', '--data', join(this.folder, 'node'), '--listen', '127.0.0.1:0', '--json', '--quiet', ...this.serve_options], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.url = await new Promise((resolve, reject) => {
      this.server.stdout.on('data', (line) => resolve(JSON.parse(line).listening));
      this.server.on('exit', () => reject(new Error('the server ended')));
    });
  }
  async stop() {
    if (!this.server) return;
    const ended = new Promise((resolve) => this.server.on('exit', resolve));
    this.server.kill('SIGTERM');
    await ended;
    this.server = undefined;
  }
  // Does something as whoever signs in, and shows what she sees.
  async as(name, deed) {
    await this.serve();
    if (!this.people.has(name)) this.people.set(name, new Visitor(this.url));
    this.me = name;
    const person = this.people.get(name);
    await deed(person);
    this.page = person.page;
    this.status = person.status;
  }
  async open(path) {
    await this.serve();
    if (this.me) return this.as(this.me, (person) => person.open(path));
    ++this.requests;
    const answer = await fetch(this.url + path, { redirect: 'manual' });
    this.status = answer.status;
    this.location = answer.headers.get('location');
    this.page = await answer.text();
  }
  async end() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const steps = [
  [/^Given a new node$/, (w) => { w.command(['init', '--number', '0', '--demonstration']); check(w.code === 0, w.said); }],
  [/^Given a practice node$/, (w) => { w.serve_options = ['--practice']; }],
  [/^When I take the part of (\S+)$/, async (w, login) => {
    await w.as(login, async (person) => {
      await person.open('/en/desk/practice');
      await person.send('/en/desk/practice', { do: 'enter', account: login });
    });
  }],
  [/^Given the file "(.+)" says (.+)$/, (w, name, text) => writeFileSync(join(w.folder, name), text + '\n')],
  [/^Given a copy of the treaty's files in "(.+)"$/, (w, name) => cpSync('treaty', join(w.folder, name), { recursive: true })],
  [/^When I replace "(.+)" by "(.+)" in all files of "(.+)"$/, (w, from, to, name) => {
    for (const each of readdirSync(join(w.folder, name), { recursive: true, withFileTypes: true }).filter((file) => file.isFile())) {
      const path = join(each.path, each.name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
    }
  }],
  [/^When I replace "(.+)" by "(.+)" in "(.+)"$/, (w, from, to, name) => {
    const path = join(w.folder, name);
    const [before, after] = [from, to].map((text) => text.replaceAll('\\n', '\n'));
    const text = readFileSync(path, 'utf8');
    check(text.includes(before), `${name} has no "${from}"`);
    writeFileSync(path, text.replace(before, after));
  }],
  [/^When I translate "(.+)" into (.+) with the English words$/, (w, name, tags) => {
    for (const tag of tags.split(', ')) {
      w.run(['translate', tag, join(w.folder, name)]);
      const path = join(w.folder, name, 'languages', `${tag}.formats.po`);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/#, fuzzy\n/g, '')
        .replace(/^(msgid (".*")\nmsgstr) ".*"$/gm, (all, begin, english) => all.endsWith('""') ? `${begin} ${english}` : all));
    }
  }],
  [/^When I remove "(.+)"$/, (w, name) => rmSync(join(w.folder, name))],
  [/^When I publish the treaty's files in "(.+)"$/, async (w, name) => { await w.stop(); w.command(['treaty', join(w.folder, name)]); }],
  [/^When I import "(.+)"$/, async (w, name) => { await w.stop(); w.command(['import', name.startsWith('my-') ? join(w.folder, name) : name]); }],
  [/^When I import "(.+)" while the node is served$/, async (w, name) => { await w.serve(); w.command(['import', name]); }],
  [/^Then soon (\S+) shows "(.+)"$/, async (w, path, text) => {
    for (let tries = 0; tries < 50; ++tries) {
      await w.open(path).catch(() => {});  // the node may be opening itself anew
      if (w.page.includes(text)) return;
      await new Promise((again) => setTimeout(again, 100));
    }
    check(false, `the page (${w.status}) has no "${text}"`);
  }],
  [/^When I rehearse the import of "(.+)"$/, (w, name) => w.command(['import', '--dry-run', name])],
  [/^When I rebuild the index$/, async (w) => { await w.stop(); w.command(['rebuild']); check(w.code === 0, w.said); }],
  [/^When I run "bch (.+)" in "(.+)"$/, (w, words, language) => w.run(words.split(' '), language)],
  [/^When I run "bch (.+)"$/, (w, words) => { const list = words.split(' '); list[0] === 'uid' ? w.run(list) : w.command(list); }],
  [/^Given another reader$/, (w) => { w.requests = 0; }],
  [/^Then that took at most (\d+) requests$/, (w, most) => check(w.requests <= Number(most), `it took ${w.requests}`)],
  [/^When I open (\S+)$/, (w, path) => w.open(path)],
  [/^Then I am led to (\/.+)$/, async (w, path) => {
    check(w.location === path, `led to ${w.location}`);
    await w.open(path);
  }],
  [/^When I follow the link "(.+)"$/, (w, text) => {
    const link = w.page.match(new RegExp(`href="([^"]+)"[^>]*>(<[^>]+>)?${text}<`));
    check(link, `the page has no link "${text}"`);
    return w.open(link[1].replaceAll('&amp;', '&'));
  }],
  [/^When the operator invites "(.+)" as (\S+?)(?: of (\w+))?$/, async (w, name, role, party) => {
    await w.serve();
    w.command(['invite', '--json', '--name', name, '--role', role, ...(party ? ['--party', party] : [])]);
    check(w.code === 0, w.said);
    w.codes.set(name, JSON.parse(w.said).code);
  }],
  [/^When the operator renews the access of "(.+)"$/, async (w, name) => {
    await w.serve();
    w.command(['invite', '--json', '--account', login_of(name)]);
    check(w.code === 0, w.said);
    w.codes.set(name, JSON.parse(w.said).code);
  }],
  [/^When "(.+)" takes the invitation$/, (w, name) => w.as(name, (person) => person.join(w.codes.get(name), login_of(name), password_of(name)))],
  [/^When "(.+)" signs in$/, (w, name) => w.as(name, (person) => person.sign_in(login_of(name), password_of(name)))],
  [/^When "(.+)" signs in in a new browser$/, (w, name) => w.as(name, (person) => {
    person.cookies.clear();
    return person.sign_in(login_of(name), password_of(name));
  })],
  [/^When I am "(.+)"$/, (w, name) => w.as(name, () => {})],
  [/^When nobody is signed in$/, (w) => { w.me = undefined; }],
  [/^When I send the form at (\S+)$/, (w, action) => w.as(w.me, (person) => person.send(action))],
  [/^When I send the form at (\S+) with (.+)$/, (w, action, typed) =>
    w.as(w.me, (person) => person.send(action, Object.fromEntries(typed.split('; ').map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]))))],
  [/^When I send the form of this page with (.+)$/, (w, typed) =>
    w.as(w.me, (person) => person.send(person.path.split('?')[0], Object.fromEntries(typed.split('; ').map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]))))],
  [/^When I prove that it is me$/, (w) => w.as(w.me, (person) => person.prove())],
  [/^When I open the draft "(.+)"$/, (w, title) => w.as(w.me, async (person) => {
    await person.open('/en/desk');
    const link = person.page.match(new RegExp(`href="(/en/desk/draft/[0-9a-f]+)"[^>]*>${title}<`));
    check(link, `the desk has no draft "${title}"`);
    await person.open(link[1]);
  })],
  [/^When I ask for its publication$/, (w) => w.as(w.me, (person) => person.send(`${person.path}/request`))],
  [/^When I return it with "(.+)"$/, (w, note) => w.as(w.me, (person) => person.send(`${person.path}/give-back`, { note }))],
  [/^When I publish it$/, (w) => w.as(w.me, (person) => person.send(`${person.path}/publish`))],
  [/^Given a real node in "(.+)"$/, (w, name) => w.run(['init', '--data', join(w.folder, name)])],
  [/^When I serve "(.+)" for exercises$/, (w, name) => w.run(['serve', '--practice', '--listen', '127.0.0.1:0', '--data', join(w.folder, name)])],
  [/^When I put "(.+)" into the next edition$/, (w, name) => w.as(w.me, async (person) => {
    await person.open('/en/desk/editions');
    await person.send('/en/desk/editions', { file: `@${name.split('/').at(-1)}:${readFileSync(join(w.folder, name), 'utf8')}` });
  })],
  [/^When I hand the code on this page to "(.+)"$/, (w, name) => {
    const code = w.page.match(/<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})<\/code>/);
    check(code, 'the page has no printed code');
    w.codes.set(name, code[1]);
  }],
  [/^Then it says "(.+)"$/, (w, text) => check(w.said.includes(text), `it said: ${w.said.slice(-400)}`)],
  [/^Then it does not say "(.+)"$/, (w, text) => check(!w.said.includes(text), `it said: ${text}`)],
  [/^Then it succeeds$/, (w) => check(w.code === 0, `it ended with ${w.code}: ${w.said.slice(-400)}`)],
  [/^Then it fails with (\d+)$/, (w, code) => check(w.code === Number(code), `it ended with ${w.code}: ${w.said.slice(-400)}`)],
  [/^Then I see "(.+)"$/, (w, text) => check(w.page.includes(text), `the page (${w.status}) has no "${text}"`)],
  [/^Then I do not see "(.+)"$/, (w, text) => check(!w.page.includes(text), `the page has "${text}"`)],
  [/^Then the answer is (\d+)$/, (w, status) => check(w.status === Number(status), `the answer was ${w.status}`)],
];

let failures = 0;
for (const story of stories) {
  const world = new World();
  let number = 0;
  try {
    for (const line of readFileSync(story, 'utf8').split('\n')) {
      ++number;
      const step = line.trim().replace(/^And /, (word) => word);
      if (step === '' || !/^(Given|When|Then)/.test(step)) continue;
      const row = steps.find(([pattern]) => pattern.test(step));
      check(row, `there is no such step: ${step}`);
      await row[1](world, ...step.match(row[0]).slice(1));
    }
    console.log(`ok      ${story}`);
  } catch (error) {
    ++failures;
    console.log(`FAILED  ${story}:${number}: ${error.message}`);
  }
  await world.end();
}
process.exit(failures || stories.length === 0 ? 1 : 0);
