// How long pages take on a village line: Chromium held to 50 kbit/s both ways and 500 ms there and back. A first view (nothing
// kept) within 5 s, a next page (style sheet kept) within 2 s, until the load event.
//
//   node tests/browser/slow.mjs --bch build/dev/bch --data FOLDER [--every]     --every: six pages in three languages, not one
import { chromium } from 'playwright-core';
import { expect, faults, judge, main_pages, page_types, serve } from './pages.mjs';

const line = { offline: false, latency: 500, downloadThroughput: 50_000 / 8, uploadThroughput: 50_000 / 8 };
const most_of_first_view = 5;
const most_of_next_page = 2;
const every = process.argv.includes('--every');
const node = await serve();

// Seconds from asking to the load event of `address`, after `before` was shown where that is given.
async function seconds(browser, address, before) {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  if (before) await page.goto(before);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await page.goto(address, { waitUntil: 'load' });
  const taken = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventStart / 1000);
  await context.close();
  return taken;
}

try {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const types = await page_types(node.url);
  for (const language of every ? ['en', 'ar', 'zh'] : ['en']) {
    const home = `${node.url}/${language}/`;
    const about = `${node.url}/${language}/about`;
    for (const name of every ? main_pages : ['record']) {
      const address = `${node.url}/${language}/${types.find((type) => type.name === name).path}`;
      const first = await seconds(browser, address);
      const next = await seconds(browser, address, address === home ? about : home);
      console.log(`${language} ${name.padEnd(18)} first view ${first.toFixed(2)} s, next page ${next.toFixed(2)} s`);
      expect(first <= most_of_first_view, `${language} ${name}: ${first.toFixed(2)} s as a first view`);
      expect(next <= most_of_next_page, `${language} ${name}: ${next.toFixed(2)} s as a next page`);
    }
  }
  await browser.close();
} catch (error) {
  faults.push(error.stack);
} finally {
  node.end();
}
judge();
