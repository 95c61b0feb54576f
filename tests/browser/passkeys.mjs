// Passkeys in a real Chromium with a device of its own making (the WebAuthn domain of its protocol): adding one, signing in with
// it, proving with it, removing it; and that pages without scripts do not speak of them.
//
//   node tests/browser/passkeys.mjs --bch build/dev/bch
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const program = process.argv[process.argv.indexOf('--bch') + 1];
const folder = mkdtempSync(join(tmpdir(), 'passkeys'));
const data = join(folder, 'node');
const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };

// A free port: passkeys are made for an address, which the node has to know before it is served.
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});
const url = `http://localhost:${port}`;

function command(...words) {
  const result = spawnSync(program, [words[0], '--data', data, ...words.slice(1)], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
}
command('init', '--number', '0', '--demonstration');
const configuration = join(data, 'node.toml');
writeFileSync(configuration, readFileSync(configuration, 'utf8').replace('[node]\n', `[node]\nsite = "${url}"\n`));
const { code } = JSON.parse(command('invite', '--json', '--name', 'Amara'));
const server = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve, reject) => {
  server.stdout.once('data', resolve);
  server.once('exit', () => reject(new Error('the server ended')));
});

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

async function open(scripts = true) {
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const page = await context.newPage();
  page.errors = [];
  page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
  return page;
}
async function add_device(page) {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return {
    keys: async () => (await devices.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    refuse: () => devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    accept: () => devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true }),
  };
}
const heading = (page) => page.locator('h1').innerText();

try {
  const page = await open();
  const device = await add_device(page);
  await page.goto(`${url}/en/desk/join/${code}`);
  await page.fill('#login', 'amara');
  await page.fill('#password', 'blue maize in the rain');
  await page.fill('#again', 'blue maize in the rain');
  await page.click('main form.sheet button');
  const codes = await page.locator('.codes code').allInnerTexts();
  expect(codes.length === 20, `${codes.length} codes`);

  await page.goto(`${url}/en/desk/account/passkeys`);
  expect((await page.innerText('main')).includes('You have no passkey yet.'), 'a new account has no passkey');
  await page.fill('#name', 'telephone');
  await page.click('button[value=begin]');
  await page.waitForSelector('.passkey:not([hidden])');
  await page.click('.passkey button');
  await page.waitForURL(/done=passkey-added/);
  expect((await page.innerText('main')).includes('telephone'), 'the passkey is listed by its name');
  expect((await device.keys()).length === 1, 'the device has the passkey');

  // Signing in with it, without saying a name.
  await page.goto(`${url}/en/desk`);
  await page.click('main form.sheet button');
  await page.waitForURL(/sign-in/);
  await page.click('.passkey button');
  await page.waitForURL(/\/en\/desk$/);
  expect((await heading(page)) === 'Desk', 'a passkey signs in');

  // It was proof enough for what cannot be taken back.
  await page.goto(`${url}/en/desk/invite`);
  await page.fill('#name', 'Ben');
  await page.selectOption('#role', { index: 0 });
  await page.click('main form.sheet button');
  expect((await heading(page)) === 'The invitation is ready', `signing in by passkey counts as proof: ${await heading(page)}`);

  // By password only: the act asks for a proof, which the passkey gives; what was typed is still there.
  await page.context().clearCookies();
  await page.goto(`${url}/en/desk/sign-in`);
  await page.fill('#login', 'amara');
  await page.fill('#password', 'blue maize in the rain');
  await page.click('main form.sheet button');
  await page.goto(`${url}/en/desk/invite`);
  await page.fill('#name', 'Cora');
  await page.selectOption('#role', { index: 0 });
  await page.click('main form.sheet button');
  expect((await heading(page)) === 'Show that it is you', 'a proof is asked for');
  await page.click('.passkey button');
  await page.waitForFunction(() => document.querySelector('h1').innerText !== 'Show that it is you');
  expect((await page.innerText('main')).includes('Cora'), 'the proof by passkey lets the act through');

  // A device that does not recognise who is there.
  await page.context().clearCookies();
  await device.refuse();
  await page.goto(`${url}/en/desk/sign-in`);
  await page.click('.passkey button');
  await page.waitForFunction(() => document.querySelector('.passkey [role=alert]')?.textContent !== '');
  expect((await page.innerText('.passkey')).includes('The device gave no answer.'), 'what failed is said');
  await device.accept();
  await page.click('.passkey button');
  await page.waitForURL(/\/en\/desk$/);

  // Taken away, it opens nothing any more.
  await page.goto(`${url}/en/desk/account/passkeys`);
  await page.click('button[name=remove]');
  await page.waitForURL(/done=passkey-removed/);
  await page.context().clearCookies();
  await page.goto(`${url}/en/desk/sign-in`);
  await page.click('.passkey button');
  await page.waitForSelector('.notice.wrong');
  expect((await page.innerText('.notice.wrong')).includes('This passkey is not known here.'), 'a removed passkey is not known');
  const serious = page.errors.filter((text) => !/status of 4\d\d/.test(text));
  expect(serious.length === 0, `the browser complains: ${serious[0]}`);

  const without = await open(false);
  await without.goto(`${url}/en/desk/sign-in`);
  expect(!(await without.locator('.passkey').isVisible()), 'without scripts nothing is offered that needs one');
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`FAILED  ${fault}`);
if (faults.length === 0) console.log('ok      passkeys');
process.exit(faults.length === 0 ? 0 : 1);
