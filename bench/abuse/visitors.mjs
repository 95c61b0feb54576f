// Asks for pages of a node at a fixed rate, whether or not earlier answers are there, and says how long they took. A person asks
// for a page that she has not seen, and every second time for one that many see; a crawler for every page once.
//
//   node bench/abuse/visitors.mjs --url URL --numbers FILE --rate N --seconds S --name person|crawler [--turn N] [--most MILLISECONDS]
//     [--searches-apart]
//
// --turn: other pages than in the turns before. Exits 1 when an answer is neither 200 nor 404, or p99 is over --most. With
// --searches-apart only of other pages: who searches waits in the same line as those who flood it, and may get 503.
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';

const option = (name) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const url = option('--url');
const rate = Number(option('--rate'));
const count = rate * Number(option('--seconds'));
const is_person = option('--name') === 'person';
const numbers = readFileSync(option('--numbers'), 'utf8').trim().split('\n');
const kept_alive = new Agent({ keepAlive: true, maxSockets: is_person ? 6 : 64 });
const languages = ['en', 'ar', 'es', 'fr', 'ru', 'zh'];
const seen_by_many = ['', 'countries', 'search', 'help', 'border-check', 'matrix', 'figures', 'country/XA'];
const words = ['maize', 'cotton', 'soybean', 'rice', 'drought', 'law', 'authority', 'seed'];

// Every address once, in an order that is the same each time; a person's differ from a crawler's.
function address(asked) {
  const language = languages[asked % languages.length];
  if (is_person && asked % 2 === 0) return `${url}/${language}/${seen_by_many[(asked >> 1) % seen_by_many.length]}`;
  const i = asked + Number(option('--turn') ?? 0) * count;
  const number = numbers[(i * 7919 + (is_person ? 4001 : 0)) % numbers.length];
  const party = 'xa xb xc xd xe xf xg xh'.split(' ')[i % 8];
  const ways = [
    `record/${number}`,
    `search?q=${words[i % words.length]}&party=${party}&page=${1 + (i >> 5) % 20}`,
    `record/${number}/history`,
    `country/${party.toUpperCase()}`,
    `search?party=${party}&year=${2003 + i % 20}&page=${1 + (i >> 6) % 10}`,
    `matrix?party=${party}&page=${1 + i % 30}`,
  ];
  return `${url}/${language}/${ways[i % ways.length]}`;
}

const apart = process.argv.includes('--searches-apart');
const is_apart = (address) => apart && address.includes('?');
const taken = [];
const statuses = new Map();
const apart_statuses = new Map();
const troubles = new Map();
const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

function ask(i) {
  return new Promise((resolve) => {
    const from = performance.now();
    const target = address(i);
    const request = get(target, { agent: kept_alive, timeout: 20_000, headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      answer.resume().on('end', () => {
        if (!is_apart(target)) taken.push(performance.now() - from);
        add(is_apart(target) ? apart_statuses : statuses, answer.statusCode);
        resolve();
      });
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', (error) => { add(troubles, error.code ?? error.message); resolve(); });
  });
}

const begun = performance.now();
const asked = [];
for (let i = 0; i < count; ++i) {
  const wait = begun + i * 1000 / rate - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  asked.push(ask(i));
}
await Promise.all(asked);
kept_alive.destroy();

taken.sort((a, b) => a - b);
const at = (part) => taken.length === 0 ? NaN : taken[Math.min(taken.length - 1, Math.floor(taken.length * part))];
const listed = (map) => [...map].map(([key, times]) => `${times} x ${key}`).join(', ');
console.log(`  ${option('--name')}: ${listed(statuses)}${troubles.size > 0 ? `; failed: ${listed(troubles)}` : ''}; p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms`);
if (apart) console.log(`  ${option('--name')}, who searches and filters: ${listed(apart_statuses)}`);
const is_refused_honestly = [...apart_statuses.keys()].every((status) => status === 200 || status === 503);
const is_served = is_refused_honestly && troubles.size === 0 && [...statuses.keys()].every((status) => status === 200 || status === 404 || status === 308);
process.exit(is_served && !(at(0.99) > Number(option('--most') ?? Infinity)) ? 0 : 1);
