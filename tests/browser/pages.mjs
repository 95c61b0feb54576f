// Every page type of the portal with an example on the demonstration node: what the scripts of this folder look at. Pages of
// records are found by searching, since public numbers come from the import. Also: the node that they are asked of.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const languages = { en: 'ltr', ar: 'rtl', es: 'ltr', fr: 'ltr', ru: 'ltr', zh: 'ltr' };

// Behind the language. {decision}, {revised} and {withdrawn} are public numbers.
const addresses = {
  home: '',
  about: 'about',
  accessibility: 'accessibility',
  'border-check': 'border-check',
  'border-lmo': 'border-check?papers=XDM-10101-8+x+XDM-19200-8&party=xa',
  'border-goods': 'border-check?papers=1005&party=xb',
  'border-nothing': 'border-check?papers=MON-00810-6&party=xb',
  changes: 'changes',
  'changes-since': 'changes?since=0&page=2',
  check: 'check',
  'check-answered': 'check?message={decision}+2345-6789',
  compare: 'compare',
  compared: 'compare?c=xa&c=xb&c=xh',
  countries: 'countries',
  'countries-of-a-group': 'countries?group=ldc',
  country: 'country/XA',
  'country-not-a-party': 'country/XH',
  importing: 'country/XA/import',
  figures: 'figures',
  formats: 'formats',
  format: 'formats/biosafetyDecision',
  glossary: 'glossary',
  group: 'group/africa',
  groups: 'groups',
  help: 'help',
  'help-topic': 'help/cite-and-verify',
  lmo: 'lmo/MON-00810-6',
  'demonstration-lmo': 'lmo/XDM-10101-8',
  stack: 'lmo/XDM-10101-8xXDM-19200-8',
  dossier: 'lmo/XDM-10101-8/dossier',
  ask: 'record/{decision}/ask',
  style: 'style',
  map: 'map',
  'map-decisions': 'map?show=decisions',
  'map-as-list': 'map?show=decisions&as=list',
  matrix: 'matrix',
  'matrix-narrowed': 'matrix?party=xa&party=xb',
  meetings: 'meetings',
  news: 'news',
  privacy: 'privacy',
  record: 'record/{decision}',
  'record-revised': 'record/{revised}',
  'record-withdrawn': 'record/{withdrawn}',
  'record-changes': 'record/{revised}/changes',
  'record-history': 'record/{revised}/history',
  'record-languages': 'record/{revised}/languages',
  'record-proof': 'record/{revised}/proof',
  'record-short': 'record/{decision}/short',
  registries: 'registries',
  registry: 'registry/modifiedOrganism',
  'registry-laws': 'registry/biosafetyLaw',
  all: 'search',
  search: 'search?q=maize',
  facets: 'search?format=biosafetyDecision&party=xa',
  grouped: 'search?q=maize&by=country&order=oldest',
  'all-values': 'search?format=biosafetyDecision&values=decisionTypes',
  mended: 'search?q=mayze',
  nothing: 'search?q=zzzzzz',
  withdrawn: 'search?standing=withdrawn',
  'search-help': 'search-help',
  status: 'status',
  terms: 'terms',
  translations: 'translations',
  vocabularies: 'vocabularies',
  vocabulary: 'vocabularies/traits',
  'not-found': 'record/BCH-LAW-XA-99999',
};

// The pages of one journey each, for what is slow to look at.
export const main_pages = ['home', 'search', 'record', 'demonstration-lmo', 'country', 'border-lmo'];

async function number_of(url, question) {
  const found = await (await fetch(`${url}/en/search.json?${question}`)).json();
  if (found.records.length === 0) throw new Error(`no record for ${question}`);
  return found.records[0].number;
}

// [{ name, path, status }] for the node at `url`, with a page of a record of each common format.
export async function page_types(url) {
  const numbers = {
    decision: await number_of(url, 'format=biosafetyDecision&party=xa'),
    revised: await number_of(url, 'format=resource&q=%22forty+exercises%22'),
    withdrawn: await number_of(url, 'standing=withdrawn&format=biosafetyDecision'),
  };
  const types = Object.entries(addresses).map(([name, path]) => ({
    name,
    path: path.replace(/\{(\w+)\}/, (_, role) => numbers[role]),
    status: name === 'not-found' ? 404 : 200,
  }));
  const formats = await (await fetch(`${url}/en/formats`)).text();
  for (const [, format] of new Set([...formats.matchAll(/href="\/en\/formats\/(\w+)"/g)].map((match) => match.slice(0, 2)))) {
    types.push({ name: `record-of-${format}`, path: `record/${await number_of(url, `format=${format}`)}`, status: 200 });
  }
  return types;
}

// The routes of src/portal/pages.cpp that no example leads to.
export function routes_without_example() {
  const routes = [...readFileSync('src/portal/pages.cpp', 'utf8').matchAll(/\{Method::get, "(\/\{language\}[^"]*)"/g)].map((match) => match[1]);
  if (routes.length === 0) throw new Error('src/portal/pages.cpp has no routes');
  const specific = (route) => route.replace(/\{[^}]*\}/g, '~');  // a word before a hole
  const expression = (route) => new RegExp(`^${route.replace(/\{\w+\*\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`);
  const missing = new Set(routes);
  for (const path of Object.values(addresses)) {
    const asked = `/en/${path.replace(/\?.*/, '').replace(/\{\w+\}/, 'BCH-DEC-XA-1')}`;
    const led = routes.filter((route) => expression(route).test(asked)).sort((a, b) => (specific(a) < specific(b) ? -1 : 1));
    if (led.length > 0) missing.delete(led[0]);
  }
  return [...missing];
}

export const option = (name) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;

// The node of --data, served by --bch at `url`; or the one that is served at --url already.
export async function serve() {
  if (option('--url')) return { url: option('--url'), end() {} };
  const server = spawn(option('--bch'), ['serve', '--data', option('--data'), '--listen', '127.0.0.1:0', '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (line) => resolve(JSON.parse(line).listening));
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { url, end: () => server.kill('SIGTERM') };
}

export const faults = [];
export const expect = (holds, what) => { if (!holds) faults.push(what); };

// Says the faults that were met, each once, and ends with 1 when there are any.
export function judge() {
  for (const fault of new Set(faults)) console.error(fault);
  console.log(`${new Set(faults).size} faults`);
  process.exit(faults.length > 0 ? 1 : 0);
}
