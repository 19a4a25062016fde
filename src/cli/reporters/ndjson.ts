// One finding a line, as JSON: for pipes.
import type {VFile} from 'vfile'
import {allItems} from './items.ts'

export const reportNdjson = (files: readonly VFile[]): string =>
  allItems(files)
    .map((item) => `${JSON.stringify(item)}\n`)
    .join('')
