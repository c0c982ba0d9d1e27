// Called by ajv.sh: asks Ajv, without options, about every schema that ships or is printed.
const Ajv = require('ajv');
const {execFileSync} = require('child_process');
const fs = require('fs');
const path = require('path');

const juchu = process.argv[2];
const tried = {schemas: 0, files: 0, damaged: 0};
let wrong = 0;

function complain(what, why) {
  wrong += 1;
  console.error(`${what}: ${why}`);
}

// What a schema says; Ajv's warnings count as refusals.
function compile(name, text) {
  const warnings = [];
  const warn = console.warn;
  console.warn = (...words) => warnings.push(words.join(' '));
  try {
    tried.schemas += 1;
    return new Ajv().compile(JSON.parse(text));
  } catch (error) {
    complain(name, error.message);
    return () => true;
  } finally {
    console.warn = warn;
    for (const warning of new Set(warnings)) complain(name, warning);
  }
}

const text = (file) => fs.readFileSync(file, 'utf8');
const json = (file) => JSON.parse(text(file));
const files_in = (folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folder, name));

function expect_taken(takes, file) {
  tried.files += 1;
  if (!takes(json(file))) complain(file, JSON.stringify(takes.errors[0]));
}

function expect_refused(takes, what, file, damage) {
  tried.damaged += 1;
  const damaged = json(file);
  damage(damaged);
  if (takes(damaged)) complain(`${file}, ${what}`, 'is taken');
}

// A rulebook's schemas of scenarios and studies, as printed.
const printed = new Map();
function schemas_of(rulebook) {
  if (printed.has(rulebook)) return printed.get(rulebook);
  const ask = (more) => execFileSync(juchu, ['schema', ...more, rulebook], {encoding: 'utf8'});
  const both = {scenario: compile(`juchu schema ${rulebook}`, ask([])),
                study: compile(`juchu schema --study ${rulebook}`, ask(['--study']))};
  printed.set(rulebook, both);
  return both;
}

// Rulebooks
const rulebook_schema = compile('rulebook.schema.json',
                                text('scenarios/rulebooks/rulebook.schema.json'));
const folders = ['scenarios/rulebooks', 'scenarios/new', 'testing/rulebooks', 'bench/rulebooks',
                 'report/expected', 'sim/testing'];
for (const file of folders.flatMap(files_in)) {
  if (!json(file).regions || !json(file).actors) continue;  // no rulebook
  expect_taken(rulebook_schema, file);
  schemas_of(file);
}

// Scenarios and studies
compile('scenario.schema.json', text('scenarios/scenario.schema.json'));
compile('study.schema.json', text('scenarios/load/study.schema.json'));
for (const file of [...files_in('scenarios/trouble'), 'scenarios/new/scenario.json'])
  expect_taken(schemas_of(json(file).rulebook).scenario, file);
for (const file of [...files_in('scenarios/load'), 'scenarios/new/study.json'])
  if (!file.endsWith('.schema.json')) expect_taken(schemas_of(json(file).rulebook || 'qoo10-jp').study, file);

// Damaged ones
const happy = 'scenarios/trouble/0-happy-path.json';
const scenario = schemas_of('qoo10-jp').scenario;
const at = (scenario, event) => scenario.steps.find((step) => step.event === event);
const damages = {
  'no day of the calendar': (s) => { s.until = '2023-02-29'; },
  'no time of a day': (s) => { s.steps[0].at = '2024-03-01 24:00'; },
  'an impossible date given': (s) => { at(s, 'set_ship_date').ship_date = '2024-04-31'; },
  'no order': (s) => { s.steps[1].order = []; },
  'an order twice': (s) => { s.steps[1].order = ['A', 'A']; },
  'half a unit': (s) => { s.steps[0].units = 1.5; },
  'too many units': (s) => { s.steps[0].units = 100; },
  'a parameter that is none': (s) => { s.steps[0].unit = 1; },
  'a cart that comes too late': (s) => { s.steps[1].cart = 'C'; },
  'a number that is none': (s) => { at(s, 'confirm_shipment').number = '123_456'; },
  'an empty title': (s) => { s.title = {ja: ''}; },
  'an unknown rule': (s) => { s.steps[0].expect = {refused_by: 'nobody'}; },
  'an id that cannot be seen': (s) => { s.steps[0].order = 'A\u200b'; },
};
for (const [what, damage] of Object.entries(damages)) expect_refused(scenario, what, happy, damage);

console.log(`${tried.schemas} schemas, ${tried.files} files, ${tried.damaged} damaged ones: ` +
            (wrong === 0 ? 'as Ajv should answer' : `${wrong} answered wrongly`));
process.exitCode = wrong === 0 ? 0 : 1;
