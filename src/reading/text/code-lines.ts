// Code lines: which lines of a block are code, data or the output of a program that was pasted as if it were text.

import grammarData from '../../../rules/lists/code-words.json' with {type: 'json'}
import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Span} from '../../core/draft/spans.ts'
import {bisect} from '../../core/order.ts'
import {phraseSets} from './words.ts'

/** The words that statements open with. */
const grammar = phraseSets(grammarData.words)

/** Each of these is enough: no sentence holds it. */
const certain = [
  /\\["']|\\$/,
  /\$[({]/,
  /["'],["'\w]/,
  /\w=["']|["'][})\]]*;$/,
  /\w\(["']|["']\) *[;{]/,
  /^\W?"[\w-]+" ?: /,
  /^[\s{}()[\];,]*[{}][\s{}()[\];,]*$|[)\w] ?\{$/,
  /^ *(?:#!|>>>|\$ )/,
  /\[-{1,2}\w|<[a-z_-]+> ?[[<|]/,
  /^[-dl][-rwxst]{9}[ .+@]/,
  /^ *[a-z]+ "[^"]*"$/,
  /^[A-Z]{3,}: [a-z]+_[a-z_]+:/,
]

/** Two of these are. */
const likely = [
  /;$/,
  /\w\(\)/,
  /==|=>|->/,
  /&&|\|\|| \| /,
  /::|<\/?\w+>/,
  / [-+*]?= /,
  /\w_\w|\w\.\w+\(/,
  /(?:^| )--?[a-z]+[ =]/,
  /[^\s.!?:] {3,}\S/,
]

/** Does a line, without its line break, read as code, data or output? */
function isCodeLine(line: string): boolean {
  const text = line.trim()
  if (certain.some((sign) => sign.test(text))) return true
  let signs = grammar['opens-a-statement'].has(/^[a-z]+/.exec(text)?.[0] ?? '') ? 1 : 0
  return likely.some((sign) => sign.test(text) && ++signs === 2)
}

const template = /\{\{[^{}]{0,500}\}\}|\{%[^%]{0,500}%\}|\{\/\*[^*]{0,500}\*\/\}/g

/** For each line of a block, its start and whether it is code: by its signs, between two that are, or in a block with many. */
const codeLinesOf = defineBlockReading(({prose}) => {
  const texts = prose.text.replace(template, (found) => found.replace(/[^\n]/g, ' ')).split('\n')
  const signs = texts.map(isCodeLine)
  const code = signs.filter(Boolean).length
  const isAll = code >= 3 && code * 5 >= texts.length * 2
  let next = 0
  return texts.map(({length}, i) => {
    const start = next
    next += length + 1
    return {start, isCode: isAll || signs[i] === true || (signs[i - 1] === true && signs[i + 1] === true)}
  })
})

/** Does a range start in a line that is code, data or output? */
export function isInCode({block, start}: Span): boolean {
  const lines = codeLinesOf(block)
  return lines[bisect(lines, (line) => line.start > start) - 1]?.isCode === true
}

/** Is any line of the block code, data or output? */
export const holdsCode = (block: Block): boolean => codeLinesOf(block).some(({isCode}) => isCode)
