// What pages cost: every page type in every language, whole and plain, as bytes on the wire. Fails when a first view (page and
// style sheet) is over 14 kB or needs more than two requests, a next page is over 8 kB, a page states another size than it has,
// asks for anything of others, sets a cookie, needs a script, or lacks a security header.
//
//   node tests/browser/budget.mjs --bch build/dev/bch --data FOLDER [--verbose]
import { Agent, get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect, faults, judge, languages, page_types, routes_without_example, serve } from './pages.mjs';

const most_of_first_view = 14 * 1024;
const most_of_next_page = 8 * 1024;
const request_bytes = 300;  // the page's "heads" count that of the request too, about
const tolerated = 100;      // bytes between the size that a page states and what it was
const verbose = process.argv.includes('--verbose');
const kept_alive = new Agent({ keepAlive: true, maxSockets: 4 });

// { status, headers, head_bytes, body_bytes, text } of an answer, compressed as a browser asks for it.
function fetch_zipped(address, more_fields = {}) {
  return new Promise((resolve, reject) => {
    get(address, { agent: kept_alive, headers: { 'Accept-Encoding': 'gzip', ...more_fields } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        let head_bytes = `HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n\r\n`.length;
        for (let i = 0; i < answer.rawHeaders.length; i += 2) head_bytes += answer.rawHeaders[i].length + answer.rawHeaders[i + 1].length + 4;
        const text = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
        resolve({ status: answer.statusCode, headers: answer.headers, head_bytes, body_bytes: body.length, text });
      });
    }).on('error', reject);
  });
}

function check_headers(where, { headers }) {
  const policy = headers['content-security-policy'] ?? '';
  expect(policy.includes("default-src 'none'") && policy.includes("frame-ancestors 'none'") && !policy.includes('unsafe-'), `${where}: Content-Security-Policy "${policy}"`);
  expect(headers['x-content-type-options'] === 'nosniff', `${where}: no nosniff`);
  expect(headers['referrer-policy'] !== undefined, `${where}: no Referrer-Policy`);
  expect(headers['set-cookie'] === undefined, `${where}: sets a cookie`);
}

// What a browser would fetch by itself to show the page.
function fetched_with(text) {
  const elements = [...text.matchAll(/<(?:link|script|img|iframe|object|embed|source|video|audio|input|use|image)\b[^>]*>/g)].map(([element]) => element);
  const wanted = elements.filter((element) => !element.startsWith('<link') || /rel="(?:stylesheet|icon|preload|manifest)"/.test(element));
  return wanted.flatMap((element) => [...element.matchAll(/\s(?:src|href|data|poster)="([^"]*)"/g)].map(([, address]) => address)).filter((address) => !/^(?:data:|#)/.test(address));
}

// The kilobytes of the page's last lines, in the digits and with the comma of its language.
function stated(text) {
  const said = text.slice(text.lastIndexOf('<p class="cost">')).match(/\d+[.,٫]\d|[٠-٩]+٫[٠-٩]/);
  if (!said) return undefined;
  return Number(said[0].replace(/[,٫]/, '.').replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));
}

function check_cost(where, { text, head_bytes, body_bytes }) {
  const kilobytes = stated(text);
  const received = (head_bytes + body_bytes + request_bytes) / 1000;
  expect(kilobytes !== undefined, `${where}: states no size`);
  if (kilobytes !== undefined) expect(Math.abs(kilobytes - received) <= (tolerated + 50) / 1000, `${where}: states ${kilobytes} kB, was ${received.toFixed(2)} kB`);
}

function check_plain(where, plain, whole, language) {
  expect(plain.status === whole.status, `${where}: status ${plain.status}`);
  expect(!plain.text.includes('rel="stylesheet"'), `${where}: has a style sheet`);
  expect(fetched_with(plain.text).length === 0, `${where}: asks for ${fetched_with(plain.text)}`);
  expect(plain.head_bytes + plain.body_bytes < whole.view_bytes, `${where}: ${plain.body_bytes} bytes, no fewer than the whole variant's ${whole.view_bytes}`);
  const links = [...plain.text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, address]) => address.replaceAll('&amp;', '&'));
  const leading_out = links.filter((address) => address.startsWith(`/${language}/`) && !/\.[\w-]+(?:$|[?#])/.test(address) && !/[?&]text(?:[&=#]|$)/.test(address));
  expect(leading_out.length <= 1, `${where}: links that are not plain: ${leading_out.slice(0, 4)}`);  // one: to the whole variant
}

const node = await serve();
const largest = { view: [0], next: [0], plain: [0] };
const keep_largest = (kind, bytes, where) => { if (bytes > largest[kind][0]) largest[kind] = [bytes, where]; };
const styles = new Map();

async function check_page(language, { name, path, status }) {
  const where = `${language} ${name} (${path})`;
  const address = `${node.url}/${language}/${path}`;
  const page = await fetch_zipped(address);
  expect(page.status === status, `${where}: status ${page.status}`);
  check_headers(where, page);
  expect(!/<script(?![^>]* src=)/.test(page.text) && !/\son\w+="/.test(page.text) && !/\sstyle="/.test(page.text) && !page.text.includes('<style'), `${where}: a script or a style inside the page`);
  const wanted = fetched_with(page.text);
  expect(wanted.length <= 1, `${where}: asks for ${wanted.join(' ')}`);
  expect(wanted.every((each) => each.startsWith('/') && !each.startsWith('//')), `${where}: asks others for ${wanted}`);
  page.view_bytes = page.head_bytes + page.body_bytes;
  keep_largest('next', page.view_bytes, where);
  expect(page.view_bytes <= most_of_next_page, `${where}: ${page.view_bytes} bytes as a next page`);
  for (const each of wanted) {
    if (!styles.has(each)) styles.set(each, await fetch_zipped(node.url + each));
    const style = styles.get(each);
    expect(style.status === 200 && !/url\(|@import/.test(style.text.replaceAll('url("data:', '')), `${each}: asks for more`);
    check_headers(each, style);
    page.view_bytes += style.head_bytes + style.body_bytes;
  }
  keep_largest('view', page.view_bytes, where);
  expect(page.view_bytes <= most_of_first_view, `${where}: ${page.view_bytes} bytes as a first view`);
  check_cost(where, page);

  const plain = await fetch_zipped(address + (path.includes('?') ? '&text' : '?text'));
  keep_largest('plain', plain.head_bytes + plain.body_bytes, where);
  check_plain(`${where} plain`, plain, page, language);
  check_cost(`${where} plain`, plain);
  const saving = await fetch_zipped(address, { 'Save-Data': 'on' });
  const without_request = (text) => text.replace(/<p class="cost">[^]*/, '').replace(/[\da-f]{8}-[\da-f]{11}/, '');
  expect(without_request(saving.text) === without_request(plain.text), `${where}: Save-Data gives another page than ?text`);
  if (verbose) console.log(`${page.view_bytes} ${page.head_bytes + page.body_bytes} ${plain.head_bytes + plain.body_bytes} ${where}`);
}

try {
  for (const route of routes_without_example()) faults.push(`src/portal/pages.cpp: ${route} has no example in tests/browser/pages.mjs`);
  const types = await page_types(node.url);
  for (const language of Object.keys(languages)) {
    for (const type of types) await check_page(language, type);
  }
  for (const address of ['/', '/checkpoint', '/nothing', '/en/record/BCH-LAW-XA-99999.json', '/en/search.atom', '/en/search.csv']) check_headers(address, await fetch_zipped(node.url + address));
  console.log(`${types.length} page types in ${Object.keys(languages).length} languages; the largest:`);
  for (const [kind, [bytes, where]] of Object.entries(largest)) console.log(`  ${kind.padEnd(5)} ${bytes} bytes: ${where}`);
} catch (error) {
  faults.push(error.stack);
} finally {
  node.end();
  kept_alive.destroy();
}
judge();
