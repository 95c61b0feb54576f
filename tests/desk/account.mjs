// One's own account over HTTP: sessions, a new password, a new list of codes, an authenticator.
//
//   node tests/desk/account.mjs --bch build/dev/bch
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Visitor } from '../stories/visitor.mjs';

const program = process.argv[process.argv.indexOf('--bch') + 1];
const folder = mkdtempSync(join(tmpdir(), 'account'));
const data = join(folder, 'node');
const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };
const password = 'blue maize in the rain';

function command(...words) {
  const result = spawnSync(program, [words[0], '--data', data, ...words.slice(1)], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
}

// What an authenticator shows (RFC 6238), so many steps of thirty seconds from now.
function code_of(secret, steps = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((each) => letters.indexOf(each).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((each) => parseInt(each, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const hash = createHmac('sha1', key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

command('init', '--number', '0', '--demonstration');
const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'ignore'] });
const url = await new Promise((resolve, reject) => {
  server.stdout.once('data', (line) => resolve(JSON.parse(line).listening));
  server.once('exit', () => reject(new Error('the server ended')));
});

try {
  const amara = new Visitor(url);
  await amara.join(JSON.parse(command('invite', '--json', '--name', 'Amara')).code, 'amara', password);
  const first_codes = amara.codes;

  // Name and address.
  await amara.open('/en/desk/account');
  await amara.send('/en/desk/account', { name: 'Amara M.', email: 'no address' });
  expect(amara.status === 400 && amara.page.includes('value="no address"'), 'a wrong address is refused, and what was typed is kept');
  await amara.send('/en/desk/account', { name: 'Amara <b>M.</b>', email: 'amara@example.org', language: 'fr' });
  expect(amara.page.includes('Amara &lt;b&gt;M.'), 'the name is changed, and is no markup');

  // Sessions: another browser is seen and ended.
  const telephone = new Visitor(url);
  telephone.cookies.set('bch-device', amara.cookies.get('bch-device'));
  await telephone.sign_in('amara', password);
  await amara.open('/en/desk/account');
  expect((amara.page.match(/<td>this session</g) ?? []).length === 1, 'one of the sessions is this one');
  const end = amara.page.match(/name="end" value="([0-9a-f]{64})"/);
  expect(end, 'the other session can be ended');
  await amara.send('/en/desk/account/sessions', { end: end[1] });
  await telephone.open('/en/desk/account');
  expect(telephone.path.startsWith('/en/desk/sign-in'), 'the ended session is over');

  // A new list of codes: the old codes are no longer good, each new one once.
  await telephone.sign_in('amara', password);
  await telephone.open('/en/desk/account/codes');
  await telephone.send('/en/desk/account/codes');
  await telephone.send('/en/desk/account/codes', { proof: first_codes[4] });
  telephone.codes = [...telephone.page.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, each]) => each);
  expect(telephone.codes.length === 20 && !telephone.codes.includes(first_codes[0]), 'a new list is shown');
  await telephone.open('/en/desk/account');
  await telephone.send('/en/desk/account/sessions', { end: 'others' });
  await amara.open('/en/desk/account');
  expect(amara.path.startsWith('/en/desk/sign-in'), 'all other sessions are over');
  await amara.sign_in('amara', password);
  await amara.open('/en/desk/account/authenticator');
  await amara.send('/en/desk/account/authenticator', { do: 'begin' });
  await amara.send('/en/desk/account/authenticator', { proof: first_codes[6] });
  expect(amara.status === 403 && amara.page.includes('Show that it is you'), 'a code of the old list is refused');
  await amara.send('/en/desk/account/authenticator', { proof: telephone.codes[0].toLowerCase().replace('-', ' ') });
  expect(amara.page.includes('class="secret"'), 'a code of the new list is taken, however it is written');

  // The authenticator: set up with a code of it, then good as proof, each code once.
  const secret = amara.page.match(/class="secret">([^<]+)</)[1];
  expect(amara.page.includes('role="img"') && amara.page.includes('otpauth:'), 'the key is there as a picture and as an address');
  await amara.send('/en/desk/account/authenticator', { code: '000000', do: 'confirm' });
  expect(amara.status === 403 && amara.page.includes(secret), 'a wrong code does not set it up, and the key stays the same');
  await amara.send('/en/desk/account/authenticator', { code: code_of(secret), do: 'confirm' });
  expect(amara.page.includes('The authenticator is ready.'), 'a right code sets it up');
  await telephone.sign_in('amara', password);
  await telephone.open('/en/desk/account/codes');
  await telephone.send('/en/desk/account/codes');
  await telephone.send('/en/desk/account/codes', { proof: code_of(secret) });
  expect(telephone.status === 403, 'the code that set it up is not taken again');
  await telephone.send('/en/desk/account/codes', { proof: code_of(secret, 1) });
  expect(telephone.page.includes('A new list'), `the next code is taken: ${telephone.status}`);
  await amara.open('/en/desk/account/authenticator');
  await amara.send('/en/desk/account/authenticator', { do: 'remove' });
  expect(amara.page.includes('The authenticator has been removed.'), 'it can be removed');

  // A new password: the old one is asked for; weak ones are refused; other sessions end.
  await amara.open('/en/desk/account/password');
  await amara.send('/en/desk/account/password', { old: 'wrong wrong wrong', password: 'green maize at noon', again: 'green maize at noon' });
  expect(amara.status === 403, 'without the old password there is no new one');
  await amara.send('/en/desk/account/password', { old: password, password: 'password123', again: 'password123' });
  expect(amara.status === 400, 'a common password is refused');
  await amara.send('/en/desk/account/password', { old: password, password: 'green maize at noon', again: 'green maize at noon' });
  expect(amara.page.includes('The password has been changed.'), 'the password is changed');
  await telephone.open('/en/desk/account');
  expect(telephone.path.startsWith('/en/desk/sign-in'), 'a new password ends the other sessions');
  await telephone.sign_in('amara', password);
  expect(telephone.status === 403, 'the old password is no longer good');

  // Without an address of its own the node offers no passkeys.
  await amara.open('/en/desk/account/passkeys');
  expect(amara.status === 404, 'passkeys are offered by a node that does not know its address');
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`FAILED  ${fault}`);
if (faults.length === 0) console.log('ok      account');
process.exit(faults.length === 0 ? 0 : 1);
