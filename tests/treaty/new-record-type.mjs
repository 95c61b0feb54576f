// A new record type is one file: a common format made up here, with its translations, joins a copy of the treaty's files. Once a
// node publishes them, everything knows the type: form, schema, record page, country page, search, facets, export.
//
//   node tests/treaty/new-record-type.mjs --bch build/dev/bch
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, fill_translations, lines_of, package_of_the_tests, with_node } from './workbench.mjs';

const { default: Ajv2020 } = package_of_the_tests('ajv/dist/2020');

const format = `
id = "fieldTrial"
code = "TRI"
order = 999
title = "Field trial"
plural = "Field trials"
articles = ["20"]
aspects = ["belongs-to-government"]
title_from = ["title"]
dated_by = "sownOn"

[[condition]]
name = "over"
is = "isOver and sownOn given"

[[section]]
id = "trial"
title = "The trial"

[[section.field]]
name = "government"
type = "party"
label = "Country"
needed = true
facet = true

[[section.field]]
name = "title"
type = "localized"
label = "Name of the trial"
needed = true
weight = "name"

[[section.field]]
name = "trialPurposes"
type = "term"
many = true
vocabulary = "organism-uses"
label = "What the plants are for"
needed = true
facet = true

[[section.field]]
name = "sownOn"
type = "date"
label = "Sown on"

[[section.field]]
name = "isOver"
type = "boolean"
label = "The trial is over"
needed = true

[[section.field]]
name = "yield"
type = "number"
label = "Yield in tonnes"
shown_when = "over"
needed_when = "over"

[[rule]]
id = "no-future-harvest"
field = "yield"
violated_when = "yield given and isOver is no"
severity = "error"
message = "A trial that goes on has no yield yet."
`;

const trial = (number, purpose, more) => ({
  header: { identifier: `7A1C1F2E-0000-4000-8000-00000000000${number}`, schema: 'fieldTrial', languages: ['en', 'fr'] },
  government: { identifier: 'xa' },
  title: { en: `Trial of potatoes ${number} (demonstration)`, fr: `Essai de pommes de terre ${number} (démonstration)` },
  trialPurposes: [{ identifier: purpose }],
  ...more,
});
const records = [
  trial(1, 'BCH-USE-FOOD', { sownOn: '2025-04-01', isOver: true, yield: 3.5 }),
  trial(2, 'BCH-USE-FEED', { isOver: false }),
];
const without_yield = trial(3, 'BCH-USE-FOOD', { sownOn: '2025-04-01', isOver: true });
const too_early = trial(4, 'BCH-USE-FOOD', { isOver: false, yield: 3.5 });

await with_node(async (node) => {
  const folder = node.path('treaty');
  cpSync('treaty', folder, { recursive: true });
  const [, before] = node.run(['check', folder]).said.match(/(\d+) formats/);
  writeFileSync(join(folder, 'formats/fieldTrial.toml'), format);
  expect(node.run(['check', folder]).code === 1, 'bch check misses the translations');
  for (const language of ['ar', 'es', 'fr', 'ru', 'zh']) {
    node.run(['translate', language, folder]);
    fill_translations(folder, language, (english) => `${english} [${language}]`);
  }
  const checked = node.run(['check', folder]);
  expect(checked.said.includes(`${Number(before) + 1} formats`), 'bch check counts one format more', checked.said.slice(0, 400));

  node.command(['init', '--number', '0', '--demonstration']);
  node.command(['treaty', folder]);
  node.command(['import', 'demonstration/xa.ndjson']);
  const imported = lines_of(node.command(['import', '--json', '-'], records.map((each) => JSON.stringify(each)).join('\n')));
  expect(imported.length === 2 && imported.every((line) => line.fate === 'published' && !line.findings), 'two records are published without a finding', JSON.stringify(imported));
  const [first, second] = imported.map((line) => line.number);
  expect(/^BCH-TRI-XA-\d+$/.test(first), 'their numbers have its code', first);
  const examined = lines_of(node.command(['import', '--json', '--dry-run', '-'], [without_yield, too_early].map((each) => JSON.stringify(each)).join('\n')));
  expect(examined[0].findings?.some(({ path, key }) => path === 'yield' && key === 'format.missing'), 'its condition asks for an answer');
  expect(examined[1].findings?.some(({ message }) => message === 'A trial that goes on has no yield yet.'), 'its rule is known');
  node.command(['rebuild']);
  await node.serve();
  const shows = async (path, ...texts) => {
    const { status, text } = await node.open(path);
    const missing = texts.filter((each) => !text.includes(each));
    expect(status === 200 && missing.length === 0, `${path} shows ${texts.join(', ')}`, `${status}, without ${missing.join(', ')}`);
    return text;
  };

  await shows('/en/formats', 'href="/en/formats/fieldTrial"', 'Field trials');
  await shows('/en/formats/fieldTrial', 'What the plants are for', 'Common uses of organisms', 'A trial that goes on has no yield yet.');
  await shows('/fr/formats/fieldTrial', 'What the plants are for [fr]');
  await shows('/en/formats/fieldTrial.txt', 'Name of the trial', '[ ] Food', 'Yield in tonnes');
  const schema = JSON.parse((await node.open('/en/formats/fieldTrial.json')).text);
  const valid = new Ajv2020().compile(schema);
  expect(schema.allOf.some((rule) => rule.if && JSON.stringify(rule.then).includes('"yield"')), 'its schema says the condition');
  expect(records.every((each) => valid(each)), 'its schema takes the records', JSON.stringify(valid.errors));
  expect(!valid(without_yield) && !valid(too_early), 'its schema refuses what its condition and its rule refuse');

  await shows(`/en/record/${first}`, 'Trial of potatoes 1', 'What the plants are for', 'Food', 'Sown on', '1 April 2025');
  await shows(`/fr/record/${first}`, 'Essai de pommes de terre 1', 'What the plants are for [fr]');
  await shows('/en/country/XA', '>Field trials</a> <span class="quiet">2</span>', second);
  await shows('/en/search?values=format', 'format=fieldTrial', 'Field trials');
  await shows('/en/search?format=fieldTrial', '2 records found', first, second, 'What the plants are for');
  const narrowed = await shows('/en/search?trialPurposes=BCH-USE-FEED', '1 record found', second);
  expect(!narrowed.includes(first), 'its own facet narrows');

  const exported = lines_of(node.command(['export'])).find((line) => line.number === first);
  expect(exported?.content.header.schema === 'fieldTrial' && exported.content.yield === 3.5, 'bch export writes it');
  expect(node.command(['search', 'potatoes']).includes(first), 'bch search finds it');
});
