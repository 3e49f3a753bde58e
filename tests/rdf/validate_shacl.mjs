// Validates graphs by SHACL shapes, each file by itself together with the ontology.
//
//   ENTENTE_PACKAGES=build/npm/node_modules node validate_shacl.mjs [--broken] SHAPES ONTOLOGY GRAPH...
//
// Prints what violates them. With --broken each graph is broken in several ways first, and each must be refused.
import { readFileSync } from 'node:fs';
import { load } from './packages.mjs';

const n3 = await load('n3/lib/index.js');
const Validator = await load('rdf-validate-shacl/index.js');

const files = process.argv.slice(2).filter((argument) => argument !== '--broken');
const parse = (file) => new n3.Parser().parse(readFileSync(file, 'utf8'));
const [shapes, ontology, ...graphs] = [new n3.Store(parse(files[0])), parse(files[1]), ...files.slice(2)];

const ENT = 'https://w3id.org/entente/ontology#';
const { namedNode, literal, quad } = n3.DataFactory;
const is = (one, predicate) => one.predicate.value === predicate;
const integer = (value) => literal(String(value), namedNode('http://www.w3.org/2001/XMLSchema#integer'));

/** Takes out the first triple that fits, and puts in its place what `change` makes of it. */
function replaceFirst(quads, fits, change = () => []) {
  const at = quads.findIndex(fits);
  if (at < 0) throw new Error('the graph has nothing to break');
  return [...quads.slice(0, at), ...change(quads[at]), ...quads.slice(at + 1)];
}
const without = (predicate) => (quads) => replaceFirst(quads, (q) => is(q, predicate));
const withObject = (predicate, object) => (quads) =>
  replaceFirst(quads, (q) => is(q, predicate), (q) => [quad(q.subject, q.predicate, object)]);
const doubled = (predicate, object) => (quads) =>
  replaceFirst(quads, (q) => is(q, predicate), (q) => [q, quad(q.subject, q.predicate, object)]);

const decimal = namedNode('http://www.w3.org/2001/XMLSchema#decimal');
const OA = 'http://www.w3.org/ns/oa#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const damages = {
  'a statement without modality': without(`${ENT}modality`),
  'a modality that is none': withObject(`${ENT}modality`, namedNode(`${ENT}perhaps`)),
  'a confidence above 1': withObject(`${ENT}confidence`, literal('1.5', decimal)),
  'a confidence that is a text': withObject(`${ENT}confidence`, literal('high')),
  'a statement without subject': without(`${RDF}subject`),
  'an object that is no actor': withObject(`${RDF}object`, namedNode('https://example.org/nobody')),
  'a predicate that is no relation': withObject(`${RDF}predicate`, namedNode(`${ENT}confidence`)),
  'a statement of no evidence': without('http://www.w3.org/ns/prov#wasDerivedFrom'),
  'evidence without a source': without(`${OA}hasSource`),
  'evidence that ends where it begins': withObject(`${OA}end`, integer(0)),
  'an actor with two labels': doubled('http://www.w3.org/2000/01/rdf-schema#label', literal('another')),
  'a day that is a text': withObject('http://purl.org/dc/terms/issued', literal('5 March')),
};

const validate = (quads) => new Validator(shapes).validate(new n3.Store([...ontology, ...quads]));

let failures = 0;
for (const file of graphs) {
  const quads = parse(file);
  if (process.argv.includes('--broken')) {
    for (const [what, damage] of Object.entries(damages)) {
      if (!(await validate(damage(quads))).conforms) continue;
      failures += 1;
      console.log(`${file}: ${what} is not refused`);
    }
    console.log(`${file}: broken in ${Object.keys(damages).length} ways`);
    continue;
  }
  const report = await validate(quads);
  console.log(`${file}: ${quads.length} triples, ${report.results.length} violations`);
  failures += report.results.length;
  for (const one of report.results.slice(0, 10))
    console.log(`  ${one.focusNode?.value} ${one.path?.value ?? ''} ${one.value?.value ?? ''}: ${one.message.map((m) => m.value).join(' ')}`);
}
process.exit(failures > 0 ? 1 : 0);
