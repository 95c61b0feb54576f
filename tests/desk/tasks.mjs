// The main tasks of a country's desk, each done by a person at a browser: in Chromium with and without JavaScript, and in w3m.
// A colleague registers an authority, a law, an LMO with its risk assessment and the decision on it, as a package; the focal
// point publishes, amends, withdraws; the Secretariat records that somebody follows her, who takes the desk over.
//
//   node tests/desk/tasks.mjs --bch build/dev/bch --data FOLDER [--only w3m]     (a demonstration node, of which a copy is used)
import { Node, expect, judge, option, password } from './lib.mjs';
import { ChromiumBrowsers, W3mBrowsers } from './browsers.mjs';

const verbose = process.argv.includes('--verbose');
const law = 'Seed Purity Act (demonstration)';
const amended_law = 'Seed Purity Act, as amended (demonstration)';
const authority = 'Harbour Inspection (demonstration)';
const organism = 'Sorghum Demo77 (demonstration)';
const assessment = 'Risk assessment of sorghum Demo77 (demonstration)';
const decision = 'Decision on sorghum Demo77 (demonstration)';
const next = 'Save and go on';
const to_draft = 'Save and go to the draft';

async function joins(person, code, name) {
  await person.open(`/en/desk/join/${code}?text`);
  await person.write('Sign-in name', name);
  await person.write('Choose a password', password);
  await person.write('The same password again', password);
  await person.press('Make my account');
  await person.sees('Welcome');
}

async function begins(person, kind) {
  await person.open('/en/desk/new');
  await person.follow(kind);
  await person.sees('Begin');
  await person.press('Begin');
}

// From a section to the next one.
async function goes_on(person, heading) {
  await person.press(next);
  await person.sees(heading);
}

async function writes_authority(person) {
  await begins(person, 'Competent national authority');
  await person.sees('Name of the authority');
  await person.write('Name of the authority', authority);
  await goes_on(person, 'Country of the address');
  await person.write('City', 'Port Auralis');
  await person.choose('Country of the address', 'Auralia');
  await person.write('Telephone', '+999 10 555 0777', 'Telephone 1');
  await person.write('E-mail', 'harbour@xa.example', 'E-mail 1');
  await goes_on(person, 'Administrative functions');
  await person.tick('Administrative functions', 'Transit (Article 6.1)');
  await person.tick('Types of organisms under its responsibility', 'Plants');
  await person.press(to_draft);
  await person.sees('Next step');
  await person.press('Ask for publication');
  await person.sees('The request is sent.');
}

async function writes_law(person) {
  await begins(person, 'Law, regulation, guideline or agreement');
  await person.sees('Amends a law, regulation');
  await person.tick('Amends a law, regulation', 'No');
  await person.write('Title', law);
  await goes_on(person, 'Kind of document');
  await person.choose('Kind of document', 'Law');
  await person.tick('Area of jurisdiction', 'National');
  await person.tick('Subject areas', 'Transit (Article 6.1)');
  await person.tick('Types of organisms addressed', 'Plants');
  await goes_on(person, 'Official text');
  await person.write('Official text', 'https://laws.xa.example/purity', 'Address');
  await goes_on(person, 'Competent authorities responsible');
  await person.pick('Competent authorities responsible', 'harbour', authority);
  await goes_on(person, 'To be confirmed or updated');
  await person.tick('To be confirmed or updated', 'No');
  await person.press(to_draft);
  await person.sees('Next step');
  await person.press('Ask for publication');
  await person.sees('The request is sent.');
}

// An LMO, its risk assessment, and the decision that refers to both: asked for together.
async function writes_package(person) {
  await begins(person, 'Living modified organism');
  await person.sees('Transformation event');
  await person.write('Name', organism);
  await person.write('Transformation event', 'Demo77');
  await person.tick('Has a unique identifier', 'No');
  await person.pick('Developers', 'breeding institute', 'Auralia Demonstration Plant Breeding Institute');
  await person.write('Description', 'Sorghum that ripens two weeks earlier.');
  await person.pick('Recipient or parental organisms', 'sorghum bicolor', 'Sorghum');
  await goes_on(person, 'Techniques used');
  await person.write('Vector', 'pXDM-77 (invented)');
  await person.tick('Techniques used', 'Particle bombardment');
  await person.pick('Introduced or modified genetic elements', 'demo-dro1', 'Gene demo-dro1');
  await goes_on(person, 'Modified traits');
  await person.tick('Modified traits', 'Tolerance to drought');
  await person.press(to_draft);
  await person.sees('Next step');

  await begins(person, 'Risk assessment');
  await person.sees('Title of the risk assessment');
  await person.write('Title of the risk assessment', assessment);
  await person.write('Date of the risk assessment', '2026-02-01');
  await person.pick('Competent national authorities responsible', 'harbour', authority);
  await goes_on(person, 'Scope of the risk assessment');
  await person.pick('Living modified organisms', 'demo77', organism);
  await person.tick('Scope of the risk assessment', 'LMOs for processing');
  await person.write('Report or summary', 'https://assessments.xa.example/rye', 'Address');
  await goes_on(person, 'Steps and points of Annex III');
  await goes_on(person, 'Sharing with other databases');
  await goes_on(person, 'To be confirmed or updated');
  await person.tick('To be confirmed or updated', 'No');
  await person.press(to_draft);
  await person.sees('Next step');

  await begins(person, 'Decision or communication');
  await person.sees('Amends a decision');
  await person.tick('Amends a decision', 'No');
  await person.pick('Competent national authorities responsible', 'harbour', authority);
  await person.write('Title or reference number', decision);
  await person.write('Date of the decision', '2026-03-01');
  await goes_on(person, 'Kind of decision or communication');
  await person.tick('Kind of decision or communication', 'Decision on domestic use of LMOs-FFP, including placing on the market');
  await goes_on(person, 'Taken under Article 11.6');
  await person.tick('Uses', 'LMOs for direct use as food');
  await person.tick('Taken under Article 11.6', 'No');
  await goes_on(person, 'Importers or applicants');
  await person.pick('Importers or applicants', 'millers', 'United Example Millers');
  await goes_on(person, 'Result of the decision');
  await person.tick('Result of the decision', 'Approval of the import or use of the LMO(s) without conditions');
  await goes_on(person, 'Risk assessments');
  await person.pick('Living modified organisms', 'demo77', organism);
  await person.pick('Risk assessments', 'demo77', assessment);
  await goes_on(person, 'Sharing with other databases');
  await goes_on(person, 'Text of the decision or communication');
  await person.write('Text of the decision or communication', 'https://register.xa.example/rye', 'Address');
  await goes_on(person, 'To be confirmed or updated');
  await person.tick('To be confirmed or updated', 'No');
  await person.press(to_draft);
  await person.sees('Published together with it');
  await person.press('Ask for publication');
  await person.sees('The request is sent.');
}

// What waits for the focal point; says the number of what is published.
async function publishes(person, title) {
  await person.open('/en/desk');
  await person.sees('Waiting for your decision');
  await person.follow(title);
  await person.sees('Next step');
  return publishes_draft(person);
}
async function publishes_draft(person) {
  await person.press('Publish', 'Next step');
  return (await person.sees('Published: ')).match(/Published: (BCH-[A-Z]+-[A-Z]+-\d+)/)[1];
}

async function amends(person, number) {
  await person.open(`/en/desk/record/${number}`);
  await person.sees('Prepare a new revision');
  await person.press('Prepare a new revision');
  await person.sees('General information');
  await person.follow('General information');
  await person.sees('Amends a law, regulation');
  await person.write('Title', amended_law);
  await person.press(to_draft);
  await person.sees('Next step');
  await publishes_draft(person);
  await person.open(`/en/record/${number}`);
  await person.sees(amended_law);
}

async function withdraws(person, number) {
  await person.open(`/en/desk/record/${number}`);
  await person.sees('Prepare a new revision');
  await person.unfold('Withdraw the record');
  await person.press('Withdraw the record', 'Reason (may be left out');
  await person.sees('Next step');
  await publishes_draft(person);
  await person.open(`/en/record/${number}`);
  await person.sees('Withdrawn on');
}

// From the Government's letter to the desk of the one who follows.
async function hands_over(secretariat, before, after) {
  await secretariat.open('/en/desk/designations');
  await secretariat.sees('A letter has come in');
  await secretariat.choose('Government (needed)', 'Auralia');
  await secretariat.write('Date of the letter', '2026-05-01');
  await secretariat.write('Received on', '2026-05-04');
  await secretariat.write('What it is about', 'A new focal point.');
  await secretariat.press('Take the letter in');
  await secretariat.sees('Record from this letter');
  await secretariat.write('Name of the person or office', 'Chidi');
  await secretariat.press('Record the designation');
  const [code] = (await secretariat.sees('The invitation is ready')).match(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/);
  await joins(after, code, 'chidi');
  await after.open('/en/desk/handover/xa');
  await after.sees('Hand-over pack');
  await after.sees(authority);
  await before.open('/en/desk/users');
  await before.sees('This needs an appointment');
}

const browsers = { chromium: () => new ChromiumBrowsers(true), plain: () => new ChromiumBrowsers(false), w3m: () => new W3mBrowsers() };
for (const [name, make] of Object.entries(browsers)) {
  if (option('--only') && option('--only') !== name) continue;
  const from = Date.now();
  const node = new Node(option('--data'));
  const url = await node.serve();
  const browser = make();
  let step = 'beginning';
  const does = async (what, act) => { step = what; await act(); if (verbose) console.log(`${browser.name}: ${what} ${((Date.now() - from) / 1000).toFixed(1)} s`); };
  try {
    await browser.begin();
    const [ben, amara] = [await browser.person(url), await browser.person(url)];
    await does('joining', async () => {
      await joins(ben, node.invite({ role: 'authorized-user', party: 'XA', name: 'Ben' }), 'ben');
      await joins(amara, node.invite({ role: 'clearing-house-focal-point', party: 'XA', name: 'Amara' }), 'amara');
    });
    await does('registering an authority', () => writes_authority(ben));
    await does('registering a law', () => writes_law(ben));
    await does('registering an LMO, its risk assessment and a decision', () => writes_package(ben));
    let number;
    await does('approving', async () => {
      await publishes(amara, authority);
      number = await publishes(amara, law);
      await publishes(amara, decision);
    });
    await does('amending', () => amends(amara, number));
    await does('withdrawing', () => withdraws(amara, number));
    await does('handing over', async () => {
      const [sam, chidi] = [await browser.person(url), await browser.person(url)];
      await joins(sam, node.invite({ role: 'secretariat', name: 'Sam' }), 'sam');
      await hands_over(sam, amara, chidi);
    });
    for (const person of [ben, amara]) for (const error of person.errors) expect(false, `${browser.name}: ${error}`);
  } catch (error) {
    expect(false, `${browser.name}, ${step}: ${error.message}`);
  }
  await browser.end();
  await node.remove();
  console.log(`${browser.name}: ${Math.round((Date.now() - from) / 1000)} s`);
}
judge('the main tasks');
