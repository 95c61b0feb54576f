// Guessing names and passwords over HTTP: who guesses learns nothing and is slowed down, and the owner is not shut out.
//
//   node tests/desk/guessing.mjs --bch build/dev/bch
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Visitor } from '../stories/visitor.mjs';

const program = process.argv[process.argv.indexOf('--bch') + 1];
const folder = mkdtempSync(join(tmpdir(), 'guessing'));
const data = join(folder, 'node');
const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };
const password = 'blue maize in the rain';

function command(...words) {
  const result = spawnSync(program, [words[0], '--data', data, ...words.slice(1)], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
}
command('init', '--number', '0', '--demonstration');
const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'ignore'] });
const url = await new Promise((resolve, reject) => {
  server.stdout.once('data', (line) => resolve(JSON.parse(line).listening));
  server.once('exit', () => reject(new Error('the server ended')));
});

// Somebody at an address of her own: the proxy in front says which.
class From extends Visitor {
  constructor(address) {
    super(url);
    this.address = address;
  }
  ask(path, options = {}) { return super.ask(path, { ...options, headers: { ...options.headers, 'x-real-ip': this.address } }); }
}

async function tried(visitor, login, typed) {
  await visitor.open('/en/desk/sign-in');
  const from = performance.now();
  await visitor.send('/en/desk/sign-in', { login, password: typed });
  return { time: performance.now() - from, status: visitor.status, page: visitor.page.replaceAll(login, 'NAME') };
}
const middle = (list) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];

try {
  const owner = new From('198.51.100.1');
  await owner.join(JSON.parse(command('invite', '--json', '--name', 'Amara')).code, 'amara', password);
  expect(owner.cookies.has('bch-device'), 'the owner has no device cookie');

  // The same answer after the same time, whether there is such an account or not.
  const times = { amara: [], nobody: [] };
  const answers = { amara: undefined, nobody: undefined };
  for (let i = 0; i < 9; ++i) {
    for (const login of ['amara', 'nobody']) {
      const { time, status, page } = await tried(new From(`203.0.113.${20 + i}`), login, 'red maize in the sun');
      expect(status === 403, `a wrong password of ${login} got ${status}`);
      times[login].push(time);
      answers[login] = page.replace(/This page: .*?</s, '');
    }
  }
  expect(answers.amara === answers.nobody, 'the page tells whether there is such an account');
  const ratio = middle(times.amara) / middle(times.nobody);
  expect(ratio > 0.6 && ratio < 1.6, `the time tells whether there is such an account: ${middle(times.amara)} and ${middle(times.nobody)} ms`);

  // Who goes on guessing waits.
  const attacker = new From('203.0.113.99');
  let waited = 0;
  for (let i = 0; i < 30; ++i) {
    const { status, page } = await tried(attacker, 'amara', `guess number ${i}`);
    if (status === 503 || status === 429) {
      ++waited;
      expect(page.includes('role="alert"'), 'who has to wait is not told so');
    }
  }
  expect(waited >= 20, `of 30 guesses in a row only ${waited} had to wait`);

  // The owner does not, neither with her device from the attacker's own address nor from another without it.
  owner.address = '203.0.113.99';
  owner.cookies.delete('bch-session');
  expect((await tried(owner, 'amara', password)).status === 200, `the owner is shut out: ${owner.status}`);
  const elsewhere = new From('198.51.100.7');
  expect((await tried(elsewhere, 'amara', password)).status === 200, `the owner is shut out elsewhere: ${elsewhere.status}`);

  // A device cookie of one account is none for another, nor is one that was made up.
  const thief = new From('203.0.113.50');
  thief.cookies.set('bch-device', 'a'.repeat(64));
  let slowed = false;
  for (let i = 0; i < 20; ++i) slowed ||= (await tried(thief, 'amara', `guess number ${i}`)).status !== 403;
  expect(slowed, 'a made-up device cookie is believed');

  // Codes of invitations and of the printed list.
  const finder = new From('203.0.113.60');
  let refused = 0;
  for (let i = 0; i < 30; ++i) {
    await finder.open(`/en/desk/join?code=AAAAA-AAAAA-AAAAA-AAA${String(i).padStart(2, '0')}`);
    refused += finder.page.includes('not known here') ? 0 : 1;
  }
  expect(refused >= 20, `of 30 made-up invitations only ${refused} had to wait`);
  let stopped = 0;
  await elsewhere.open('/en/desk/account/codes');
  await elsewhere.send('/en/desk/account/codes');
  for (let i = 0; i < 30; ++i) {
    await elsewhere.send('/en/desk/account/codes', { proof: `AAAAA-AAA${String(i).padStart(2, '0')}` });
    if (elsewhere.status !== 403) ++stopped;
  }
  expect(stopped >= 15, `of 30 made-up codes only ${stopped} had to wait`);

  // Forms of other sites, and forms without the token of the session.
  const stranger = await fetch(`${url}/en/desk/account`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ name: 'Eve' }),
    headers: { cookie: [...owner.cookies].map((pair) => pair.join('=')).join('; '), 'sec-fetch-site': 'cross-site' } });
  expect(stranger.status === 403, `a form of another site got ${stranger.status}`);
  await owner.post('/en/desk/account', new URLSearchParams({ name: 'Eve', language: 'en' }));
  expect(owner.status === 403 && owner.page.includes('Send this?'), 'a form without a token was taken');
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`FAILED  ${fault}`);
if (faults.length === 0) console.log('ok      guessing');
process.exit(faults.length === 0 ? 0 : 1);
