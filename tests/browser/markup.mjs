// The Nu HTML checker over pages as they are sent, whole and plain, and over the style sheet: no error and no warning. One run
// of Java over saved files.
//
//   node tests/browser/markup.mjs --bch build/dev/bch --data FOLDER [--every]     --every: six languages, not two
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vnu from 'vnu-jar';
import { faults, judge, languages, page_types, serve } from './pages.mjs';

const node = await serve();
const folder = mkdtempSync(join(tmpdir(), 'markup'));

async function save(name, address) {
  const file = join(folder, name);
  writeFileSync(file, await (await fetch(node.url + address)).text());
  return file;
}

// What the checker says of the files, as its JSON messages.
function checked(files, ...options) {
  const run = spawnSync('java', ['-Xss1m', '-jar', vnu.vnuJar ?? vnu, '--format', 'json', ...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(run.stderr).messages;
}

try {
  const files = [];
  const asked = process.argv.includes('--every') ? Object.keys(languages) : ['en', 'ar'];
  for (const language of asked) {
    for (const { name, path } of await page_types(node.url)) {
      files.push(await save(`${language}-${name}.html`, `/${language}/${path}`));
      files.push(await save(`${language}-${name}-plain.html`, `/${language}/${path}${path.includes('?') ? '&' : '?'}text`));
    }
  }
  const home = await (await fetch(`${node.url}/en/`)).text();
  const style = await save('style.css', home.match(/rel="stylesheet" href="([^"]+)"/)[1]);
  for (const { url, lastLine, message, extract } of [...checked(files), ...checked([style], '--css')]) {
    faults.push(`${(url ?? '').replace(/.*\//, '')}:${lastLine}: ${message} (${(extract ?? '').trim().slice(0, 120)})`);
  }
  console.log(`Nu HTML checker: ${files.length} pages in ${asked.length} languages and the style sheet`);
} catch (error) {
  faults.push(error.stack);
} finally {
  node.end();
  rmSync(folder, { recursive: true });
}
judge();
