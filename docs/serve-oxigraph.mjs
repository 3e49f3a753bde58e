// A SPARQL endpoint on this machine only, over npm's oxigraph: docs/serve.sh starts it.
//
//   ENTENTE_PACKAGES=node_modules node serve-oxigraph.mjs GRAPH PORT READY
//
// READY is a file that it makes once it answers. Queries only; no UPDATE.
import { webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [graph, port, ready] = process.argv.slice(2);
// Debian 12's Node 18 keeps it to itself; without it Oxigraph dies in every query that groups.
globalThis.crypto ??= webcrypto;
const { default: oxigraph } = await import(pathToFileURL(resolve(process.env.ENTENTE_PACKAGES, 'oxigraph/node.js')));

const store = new oxigraph.Store();
store.load(readFileSync(graph, 'utf8'), { format: graph.endsWith('.nt') ? 'application/n-triples' : 'text/turtle' });

const body = async (request) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

async function queryOf(request) {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname !== '/sparql') return undefined;
  if (request.method === 'GET') return url.searchParams.get('query');
  const text = await body(request);
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/sparql-query') ? text : new URLSearchParams(text).get('query');
}

createServer(async (request, response) => {
  const reply = (status, type, text) =>
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(text);
  try {
    const query = await queryOf(request);
    if (!query) return reply(400, 'text/plain', 'a query is asked at /sparql?query=...\n');
    const wanted = request.headers.accept ?? '';
    const rows = ['text/csv', 'text/tab-separated-values', 'application/sparql-results+xml'].find((t) => wanted.includes(t));
    try {
      const type = rows ?? 'application/sparql-results+json';
      reply(200, type, store.query(query, { results_format: type }));
    } catch (error) {
      // A CONSTRUCT has no rows; a query that is wrong fails once more.
      const type = wanted.includes('n-triples') ? 'application/n-triples' : 'text/turtle';
      reply(200, type, store.query(query, { results_format: type }));
    }
  } catch (error) {
    reply(400, 'text/plain', `${error}\n`);
  }
}).listen(Number(port), '127.0.0.1', () => writeFileSync(ready, ''));
