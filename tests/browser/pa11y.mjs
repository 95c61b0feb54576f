// pa11y (WCAG 2 AA by HTML_CodeSniffer) over pages in Chromium: no error.
//
//   node tests/browser/pa11y.mjs --bch build/dev/bch --data FOLDER [--every]     --every: all page types in six languages
import pa11y from 'pa11y';
import puppeteer from 'puppeteer';
import { faults, judge, languages, main_pages, page_types, serve } from './pages.mjs';

const node = await serve();
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const every = process.argv.includes('--every');
let looked = 0;

try {
  const types = await page_types(node.url);
  const tags = Object.keys(languages);
  for (const [i, { name, path }] of types.entries()) {
    if (!every && !main_pages.includes(name)) continue;
    for (const language of every ? tags : [tags[i % tags.length]]) {
      const page = await browser.newPage();
      const { issues } = await pa11y(`${node.url}/${language}/${path}`, { browser, page, standard: 'WCAG2AA', chromeLaunchConfig: {} });
      for (const issue of issues) faults.push(`${language} ${name}: ${issue.message} (${issue.code}; ${issue.context})`);
      await page.close();
      ++looked;
    }
  }
  console.log(`pa11y: ${looked} pages`);
} catch (error) {
  faults.push(error.stack);
} finally {
  await browser.close();
  node.end();
}
judge();
