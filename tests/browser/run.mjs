// Drives a real Chromium over the pages of a demonstration node, with and without JavaScript: accessibility (axe), sideways
// scrolling, language and direction, the keyboard, narrowing a search. Each page is looked at in every other language; languages and widths take turns.
//
//   node tests/browser/run.mjs --bch build/dev/bch --data FOLDER [--every] [--shots FOLDER]
//
// --every: all page types in all languages at all widths. --shots: pictures of what was looked at.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { expect, faults, judge, languages, main_pages, option, page_types, serve } from './pages.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const every = process.argv.includes('--every');
const widths = [1280, 320, 768];
const shots = option('--shots');
if (shots) mkdirSync(shots, { recursive: true });
const node = await serve();
const url = node.url;

async function open_context(browser, scripts) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  page.errors = [];
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('404')) page.errors.push(message.text()); });
  return page;
}

async function look(page, language, { name, path, status }, width, scripts) {
  const where = `${language} ${name} at ${width} px${scripts ? '' : ' without JavaScript'}`;
  page.errors.length = 0;
  await page.setViewportSize({ width, height: 900 });
  const answer = await page.goto(`${url}/${language}/${path}`);
  expect(answer.status() === status, `${where}: status ${answer.status()}`);
  expect((await page.getAttribute('html', 'lang')) === language, `${where}: wrong language`);
  expect((await page.getAttribute('html', 'dir')) === languages[language], `${where}: wrong direction`);
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
  expect(page.errors.length === 0, `${where}: ${page.errors[0]}`);
}

// All page types in one language, or every other one. Records of each common format share one page type: each is looked at in one
// language.
async function look_at_all(browser, language, turn, types) {
  const page = await open_context(browser, true);
  for (const [i, type] of types.entries()) {
    if (every) {
      for (const width of widths) await look(page, language, type, width, true);
    } else if (type.name.startsWith('record-of-') ? i % Object.keys(languages).length === turn : (i + turn) % 2 === 0) {
      await look(page, language, type, widths[(i + turn) % widths.length], true);
    }
  }
  await page.context().close();
  const plain_browser = await open_context(browser, false);
  for (const [name, width] of [['home', 320], ['facets', 1280]]) await look(plain_browser, language, types.find((type) => type.name === name), width, false);
  await plain_browser.context().close();
}

// Where the focus is, and whether a person can see that.
function focus_seen() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { html: element.outerHTML.slice(0, 100), seen: marked && inside };
}

// Every stop of the Tab key is seen; what scrolls sideways within the page can be reached.
async function walk_by_keyboard(page, language, { name, path }, width) {
  const where = `${language} ${name} at ${width} px by keyboard`;
  const most_stops = 60;
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${url}/${language}/${path}`);
  for (let i = 0; i < most_stops; ++i) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(focus_seen);
    if (!focus) break;
    expect(focus.seen, `${where}: the focus cannot be seen on ${focus.html}`);
  }
  const unreachable = await page.evaluate(() => [...document.querySelectorAll('main *')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
    .filter((each) => each.tabIndex < 0 && !each.querySelector('a, button, input, select, textarea'))
    .map((each) => each.outerHTML.slice(0, 100)));
  for (const each of unreachable) faults.push(`${where}: scrolls, but cannot be reached: ${each}`);
}

// From the home page to a record with Tab, letters and Enter alone.
async function search_by_keyboard(page, language) {
  const where = `${language}: searching by keyboard`;
  const most_stops = 80;
  const tab_to = async (selector) => {
    for (let i = 0; i < most_stops; ++i) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    throw new Error(`${where}: ${most_stops} times Tab do not lead to ${selector}`);
  };
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${url}/${language}/`);
  await tab_to('input[name=q]');
  await page.keyboard.type('maize');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(page.url().includes('q=maize'), `${where}: Enter must search`);
  await tab_to('.hits a');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(/\/(record|lmo)\//.test(page.url()), `${where}: Enter must open what was found, not ${page.url()}`);
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
  expect((await page.locator('.ways b').allTextContents()).join() === 'oldest,by country,20', `${where}: order, grouping and size are all kept`);

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
  const types = await page_types(url);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  for (const [turn, language] of Object.keys(languages).entries()) {
    await look_at_all(browser, language, turn, types);
    await examples(language);
  }
  for (const language of ['en', 'ar']) {
    const page = await open_context(browser, true);
    for (const name of [...main_pages, 'compared', 'matrix', 'changes']) {
      await walk_by_keyboard(page, language, types.find((type) => type.name === name), language === 'en' ? 1280 : 320);
    }
    await search_by_keyboard(page, language);
    await page.context().close();
  }
  await narrow(browser, true);
  await narrow(browser, false);
  await browser.close();
} catch (error) {
  faults.push(error.stack);
} finally {
  node.end();
}
judge();
