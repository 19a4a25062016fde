// The copy that speed is measured on: real posts and articles from the accuracy lab's data, or any folder of drafts.
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {readRows} from './accuracy/data.ts'
import {endWithoutData} from './no-data.ts'

/** A draft to be checked. */
export interface Text {
  path: string
  text: string
}

/** Sets in the order they are taken, until there is enough. */
const sets: readonly [name: string, extension: string][] = [
  ['md_18f', 'md'],
  ['md_digitalgov_news', 'md'],
  ['md_rustblog', 'md'],
  ['bbc_articles', 'txt'],
  ['polnear_articles', 'txt'],
  ['basil_articles', 'txt'],
  ['scrapinghub_gold_articles', 'txt'],
]

interface Row {
  title?: string
  text: string
}

/** All drafts of a folder, or of the lab's data if the folder holds that. Ends the process if there is no folder. */
export function readTexts(folder: string): Text[] {
  if (!existsSync(folder)) endWithoutData(folder, '`--corpus DIR`')
  const texts = sets.flatMap(([name, extension]) =>
    (readRows<Row>(folder, name) ?? []).map((row, i) => ({
      path: `${name}/${String(i).padStart(4, '0')}.${extension}`,
      text: extension === 'txt' && row.title ? `${row.title}\n\n${row.text}` : row.text,
    })),
  )
  const all = texts.length > 0 ? texts : readDrafts(folder)
  if (all.length === 0) throw new Error(`There is no draft in ${folder}.`)
  return all
}

const readDrafts = (folder: string): Text[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => /\.(?:md|markdown|txt)$/.test(path) && !/(?:^|\/)node_modules\//.test(path))
    .sort()
    .map((path) => ({path, text: readFileSync(join(folder, path), 'utf8')}))

/** The first drafts that have about so many bytes together. */
export function firstOf(texts: readonly Text[], bytes: number): Text[] {
  let sum = 0
  const enough = texts.findIndex(({text}) => {
    sum += Buffer.byteLength(text)
    return sum >= bytes
  })
  return texts.slice(0, enough < 0 ? texts.length : enough + 1)
}

/** The draft whose size is nearest to so many bytes. */
export const nearestTo = (texts: readonly Text[], bytes: number): Text =>
  texts.reduce((best, text) => (distance(text, bytes) < distance(best, bytes) ? text : best))

const distance = ({text}: Text, bytes: number) => Math.abs(Buffer.byteLength(text) - bytes)

/** How many bytes drafts have together. */
export const bytesOf = (texts: readonly Text[]): number =>
  texts.reduce((sum, {text}) => sum + Buffer.byteLength(text), 0)

/** Write drafts into a folder that is emptied first. */
export function writeTexts(texts: readonly Text[], folder: string): void {
  rmSync(folder, {recursive: true, force: true})
  for (const {path, text} of texts) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}
