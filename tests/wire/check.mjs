// An independent reader of the journal, written from RFC 6962, C2SP and docs/wire alone with Node's own crypto: makes a node,
// serves it, fetches checkpoint, tiles and contents over HTTP, and proves them. Then damages what it fetched: that must be seen.
//
//   node tests/wire/check.mjs --bch build/dev/bch
import { spawn, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.argv[process.argv.indexOf('--bch') + 1];
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (entry) => sha256(Buffer.from([0]), entry);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);
const fail = (what) => { throw new Error(what); };

function root(hashes) {
  if (hashes.length === 0) return sha256(Buffer.alloc(0));
  if (hashes.length === 1) return hashes[0];
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  return nodeHash(root(hashes.slice(0, left)), root(hashes.slice(left)));
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  return JSON.stringify(value);
}

function tilePath(kind, index, width) {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `/tile/${kind}/${path}${width === 256 ? '' : `.p/${width}`}`;
}

function openNote(note, verifier) {
  const [, name, id, key] = verifier.match(/^([^+]+)\+([^+]+)\+(.+)$/);
  const at = note.lastIndexOf('\n\n');
  const text = note.slice(0, at + 1);
  const line = note.slice(at + 2).split('\n').find((each) => each.startsWith(`\u2014 ${name} `)) ?? fail('no signature');
  const signature = Buffer.from(line.split(' ')[2], 'base64');
  if (signature.subarray(0, 4).toString('hex') !== id) fail('another key');
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64').subarray(1)]);
  if (!verify(null, Buffer.from(text), createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature.subarray(4))) fail('wrong signature');
  const [origin, size, hash] = text.split('\n');
  return { origin, size: Number(size), root: Buffer.from(hash, 'base64') };
}

// Fetches everything first, so that the same bytes can be proven and damaged.
async function fetchAll(url) {
  const get = async (path) => {
    const answer = await fetch(url + path);
    if (!answer.ok) fail(`${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const files = { note: (await get('/checkpoint')).toString(), bundles: [], tiles: [], contents: new Map() };
  const size = Number(files.note.split('\n')[1]);
  for (let first = 0; first < size; first += 256) {
    const width = Math.min(256, size - first);
    files.bundles.push(await get(tilePath('entries', first / 256, width)));
    files.tiles.push(await get(tilePath('0', first / 256, width)));
  }
  if (size >= 256) files.upper = await get(tilePath('1', 0, Math.min(256, Math.floor(size / 256))));
  for (const entry of entriesOf(files)) {
    const { content } = JSON.parse(entry);
    if (content) files.contents.set(content.hash, await get(`/content/${content.hash}`));
  }
  return files;
}

function entriesOf(files) {
  const entries = [];
  for (const bundle of files.bundles) {
    for (let at = 0; at < bundle.length;) {
      const length = bundle.readUInt16BE(at);
      entries.push(bundle.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return entries;
}

function opened(files, { hash, bytes }) {
  const envelope = files.contents.get(hash) ?? fail('content missing');
  if (sha256(envelope).toString('hex') !== hash) fail('content contradicts its hash');
  if (envelope.subarray(0, 4).toString() !== 'BCH1') fail('not an envelope');
  const content = envelope.subarray(21 + envelope[20]);
  if (content.length !== bytes) fail('content of another size');
  return content;
}

function prove(files) {
  const entries = entriesOf(files);
  const leaves = entries.map(leafHash);
  const first = JSON.parse(entries[0]);
  const checkpoint = openNote(files.note, JSON.parse(opened(files, first.content)).key);
  if (checkpoint.size !== entries.length) fail('checkpoint of another size');
  if (!root(leaves).equals(checkpoint.root)) fail('the root is not that of the checkpoint');
  if (!Buffer.concat(files.tiles).equals(Buffer.concat(leaves))) fail('hash tiles contradict the entries');
  for (let i = 0; files.upper && (i + 1) * 256 <= leaves.length; ++i) {
    if (!files.upper.subarray(32 * i, 32 * i + 32).equals(root(leaves.slice(256 * i, 256 * i + 256)))) fail('an upper tile is wrong');
  }
  const last = new Map();
  let time = '';
  entries.forEach((bytes, position) => {
    const entry = JSON.parse(bytes);
    if (canonical(entry) !== bytes.toString()) fail(`entry ${position} is not canonical`);
    if (entry.time < time) fail(`time goes back at ${position}`);
    time = entry.time;
    if (entry.content) opened(files, entry.content);
    if (!entry.record) return;
    if (entry.previous !== last.get(entry.record)) fail(`entry ${position} does not follow`);
    last.set(entry.record, leaves[position].toString('hex'));
  });
  return entries.length;
}

const folder = mkdtempSync(join(tmpdir(), 'wire'));
const run = (words, input) => spawnSync(program, words, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
let server;
try {
  run(['init', '--data', join(folder, 'node'), '--number', '0', '--origin', 'wire.example/journal']);
  const records = run(['generate', '--records', '600', '--seed', '3']).stdout;
  run(['import', '--data', join(folder, 'node'), '-'], records);
  server = spawn(program, ['serve', '--data', join(folder, 'node'), '--listen', '127.0.0.1:0', '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve) => server.stdout.on('data', (line) => resolve(JSON.parse(line).listening)));
  const files = await fetchAll(url);
  console.log(`proven from outside: ${prove(files)} entries`);

  const damages = {
    'a byte of an entry': (f) => { f.bundles[1][100] ^= 1; },
    'a byte of a tile': (f) => { f.tiles[0][40] ^= 1; },
    'a byte of an upper tile': (f) => { f.upper[5] ^= 1; },
    'a byte of a content': (f) => { [...f.contents.values()][7][60] ^= 1; },
    'the checkpoint': (f) => { f.note = f.note.replace('\n601\n', '\n600\n'); },
    'an entry left out': (f) => { f.bundles[2] = f.bundles[2].subarray(2 + f.bundles[2].readUInt16BE(0)); },
  };
  const copy = (f) => ({ note: f.note, bundles: f.bundles.map((b) => Buffer.from(b)), tiles: f.tiles.map((t) => Buffer.from(t)), upper: Buffer.from(f.upper), contents: new Map([...f.contents].map(([k, v]) => [k, Buffer.from(v)])) });
  for (const [what, damage] of Object.entries(damages)) {
    const damaged = copy(files);
    damage(damaged);
    let seen = '';
    try { prove(damaged); } catch (error) { seen = error.message; }
    if (!seen) fail(`not seen: ${what}`);
    console.log(`seen: ${what} (${seen})`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  server?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
