// The form of a draft with its script, in Chromium: questions that hang on answers, languages one at a time, records
// proposed, and above all that nothing typed is lost: saved while typing, while leaving, after a broken line, and not over
// what somebody else has written. The pages are those of tests/golden; what saves them here only writes down what it gets.
//
//   node tests/browser/draft.mjs
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const root = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, root), 'utf8');
const css = (path) => text(path).match(/R"css\(([\s\S]*?)\)css"/)[1];
const got = [];
let version = 1;
let refuse = 0;  // the status with which the node answers, while it is not 0

// Of a page of all sections the one of that number, with what the script needs.
function section(path, number) {
  const page = text(`tests/golden/expected/${path}`);
  const keeping = page.match(/<div id="desk"[\s\S]*?role="status">\s*<\/p>/)[0];
  const form = [...page.matchAll(/<h2>[\s\S]*?<\/form>/g)][number][0].replace(keeping, '');
  return page.replace(/<main>[\s\S]*<\/main>/, () => `<main>${form.replace('</form>', `${keeping}<button>OK</button></form>`)}</main>`);
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const send = (type, body, status = 200) => response.writeHead(status, { 'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'" }).end(body);
  if (url.pathname === '/style.css') return send('text/css', css('src/portal/style.cpp'));
  if (url.pathname === '/desk.css') return send('text/css', css('src/desk/style.cpp'));
  if (url.pathname === '/desk.js') return send('text/javascript', text('src/desk/script/desk.js'));
  if (url.pathname.endsWith('/records'))
    return send('application/json', JSON.stringify([{ id: 'D967B2D7-1B6A-5BC9-A013-0E4D5AB0B525', title: '<b>', number: url.search }]));
  if (url.pathname.endsWith('/autosave')) {
    let body = '';
    for await (const piece of request) body += piece;
    got.push(new URLSearchParams(body));
    if (refuse) return send('application/json', '{"detail":"Changed by another."}', refuse);
    return send('application/json', JSON.stringify({ version: ++version, saved: `Saved ${version}` }));
  }
  const [, path, number] = url.pathname.match(/^\/page\/(.+)\/(\d+)$/) ?? [];
  return path ? send('text/html', section(path, number)) : send('text/plain', '', 404);
});
await new Promise((done) => server.listen(0, done));

let failed = 0;
function expect(holds, what) {
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}`);
  if (!holds) ++failed;
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => expect(false, error.message));
  await page.clock.install();
  const open = (path, number) => page.goto(`http://localhost:${server.address().port}/page/${path}/${number}`);
  const pass = async (milliseconds) => { await page.clock.runFor(milliseconds); await page.waitForTimeout(200); };
  const trouble = () => page.textContent('#desk-trouble');
  const decision = ['en/draft-biosafetyDecision.html', 0];

  await open(...decision);
  const amended = page.locator('#q-amendedRecords');
  expect(!(await amended.isVisible()), 'a question that is not asked is hidden');
  await page.check('[name=isAmendment][value=true]');
  expect(await amended.isVisible() && await amended.isEnabled(), 'an answer opens the questions that hang on it');
  await page.locator('#q-title [role=tab]').nth(1).click();
  expect(await page.isVisible('[name="title.fr"]') && !(await page.isVisible('[name="title.en"]')), 'one language at a time');
  expect(await page.isVisible('[name="amendmentsDetails.fr"]'), 'the same language everywhere');
  await page.keyboard.press('ArrowLeft');
  expect(await page.isVisible('[name="title.en"]'), 'the arrow keys change the language');

  await pass(10_500);
  expect(`${got.at(-1)}` === 'version=1&answers=isAmendment&isAmendment=true', 'only what changed is saved');
  expect(await page.textContent('#desk-saved') === 'Saved 2' && await page.inputValue('[name=version]') === '2', 'and said to be');
  const box = page.locator('[name="amendmentsDetails.en"]');
  await box.fill(`${'word '.repeat(100)}𝄞 end`);
  await pass(10_500);
  await box.press('End');
  await page.keyboard.type(', more');
  await pass(10_500);
  expect(got.at(-1).get('splice.amendmentsDetails.en') === '506:0:506:, more', 'of a long text only the change goes over the line');
  await page.fill('[name="find.authorities"]', 'maize');
  await pass(400);
  expect(await page.textContent('.hits button') === '<b> ?field=authorities&q=maize', 'records are proposed');

  refuse = 503;
  await page.fill('[name=date]', '2026');
  await pass(10_500);
  expect((await trouble()).startsWith('Not saved'), 'a line that is down is said');
  await open(...decision);
  refuse = 0;
  expect((await trouble()).includes('were not sent'), 'what was not sent is offered');
  await page.locator('#desk-trouble button').first().click();
  await page.waitForTimeout(200);
  expect(await page.inputValue('[name=date]') === '2026' && got.at(-1).get('date') === '2026', 'and comes back, and is saved');
  expect(await page.evaluate(() => localStorage.length) === 0, 'what is saved is not kept on the device');

  refuse = 409;
  await page.fill('[name=date]', '2027');
  await pass(10_500);
  expect((await trouble()).includes('Changed by another.'), 'nothing is saved over what another wrote');
  expect(await page.getAttribute('#desk-trouble a', 'href') === '/en/desk/draft/1/compare', 'both can be compared');
  const count = got.length;
  await page.fill('[name=date]', '2028');
  await pass(60_000);
  expect(got.length === count && (await page.evaluate(() => JSON.stringify(localStorage))).includes('2027'), 'it is kept here');
  refuse = 0;
  await page.evaluate(() => localStorage.clear());

  await open(...decision);
  await page.fill('[name=date]', '2029');
  got.length = 0;
  await page.goto('about:blank');
  await new Promise((done) => setTimeout(done, 500));
  expect(got[0]?.get('date') === '2029', 'who leaves the page leaves nothing behind');

  await open('en/draft-modifiedOrganism.html', 2);
  await page.locator('input[type=search]').first().fill('herbicide');
  const left = await page.locator('#q-traits li:visible').count();
  expect(left > 0 && left < 20, 'a long list is narrowed');
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['ar/draft-biosafetyDecision.html', 'qps/draft-modifiedOrganism.html']) {
      await open(path, 1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth) <= width, `${path} fits ${width} px`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = failed ? 1 : 0;
