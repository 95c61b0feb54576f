// Pages as w3m and lynx show them, plain variant, in every language: headings and what matters on the page can be read, and
// nothing of the markup is seen.
//
//   node tests/browser/text.mjs --bch build/dev/bch --data FOLDER
import { spawn } from 'node:child_process';
import { expect, faults, judge, languages, page_types, serve } from './pages.mjs';

const programs = {
  w3m: ['-dump', '-cols', '100', '-I', 'UTF-8', '-O', 'UTF-8'],
  lynx: ['-dump', '-width=160',  // narrower, lynx 2.9.0dev.12 damages what follows a list box wider than the screen
    '-assume_charset=UTF-8', '-display_charset=UTF-8'],
};
// What an English reader has to find on the page.
const sentences = {
  home: ['Biosafety Clearing-House', 'Skip to the content', 'Demonstration node'],
  search: ['Narrow the search', 'BCH-', 'This search as'],
  record: ['BCH-DEC-XA-', 'Published by the Government named'],
  'demonstration-lmo': ['XDM-1Ø1Ø1-8'],
  country: ['Auralia', 'National Biosafety Authority'],
  'border-lmo': ['XDM-1Ø1Ø1-8', 'Auralia'],
  'border-nothing': ['No decision found here', 'neither permission nor prohibition'],
};

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const read = (markup) => markup.replace(/<[^>]*>/g, '').replace(/&\S+?;/g, (entity) => entities[entity] ?? entity);
// Words alone: where lines break, how letters are marked and how brackets turn is the browser's matter.
const words = (text) => text.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, '').match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';

async function dump(program, address) {
  const run = spawn(program, [...programs[program], address], { env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } });
  let text = '';
  run.stdout.setEncoding('utf8').on('data', (more) => { text += more; });
  await new Promise((resolve, reject) => run.on('close', resolve).on('error', reject));
  return text;
}

const node = await serve();
try {
  const types = await page_types(node.url);
  let shown = 0;
  for (const language of Object.keys(languages)) {
    for (const name of Object.keys(sentences)) {
      const { path } = types.find((type) => type.name === name);
      const address = `${node.url}/${language}/${path}${path.includes('?') ? '&' : '?'}text`;
      const page = await (await fetch(address)).text();
      const headings = [...page.matchAll(/<h[123][^>]*>(.*?)<\/h[123]>/gs)].map(([, inside]) => read(inside));
      for (const program of Object.keys(programs)) {
        const text = await dump(program, address);
        const seen = words(text);
        const where = `${program} ${language} ${name}`;
        for (const heading of headings) expect(seen.includes(words(heading)), `${where}: the heading "${heading}" cannot be read`);
        if (language === 'en') for (const sentence of sentences[name]) expect(seen.includes(words(sentence)), `${where}: "${sentence}" cannot be read`);
        expect(!/<\/?[a-z]+|&[a-z]+;|&#\d/.test(text), `${where}: markup is seen: ${text.match(/.*(?:<\/?[a-z]+|&[a-z]+;|&#\d).*/)?.[0]}`);
        ++shown;
      }
    }
  }
  console.log(`text browsers: ${shown} pages shown`);
} catch (error) {
  faults.push(error.stack);
} finally {
  node.end();
}
judge();
