// Reads graph.ttl, .nt, .nq and .jsonld of a folder with oxigraph and n3: all must hold the same triples.
//
//   ENTENTE_PACKAGES=build/npm/node_modules node compare_formats.mjs FOLDER
import { readFileSync } from 'node:fs';
import { load } from './packages.mjs';

const oxigraph = await load('oxigraph/node.js');
const n3 = await load('n3/lib/index.js');
const folder = process.argv[2];

const term = (t) =>
  t.termType === 'Literal' ? JSON.stringify([t.value, t.language, t.datatype.value]) : `${t.termType} ${t.value}`;
const triples = (quads) => [...new Set(quads.map((q) => [q.subject, q.predicate, q.object].map(term).join(' ')))].sort();
const read = (name) => readFileSync(`${folder}/${name}`, 'utf8');

const expected = triples(oxigraph.parse(read('graph.ttl'), { format: 'text/turtle' }));
const others = {
  'graph.nt, oxigraph': oxigraph.parse(read('graph.nt'), { format: 'application/n-triples' }),
  'graph.nq, oxigraph': oxigraph.parse(read('graph.nq'), { format: 'application/n-quads' }),
  'graph.jsonld, oxigraph': oxigraph.parse(read('graph.jsonld'), { format: 'application/ld+json' }),
  'graph.ttl, n3': new n3.Parser({ format: 'text/turtle' }).parse(read('graph.ttl')),
  'graph.nq, n3': new n3.Parser({ format: 'application/n-quads' }).parse(read('graph.nq')),
};
let wrong = expected.length === 0;
for (const [name, quads] of Object.entries(others)) {
  const found = triples(quads);
  const lost = expected.filter((one) => !found.includes(one));
  const added = found.filter((one) => !expected.includes(one));
  if (found.length !== expected.length || lost.length > 0) {
    wrong = true;
    console.log(`${name}: ${found.length} triples, graph.ttl has ${expected.length}`);
    for (const one of lost.slice(0, 5)) console.log(`  lost   ${one}`);
    for (const one of added.slice(0, 5)) console.log(`  added  ${one}`);
  }
}
if (!wrong) console.log(`${expected.length} triples in every file`);
process.exit(wrong ? 1 : 0);
