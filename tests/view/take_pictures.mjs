// The pictures of docs/view.md: ENTENTE_PACKAGES=build/npm/node_modules node take_pictures.mjs PAGE.html FOLDER
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { load } from '../rdf/packages.mjs'

const [file, folder] = process.argv.slice(2)
const page = pathToFileURL(resolve(file)).href
const { chromium } = await load('playwright-core/index.mjs')
const browser = await chromium.launch({
  executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync), args: ['--no-sandbox'],
})
const views = {
  view: { hash: 'lang=en' },
  'view-filtered': { hash: 'lang=en&not=holdsPositionIn,jurisdiction,locatedIn,partOf,accreditedTo&background=0' },
  'view-sentence': { hash: 'lang=en', see: ['country-VN', 'donatesTo', 'country-CU'], options: { colorScheme: 'dark' } },
}
for (const [name, { hash, see, options }] of Object.entries(views)) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 720 }, ...options })
  const tab = await context.newPage()
  await tab.goto(`${page}#${hash}`)
  await tab.waitForSelector('html[data-ready]')
  if (see) {
    await tab.evaluate(([subject, predicate, object]) => {
      const { model } = window.entente
      const id = (i) => model.entities[i].id
      const one = model.statements.find((it) => id(it.subject) === subject && id(it.object) === object && model.predicates[it.predicate].name === predicate)
      location.hash = `${location.hash}&see=${one.id}`
    }, see)
  }
  await tab.waitForTimeout(700)
  await tab.screenshot({ path: `${folder}/${name}.png` })
  await context.close()
}
await browser.close()
