// Bundles the page into one HTML file without references to anything outside: node build.mjs OUT.html
//
// The file is a template: `entente view` puts the graph in the place of the comment DATA. What may run is named by its
// hash in the page's content security policy, so that nothing that came with an article can.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2]
if (!out) {
  console.error('usage: node build.mjs OUT.html')
  process.exit(2)
}

async function bundle(file) {
  const result = await build({
    entryPoints: [join(here, file)], bundle: true, minify: true, write: false, format: 'iife', target: 'es2021',
    legalComments: 'inline', logLevel: 'warning',
  })
  return result.outputFiles[0].text.trim()
}

// "</script" and "<!--" in a string of a library would end or bend the element; in JavaScript "<\/" is "</".
const script = (await bundle('main.js')).replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--')
const style = await bundle('style.css')
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const policy = `default-src 'none'; script-src ${hash(script)}; style-src 'unsafe-inline'; img-src data:; ` +
  `worker-src blob:; base-uri 'none'; form-action 'none'`

const page = readFileSync(join(here, 'index.html'), 'utf8')
  .replace('<!-- POLICY -->', () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace('<!-- STYLE -->', () => `<style>${style}</style>`)
  .replace('<!-- SCRIPT -->', () => `<script>${script}</script>`)
writeFileSync(out, page)
