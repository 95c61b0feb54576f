// Drives a real Chromium over the pages of a demonstration node: in every language, wide and at 320 px, with and without
// JavaScript. Fails on accessibility violations (axe), horizontal scrolling, a wrong language or direction, pages over 14 kB.
//
//   node tests/browser/run.mjs --bch build/dev/bch --data FOLDER [--shots FOLDER]
import { spawn } from 'node:child_process';
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const option = (name) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = option('--shots');
if (shots) mkdirSync(shots, { recursive: true });

const languages = { en: 'ltr', ar: 'rtl', es: 'ltr', fr: 'ltr', ru: 'ltr', zh: 'ltr' };
const pages = {
  home: '', all: 'search', formats: 'formats', format: 'formats/biosafetyDecision', vocabulary: 'vocabularies/traits', translations: 'translations',
  search: 'search?q=maize', facets: 'search?format=biosafetyDecision&party=xa', countries: 'countries', 'countries-of-a-group': 'countries?group=ldc', country: 'country/XA', 'country-not-a-party': 'country/XH',
  groups: 'groups', group: 'group/africa', compare: 'compare', compared: 'compare?c=xa&c=xb&c=xh',
  lmo: 'lmo/MON-00810-6', 'demonstration-lmo': 'lmo/XDM-10101-8', nothing: 'search?q=zzzzzz', mended: 'search?q=mayze', grouped: 'search?q=maize&by=country&order=oldest', 'all-values': 'search?format=biosafetyDecision&values=decisionTypes',
  help: 'help', 'help-topic': 'help/cite-and-verify', about: 'about', accessibility: 'accessibility', glossary: 'glossary', privacy: 'privacy', terms: 'terms',
  search: 'search?q=maize', facets: 'search?format=biosafetyDecision&party=xa', countries: 'countries', country: 'country/XA',
  lmo: 'lmo/MON-00810-6', 'demonstration-lmo': 'lmo/XDM-10101-8', stack: 'lmo/XDM-10101-8xXDM-19200-8', registries: 'registries', registry: 'registry/modifiedOrganism', 'registry-laws': 'registry/biosafetyLaw', matrix: 'matrix', 'matrix-narrowed': 'matrix?party=xa&party=xb', nothing: 'search?q=zzzzzz', mended: 'search?q=mayze', grouped: 'search?q=maize&by=country&order=oldest', 'all-values': 'search?format=biosafetyDecision&values=decisionTypes',
  figures: 'figures', map: 'map', 'map-decisions': 'map?show=decisions', changes: 'changes', 'changes-since': 'changes?since=0&page=2', news: 'news', meetings: 'meetings', status: 'status',
  withdrawn: 'search?standing=withdrawn', 'search-help': 'search-help', 'not-found': 'record/BCH-LAW-XA-99999',
  withdrawn: 'search?standing=withdrawn', 'search-help': 'search-help',
  'border-check': 'border-check', 'border-lmo': 'border-check?papers=XDM-10101-8+x+XDM-19200-8&party=xa', 'border-goods': 'border-check?papers=1005&party=xb', dossier: 'lmo/XDM-10101-8/dossier', importing: 'country/XA/import', 'not-found': 'record/BCH-LAW-XA-99999',
};
const most_bytes = 14 * 1024;

const server = spawn(option('--bch'), ['serve', '--data', option('--data'), '--listen', '127.0.0.1:0', '--json', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve, reject) => {
  server.stdout.on('data', (line) => resolve(JSON.parse(line).listening));
  server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});

const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };

async function first_record() {
  const page = await (await fetch(`${url}/en/search?format=biosafetyDecision`)).text();
  return page.match(/record\/(BCH-DEC-[A-Z]{2}-\d+)/)[1];
}

async function look(browser, language, direction, name, path, width, scripts) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  const where = `${language} ${name} at ${width} px${scripts ? '' : ' without JavaScript'}`;
  const errors = [];
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text()); });
  const answer = await page.goto(`${url}/${language}/${path}`);
  expect(answer.status() === (name === 'not-found' ? 404 : 200), `${where}: status ${answer.status()}`);
  expect((await page.getAttribute('html', 'lang')) === language, `${where}: wrong language`);
  expect((await page.getAttribute('html', 'dir')) === direction, `${where}: wrong direction`);
  expect((await page.locator('h1').count()) === 1, `${where}: needs one heading`);
  if (scripts) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide <= 0, `${where}: scrolls sideways by ${wide} px`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const violation of violations) faults.push(`${where}: ${violation.id}: ${violation.help} (${violation.nodes[0].html.slice(0, 120)})`);
    if (shots) await page.screenshot({ path: `${shots}/${language}-${name}-${width}.png`, fullPage: true });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.className === 'skip'), `${where}: the first Tab must reach the skip link`);
  }
  expect(errors.length === 0, `${where}: ${errors[0]}`);
  await context.close();
}

// Narrows by clicks, as a reader does; with and without JavaScript.
async function narrow(browser, scripts) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  const where = `narrowing${scripts ? '' : ' without JavaScript'}`;
  const found = async () => Number((await page.locator('.found').textContent()).replace(/\D/g, ''));
  const facet = (name) => page.locator(`#by-${name}`);
  const click = (locator) => Promise.all([page.waitForNavigation(), locator.click()]);

  await page.goto(`${url}/en/search`);
  await page.fill('#words', 'maize');
  await click(page.locator('main form.large button'));
  const all = await found();
  const decisions = facet('format').locator('li', { hasText: 'Decisions and communications' });
  const promised = Number((await decisions.locator('.quiet').textContent()).replace(/\D/g, ''));
  await click(decisions.locator('a'));
  expect((await found()) === promised, `${where}: the list promised ${promised} records, ${await found()} were found`);
  expect((await page.locator('.chips li').count()) === 1, `${where}: a choice must stand above the results`);
  expect((await page.inputValue('#words')) === 'maize', `${where}: the words must stay`);
  await click(facet('party').locator('li a').first());
  expect((await page.locator('.chips li').count()) === 3, `${where}: two choices, and the way to remove both`);
  await click(page.locator('.chips li a').first());
  expect((await page.locator('.chips li').count()) === 1, `${where}: one choice is left`);
  await page.fill('input[name=from]', '2023');
  await click(page.locator('.dates button'));
  expect(page.url().includes('party=') && page.url().includes('from=2023'), `${where}: dates must keep the choices`);
  await click(page.locator('.chips .all a'));
  expect((await found()) === all, `${where}: without choices all ${all} records are back`);

  await click(page.getByRole('link', { name: 'by country', exact: true }));
  expect((await page.locator('main h2 .quiet').count()) > 1, `${where}: groups have headings with counts`);
  await click(page.getByRole('link', { name: 'oldest', exact: true }));
  expect((await page.locator('.ways b').allTextContents()).join() === 'oldest,by country', `${where}: order and grouping are both kept`);

  await page.goto(`${url}/en/search?q=mayze`);
  await click(page.locator('.notice a'));
  expect((await found()) === all, `${where}: the mended word finds all ${all} records`);
  await page.goto(`${url}/en/search?q=mayze&party=xa&format=biosafetyDecision`);
  expect((await page.locator('.facets').count()) === 0, `${where}: nothing found, nothing to narrow`);

  await page.goto(`${url}/en/search?format=biosafetyDecision`);
  const few = await facet('decisionTypes').locator('li').count();
  await click(facet('decisionTypes').locator('p a'));
  expect((await facet('decisionTypes').locator('li').count()) > few, `${where}: all values are more than the first`);
  expect((await facet('decisionTypes').locator('li li').count()) > 0, `${where}: narrower terms stand below their broader one`);

  await page.goto(`${url}/en/search?standing=withdrawn`);
  expect((await page.locator('.tag.withdrawn').count()) === (await page.locator('.hits li').count()), `${where}: what is withdrawn is marked`);
  await context.close();
}

// Every example of the page that explains the search finds something.
async function examples(language) {
  const help = await (await fetch(`${url}/${language}/search-help`)).text();
  const links = [...help.matchAll(/<dt><a href="([^"]+)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'));
  expect(links.length >= 14, `${language}: ${links.length} examples`);
  for (const link of links) {
    const page = await (await fetch(url + link)).text();
    expect(page.includes('class="hits"') && !page.includes('class="notice"'), `${language}: the example ${decodeURIComponent(link)} finds nothing`);
  }
}

try {
  pages.record = `record/${await first_record()}`;
  for (const [language, direction] of Object.entries(languages)) {
    for (const [name, path] of Object.entries(pages)) {
      const answer = await fetch(`${url}/${language}/${path}`, { headers: { 'accept-encoding': 'identity' } });
      const zipped = (await import('node:zlib')).gzipSync(Buffer.from(await answer.arrayBuffer())).length;
      expect(zipped <= most_bytes, `${language} ${name}: ${zipped} bytes on the wire`);
    }
  }
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  for (const [language, direction] of Object.entries(languages)) {
    for (const [name, path] of Object.entries(pages)) {
      await look(browser, language, direction, name, path, 1280, true);
      await look(browser, language, direction, name, path, 320, true);
    }
    await look(browser, language, direction, 'home', pages.home, 320, false);
    await look(browser, language, direction, 'facets', pages.facets, 1280, false);
    await examples(language);
  }
  await narrow(browser, true);
  await narrow(browser, false);
  await browser.close();
} catch (error) {
  faults.push(String(error));
} finally {
  server.kill('SIGTERM');
}
for (const fault of faults) console.error(fault);
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
