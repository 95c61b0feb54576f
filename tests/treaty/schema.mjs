// The JSON Schema of every common format says what an import says: who makes records with other software learns from the one
// what the other will find. Both examine all records of the demonstration, and thousands made up here: with every field of every
// format answered, left out, and answered wrongly.
//
//   node tests/treaty/schema.mjs --bch build/dev/bch
import { readFileSync, readdirSync } from 'node:fs';
import { expect, lines_of, package_of_the_tests, with_node } from './workbench.mjs';

const { default: Ajv2020 } = package_of_the_tests('ajv/dist/2020');
const { parse } = package_of_the_tests('smol-toml');
const files = {};
const read = (name) => files[name] ??= parse(readFileSync(`treaty/${name}.toml`, 'utf8'));

// What an import finds and JSON Schema cannot say. The other way round there is one difference, which is not tried here: what
// is blank is no answer to an import, whatever its shape ("" where a list belongs); the schema takes blanks of the right shape.
const beyond_a_schema = new Set([
  'format.bad-date',                   // February has no 30th day
  'format.reference-of-another-kind',  // it depends on other records
]);

const guid = '7A1C1F2E-0000-4000-8000-000000000001';
const wrong = [7, 0.5, true, 'x', '2026-02-30', '2026-13', guid, [7], ['x'], [[7]], [[{ identifier: 7 }]], { x: 7 }, { x: 'word' }, [{ x: 7 }], [{ x: 'word' }],
  { identifier: 7 }, [{ identifier: 7 }], { identifier: 'x' }, [{ identifier: 'x' }], { identifier: `@${guid}` }, [{ identifier: `${guid}@0` }], [{ url: 7 }]];

// What may stand in a field, once.
function answers(field) {
  switch (field.type) {
    case 'text': return ['word'];
    case 'localized': case 'rich': return [{ en: 'words' }];
    case 'choice': return field.choice.map(({ id }) => id);
    case 'term': return read(`vocabularies/${field.vocabulary}`).term.map(({ id, key }) => field.text_with?.includes(key) ? { identifier: id, customValue: { en: 'own' } } : { identifier: id });
    case 'party': return [{ identifier: 'xa' }];
    case 'reference': return [{ identifier: guid }, { identifier: `${guid}@2` }];
    case 'link': return [{ url: 'https://xa.example/' }, { url: '/', name: 'word', language: 'en' }];
    case 'language': return [{ identifier: 'fr' }, 'lang-fr', 'fra'];
    case 'date': return ['2026-03-01', '2026-03', '2026', '2026-03-01T10:00:00.5+01:00'];
    case 'boolean': return [true, false];
    case 'integer': return [7];
    case 'year': return [1968];
    case 'number': return [0.5, 7];
    case 'unique-identifier': return ['XDM-10101-8'];
    case 'group': return [Object.fromEntries(field.member.map((member) => [member.name, whole(member)[0]]))];
    case 'construct': return [[{ type: 'word', identifier: guid, size: 7 }]];
    default: throw new Error(`no answers of type ${field.type}`);
  }
}
const whole = (field) => field.many ? [...answers(field).map((each) => [each]), answers(field)] : answers(field);

// Blank, in the field's own shape.
function blanks(field) {
  if (field.many) return [[]];
  return { text: ['', ' \n'], localized: [{}, { en: ' ' }], rich: [{}, { en: '' }] }[field.type] ?? [];
}

// Each field of the format and member of a group, with what puts a value there into a body.
function places(format) {
  return format.section.flatMap((section) => section.field ?? []).flatMap((field) => {
    const put = (body, value) => ({ ...body, [field.name]: value });
    const member_of = (body, member, value) => field.many ? put(body, [{ ...body[field.name][0], [member]: value }]) : put(body, { ...body[field.name], [member]: value });
    return [{ field, put }, ...(field.member ?? []).map((member) => ({ field: member, put: (body, value) => member_of(body, member.name, value) }))];
  });
}

// Bodies with all fields answered, each time one of them in another way.
const answered = (format, start) => places(format).flatMap(({ field, put }) => whole(field).map((value) => put(start, value)));

// Bodies in which chance answers some fields and leaves out others: conditions about several fields come true. Always the same.
function mixed(format, header, count) {
  let state = 1;
  const below = (n) => { state = state * 48271 % 2147483647; return state % n; };
  const fields = format.section.flatMap((section) => section.field ?? []);
  return Array.from({ length: count }, () => {
    const body = { header };
    for (const field of fields) {
      const values = whole(field);
      if (below(2)) body[field.name] = values[below(values.length)];
    }
    return body;
  });
}

// A valid body, spoilt or changed in one place.
function* changes(format, start) {
  const { header, ...fields } = start;
  yield fields;
  for (const [name, value] of [['languages', undefined], ['languages', []], ['languages', ['x']], ['languages', 'en'], ['identifier', 'x'], ['identifier', `${guid}@1`], ['schema', undefined],
    ['withheld', []], ['withheld', 'x'], ['withheld', [7]], ['withheld', [{}]], ['withheld', [{ field: 'x' }]]])
    yield { ...start, header: { ...header, [name]: value } };
  yield { header };
  for (const [name, value] of Object.entries(fields)) yield { header, [name]: value };
  for (const { field, put } of places(format)) {
    for (const value of [undefined, ...wrong, ...blanks(field)]) yield put(start, value);
    yield put({ ...start, header: { ...header, withheld: [{ field: field.name }] } }, undefined);  // and so answered, if it may be
    if (field.text_with) yield* answers(field).map(({ identifier }) => put(start, field.many ? [{ identifier }] : { identifier }));
  }
  yield* answered(format, start);
}

const takes = (valid, body) => valid(JSON.parse(JSON.stringify(body)));  // without what is undefined

// The fields of the record that an import misses, and those that the schema misses: not there, or blank.
const sorted = (names) => [...new Set(names)].filter((name) => name !== 'header').sort().join(', ');
const missing_in = (findings) => sorted(findings.filter(({ path, key }) => key === 'format.missing' && !/[.[]/.test(path)).map(({ path }) => path));
const missing_of = (errors) => sorted(errors.flatMap(({ instancePath, keyword, params }) => {
  if (keyword === 'required' && instancePath === '') return [params.missingProperty];
  return keyword === 'not' && /^\/[^/]+$/.test(instancePath) ? [instancePath.slice(1)] : [];
}));

await with_node(async (node) => {
  node.command(['init', '--number', '0', '--demonstration']);
  node.command(['import', 'reference', 'demonstration']);
  await node.serve();

  // The grave findings of an import about each body.
  const found_in = (bodies) => {
    const { said } = node.run(['import', '--data', node.path('node'), '--json', '--dry-run', '-'], bodies.map((body) => JSON.stringify(body)).join('\n'));
    return lines_of(said).map((line) => (line.findings ?? []).filter(({ severity }) => severity === 'error' || severity === 'broken'));
  };
  const disagreements = (valid, bodies) => {
    const found = found_in(bodies);
    return bodies.flatMap((body, i) => {
      const taken = takes(valid, body);
      if (taken && found[i].some(({ key }) => !beyond_a_schema.has(key))) return [`an import alone finds ${found[i].map(({ path, key }) => `${path} ${key}`)}`];
      if (!taken && found[i].length === 0) return [`the schema alone finds ${valid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`)}`];
      const [import_misses, schema_misses] = [missing_in(found[i]), taken ? '' : missing_of(valid.errors)];
      return import_misses === schema_misses ? [] : [`an import misses ${import_misses || 'nothing'}, the schema ${schema_misses || 'nothing'}`];
    });
  };
  const exported = lines_of(node.command(['export'])).map((line) => line.content);
  expect(exported.length > 150, `${exported.length} records are exported`);
  const formats = readdirSync('treaty/formats').map((name) => read(`formats/${name.slice(0, -5)}`)).filter(({ id }) => id !== 'example' && id !== 'common');
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });  // strictTypes asks more than the standard
  for (const format of formats) {
    const schema = JSON.parse((await node.open(`/en/formats/${format.id}.json`)).text);
    const valid = ajv.compile(schema);
    const records = exported.filter((body) => body.header.schema === format.id);
    const header = { identifier: guid, schema: format.id, languages: ['en'] };
    const all = Object.fromEntries(format.section.flatMap((section) => section.field ?? []).map((field) => [field.name, whole(field)[0]]));
    const candidates = answered(format, { header, ...all });
    const start = candidates[found_in(candidates).findIndex((findings) => findings.length === 0)];
    if (!start) throw new Error(`${format.id}: no body is valid`);
    const without = schema.required.map((name) => ({ ...start, [name]: undefined }));
    const found = found_in(without);
    const let_through = schema.required.filter((name, i) => found[i].length === 0 || takes(valid, without[i]));
    const bodies = [...records, ...changes(format, start), ...mixed(format, header, 300)];
    const faults = disagreements(valid, bodies);
    if (let_through.length > 0) faults.unshift(`without ${let_through} it is taken`);
    expect(faults.length === 0, `${format.id}: both ask for ${without.length} members, and say the same of ${bodies.length} bodies`,
      `${faults.length} disagreements: ${[...new Set(faults)].slice(0, 3).join('; ')}`);
  }
});
