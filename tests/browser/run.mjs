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
  search: 'search?q=maize', facets: 'search?format=biosafetyDecision&party=xa', countries: 'countries', country: 'country/XA',
  lmo: 'lmo/MON-00810-6', 'demonstration-lmo': 'lmo/XDM-10101-8', nothing: 'search?q=zzzzzz', 'not-found': 'record/BCH-LAW-XA-99999',
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
  }
  await browser.close();
} catch (error) {
  faults.push(String(error));
} finally {
  server.kill('SIGTERM');
}
for (const fault of faults) console.error(fault);
console.log(`${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
