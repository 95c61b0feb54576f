// Whatever the forms of the system in use ask can be answered here: each of their fields is a field of our format, a member of
// a group, the text beside a term, or a name that the format knows as an alias; and our field takes such an answer. That holds
// too for the fields that a form shows in the two other clearing-houses only (isABS, isCHM). The list of the forms' fields is
// not part of this repository: where it is not at hand, nothing is checked. It has no national reports.
//
//   node tests/treaty/system-in-use.mjs [--fields FIELDS.json]
import { existsSync, readFileSync } from 'node:fs';
import { expect, option, package_of_the_tests } from './workbench.mjs';

const { parse } = package_of_the_tests('smol-toml');
const list = option('--fields') ?? '../shared/data/record-types/fields.json';

// Within "languageRating" the form calls each line "language".
const stands_for = { biosafetyExpert: { 'language.level': 'languageRating.level' } };

// Fields in which records hold another type than the form's control suggests: its samples have a number here.
const held_as = { capacityBuildingInitiative: { totalBudget: 'integer' } };

// Which types of ours take an answer of a form's type.
const taken_by = {
  'boolean': ['boolean'],
  'boolean (yes/no)': ['boolean'],
  'choice': ['choice', 'term'],
  'date': ['date'],
  'geneConstruct': ['construct'],
  'integer': ['integer', 'number', 'year'],
  'language[]': ['language'],
  'link/file[]': ['link'],
  'localized rich text': ['rich'],
  'localized string': ['localized', 'rich'],
  'localized string (autocomplete)': ['localized'],
  'reference (single)': ['reference'],
  'reference[]': ['reference'],
  'select': ['choice', 'term'],
  'string': ['text', 'unique-identifier'],
  'string[]': ['text', 'link'],
  'term': ['term', 'party', 'language', 'group'],
  'term/term[]': ['term', 'party', 'language'],
  'term[]': ['term', 'party', 'language'],
};

const left_out = {};  // a private field: known, and taken out

// All that a form may call a field of the format, with the field.
function names_of(format) {
  const names = new Map((format.private ?? []).map((name) => [name, left_out]));
  const add = (field, path) => {
    names.set(path, field);
    if (field.text_with) names.set(`${path}.customValue`, { type: 'localized' });
    for (const member of field.member ?? []) add(member, `${path}.${member.name}`);
  };
  for (const section of format.section) for (const field of section.field ?? []) add(field, field.name);
  for (const [form_name, name] of Object.entries(format.aliases ?? {})) names.set(form_name, names.get(name));
  return names;
}

// Why a field of a form cannot be answered here; nothing when it can.
function fault(names, schema, form_field) {
  const name = form_field.field.replace(/\[[^\]]*\]/g, '');  // "languageRating[$index]" is a line of "languageRating"
  const type = held_as[schema]?.[name] ?? form_field.type;
  const field = names.get(stands_for[schema]?.[name] ?? name);
  if (field === undefined) return 'has no place';
  if (field === left_out) return '';
  if (!taken_by[type]?.includes(field.type)) return `"${type}" does not go into "${field.type}"`;
  return type.endsWith('[]') && !type.includes('/') && !field.many ? `"${type}" has only one place` : '';
}

if (!existsSync(list)) {
  console.log(`skipped ${list} is not here`);
  process.exit(0);
}
let asked = 0;
let answered = 0;
for (const [schema, form] of Object.entries(JSON.parse(readFileSync(list, 'utf8')))) {
  const fields = form.fields.filter(({ field }) => !field.startsWith('header.'));
  const names = names_of(parse(readFileSync(`treaty/formats/${schema}.toml`, 'utf8')));
  const faults = fields.map((field) => [field.field, fault(names, schema, field)]).filter(([, why]) => why !== '');
  asked += fields.length;
  answered += fields.length - faults.length;
  expect(faults.length === 0, `${schema}: ${fields.length} fields`, faults.map((each) => each.join(' ')).join('; '));
}
expect(asked > 0 && answered === asked, `${(100 * answered / asked).toFixed(1)} % of ${asked} fields can be answered here`);
