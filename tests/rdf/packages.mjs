// The packages of tests/npm, wherever they are installed.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads a file of a package: load('oxigraph/node.js'). */
export async function load(file) {
  const module = await import(pathToFileURL(resolve(process.env.ENTENTE_PACKAGES, file)));
  return module.default ?? module;
}
