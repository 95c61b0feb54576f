// People at a browser, who know a page by what they can read on it: questions by their words, buttons and links by theirs.
// Chromium with and without JavaScript, and w3m at a terminal of its own, driven by keys as a person does it.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patience = 10_000;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const flat = (text) => text.replace(/\s+/g, ' ').trim();
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Chromium. `scripts`: whether JavaScript runs.
export class ChromiumBrowsers {
  constructor(scripts) {
    this.name = scripts ? 'Chromium' : 'Chromium without JavaScript';
    this.scripts = scripts;
  }
  async begin() {
    const { chromium } = createRequire(new URL('../browser/package.json', import.meta.url))('playwright-core');
    this.chromium = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  }
  async person(url) {
    const context = await this.chromium.newContext({ javaScriptEnabled: this.scripts });
    context.setDefaultTimeout(patience);
    return new AtChromium(url, await context.newPage(), this.scripts);
  }
  end() { return this.chromium.close(); }
}

class AtChromium {
  constructor(url, page, scripts) {
    this.url = url;
    this.page = page;
    this.scripts = scripts;
    this.errors = [];
    page.on('pageerror', (error) => this.errors.push(error.message));
  }
  open(path) { return this.page.goto(this.url + path); }
  follow(text) { return this.page.getByRole('link', { name: text, exact: true }).first().click(); }
  press(text) { return this.page.getByRole('button', { name: text, exact: true }).first().click(); }
  unfold(text) { return this.page.locator('summary', { hasText: text }).first().click(); }
  // What a question of a draft is asked in; the whole page for other forms.
  async within(question) {
    const asked = this.page.locator('.ask').filter({ has: this.page.locator('legend, label', { hasText: new RegExp(`^${literal(question)}`) }) });
    if (await asked.count() > 0) return asked.first();
    const entry = this.page.locator('.entry').filter({ has: this.page.locator('label', { hasText: new RegExp(`^${literal(question)}`) }) });
    return await entry.count() > 0 ? entry.first() : this.page;
  }
  async write(question, text, inner = question) {
    await (await this.within(question)).getByLabel(inner).first().fill(text);
  }
  async choose(question, option) { await (await this.within(question)).locator('select').first().selectOption({ label: option }); }
  async tick(question, option) { await (await this.within(question)).getByLabel(option, { exact: true }).first().check(); }
  async pick(question, words, title) {
    const asked = await this.within(question);
    const box = asked.getByLabel('Find a record by its number or words of its title').first();
    if (this.scripts) {
      await box.pressSequentially(words);
      await asked.locator('.hits button', { hasText: title }).first().click();
    } else {
      await box.fill(words);
      await asked.getByRole('button', { name: 'Find', exact: true }).first().click();
      await this.page.locator('.found label', { hasText: title }).first().click();
      await this.press('Take the chosen record');
    }
    await this.sees(title);
  }
  async text() { return flat(await this.page.locator('main').innerText()); }
  async sees(wanted) {
    const until = Date.now() + patience;
    for (;;) {
      const text = await this.text().catch(() => '');  // between two pages there is none
      if (text.includes(wanted)) return text;
      if (Date.now() > until) throw new Error(`"${wanted}" is not to be seen at ${this.page.url()}: ${text.slice(0, 600)}`);
      await pause(50);
    }
  }
}

// w3m, each person with a home, cookies and a terminal of her own.
export class W3mBrowsers {
  name = 'w3m';
  people = [];
  begin() { this.folder = mkdtempSync(join(tmpdir(), 'w3m')); }
  async person(url) {
    const person = new AtW3m(url, join(this.folder, String(this.people.length)));
    this.people.push(person);
    await person.begin();
    return person;
  }
  async end() {
    for (const person of this.people) person.end();
    await pause(100);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const key = { command: '\x14', enter: '\r', clear: '\x15' };

class AtW3m {
  errors = [];
  pages = 0;
  constructor(url, home) {
    this.url = url;
    this.home = home;
    this.typed = join(home, 'typed');
  }
  async begin() {
    mkdirSync(join(this.home, '.w3m'), { recursive: true });
    writeFileSync(join(this.home, '.w3m', 'keymap'), 'keymap C-t COMMAND\n');
    const editor = join(this.home, 'editor');
    writeFileSync(editor, `#!/bin/sh\nmv "${this.typed}" "$1"\n`);
    chmodSync(editor, 0o700);
    writeFileSync(join(this.home, '.w3m', 'config'), ['confirm_qq 0', 'use_cookie 1', 'accept_cookie 1', 'display_charset UTF-8', 'use_mouse 0', 'retry_http 0', 'no_cache 1', `editor ${editor}`, ''].join('\n'));
    this.terminal = spawn('script', ['-qfec', `stty rows 60 cols 250; exec w3m -cookie ${this.url}/en/help?text`, '/dev/null'],
      { env: { PATH: process.env.PATH, HOME: this.home, TERM: 'xterm', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }, detached: true });
    this.terminal.stdout.on('data', () => { this.shown = Date.now(); });
    await this.sees('Help');
  }
  end() {
    try { process.kill(-this.terminal.pid, 'SIGKILL'); } catch { /* it has ended */ }
  }
  send(keys) { this.terminal.stdin.write(keys); }
  // The same, and waits until the terminal has shown something and is at rest.
  async press_keys(keys) {
    const from = Date.now();
    this.shown = 0;
    this.send(keys);
    while (Date.now() < from + 1000 && (this.shown === 0 || Date.now() < this.shown + 60)) await pause(10);
  }
  command(...commands) { this.send(`${key.command}${commands.join('; ')}${key.enter}`); }
  // The page as it is shown, with all that was typed.
  async text() {
    const file = join(this.home, `page-${++this.pages}`);
    const until = Date.now() + patience;
    this.command(`PRINT ${file}`);
    while (!existsSync(file)) {
      if (Date.now() > until) throw new Error('w3m does not answer');
      await pause(20);
    }
    let before;
    for (;;) {
      const now = readFileSync(file, 'utf8');
      if (now !== '' && now === before) break;
      before = now;
      await pause(20);
    }
    rmSync(file);
    return before;
  }
  async sees(wanted) {
    const until = Date.now() + patience;
    for (;;) {
      const text = flat(await this.text());
      if (text.includes(wanted)) return text;
      if (Date.now() > until) throw new Error(`"${wanted}" is not to be seen: ${text.slice(0, 1500)}`);
    }
  }
  // To the first place with these words, one after the other from the top; "^" holds words at the begin of a line. What w3m looks
  // for has at most 64 signs.
  to(...words) { this.command('BEGIN', ...words.map((each) => `SEARCH "${each.slice(0, 50).replace(/[.*+?$(){}|[\]\\]/g, '.')}"`)); }
  async open(path) {
    this.command(`GOTO ${this.url}${path}`);
    await pause(100);
  }
  async go(text, after) {
    const before = await this.text();
    if (!flat(before).includes(text)) throw new Error(`there is no "${text}" to press: ${flat(before).slice(0, 1500)}`);
    this.to(...(after ? [after] : []), text);
    this.send(key.enter);
    await pause(100);
  }
  follow(text) { return this.go(text); }
  press(text, after) { return this.go(text, after); }
  unfold() {}  // w3m shows all
  // In a line at the foot of the screen, or, what may have several lines, in an editor.
  async write(question, text, inner) {
    this.to(`^${question}`, ...(inner ? [inner] : []));
    this.command('NEXT_LINK');
    writeFileSync(this.typed, `${text}\n`);
    await this.press_keys(key.enter);
    if (existsSync(this.typed)) await this.press_keys(key.clear + text + key.enter);
  }
  async choose(question, option) {
    this.to(`^${question}`);
    await this.press_keys(`${key.command}NEXT_LINK${key.enter}`);
    // A menu throws away what is typed before it is there.
    for (const keys of [key.enter, '/', option, key.enter, key.enter]) await this.press_keys(keys);
  }
  async tick(question, option) {
    this.to(`^${question}`, option);
    this.command('PREV_LINK');
    this.send(key.enter);
    await pause(50);
  }
  async pick(question, words, title) {
    this.to(`^${question}`, 'Find a record by its number');
    this.command('NEXT_LINK');
    this.send(key.enter + key.clear + words + key.enter);
    this.command('NEXT_LINK');
    this.send(key.enter);
    await this.sees('Take the chosen record');
    this.to('Choose a record:', title);
    this.command('PREV_LINK');
    this.send(key.enter);
    await this.press('Take the chosen record');
    await this.sees(title);
  }
}
