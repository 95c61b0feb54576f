// A seventh language is only files: a copy of the treaty's files gets Portuguese, with sentences made by this script, and a node
// that publishes them is read, written and searched in Portuguese. The program is the one that everybody has.
//
//   node tests/treaty/seventh-language.mjs --bch build/dev/bch
import { appendFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, fill_translations, lines_of, with_node } from './workbench.mjs';

const language = `
[[language]]
tag = "pt"
name = "português"
locale = "pt"
direction = "ltr"
segmentation = "spaces"
stemmer = "portuguese"
fonts = "Noto Sans"
forms = 2
plural = "n != 1"
`;

// Words for what is looked for below; all else is English in Portuguese accents, with the holes in braces as they are.
const dictionary = { 'Countries': 'Países', 'Search': 'Pesquisar', 'Area of jurisdiction': 'Âmbito de aplicação', 'Title': 'Título' };
const accents = { a: 'ã', c: 'ç', e: 'é', i: 'í', o: 'õ', u: 'ú' };
const portuguese = (english) => dictionary[english] ?? english.replace(/\{[^}]*\}|[aceiou]/g, (part) => accents[part] ?? part);

const law = {
  header: { identifier: '7A1C1F2E-0000-4000-8000-000000000001', schema: 'biosafetyLaw', languages: ['pt'] },
  government: { identifier: 'xa' },
  title: { pt: 'Sementes autorizadas (demonstração)' },
  isAmendment: false,
};

await with_node(async (node) => {
  const folder = node.path('treaty');
  cpSync('treaty', folder, { recursive: true });
  appendFileSync(join(folder, 'languages.toml'), language);
  const before = node.run(['check', folder]);
  expect(before.code === 1 && before.said.includes('pt: "Title" (format.biosafetyLaw.field.title) is not translated'), 'bch check misses the translations', before.said.slice(-200));
  expect(node.run(['translate', 'pt', folder]).code === 0, 'bch translate writes down what there is to translate');
  fill_translations(folder, 'pt', portuguese);
  const after = node.run(['check', folder]);
  expect(after.code === 0, 'bch check misses none when all is translated', after.said.slice(0, 400));

  node.command(['init', '--number', '0', '--demonstration']);
  node.command(['treaty', folder]);
  const [published] = lines_of(node.command(['import', '--json', '-'], JSON.stringify(law)));
  expect(published.fate === 'published', 'a law in Portuguese is published', published.message);
  node.command(['rebuild']);
  await node.serve();

  const home = await node.open('/pt/');
  expect(home.status === 200 && home.text.includes('<html lang="pt" dir="ltr">'), '/pt/ is in Portuguese', home.text.slice(0, 60));
  expect(home.text.includes('>Países<') && home.text.includes('>Pesquisar<'), '/pt/ shows the words of the edition');
  const [, english] = readFileSync(join(folder, 'languages/en.po'), 'utf8').match(/msgctxt "home.search-help"\nmsgid "(.*)"/);
  expect(home.text.includes(portuguese(english)), '/pt/ shows the sentences of the edition', portuguese(english));
  const offered = await node.open('/en/');
  expect(/<a href="\/pt\/" rel="alternate" lang="pt" hreflang="pt">português<\/a>/.test(offered.text), 'readers are offered português');
  const format = await node.open('/pt/formats/biosafetyLaw');
  expect(format.text.includes('Âmbito de aplicação'), 'the common format is in Portuguese');

  const address = `/pt/record/${published.number}`;
  const found = async (words) => (await node.open(`/pt/search?q=${encodeURIComponent(words)}`)).text.includes(address);
  expect(await found('autorizado'), 'a word finds the record that has another form of it in Portuguese');
  expect(!await found('autor'), 'another word finds nothing');
  const record = await node.open(address);
  expect(record.text.match(/<h1[^>]*>(.*?)<\/h1>/)[1].includes(law.title.pt), 'the record is shown with its title', record.text.match(/<h1.*?<\/h1>/)?.[0]);
  expect(record.text.includes('Título'), 'the record is shown with its labels in Portuguese');

  const redirected = await node.open('/', { 'accept-language': 'pt-BR, en;q=0.5' });
  expect([302, 303, 307].includes(redirected.status) && redirected.headers.get('location') === '/pt/', 'who asks for Portuguese comes to /pt/', `${redirected.status} ${redirected.headers.get('location')}`);
});
