// Whether somebody set a draft in Markdown: pasted text has no links, pictures, code or front matter.
import type {Nodes} from 'mdast'
import {defineReading} from '../../core/reading.ts'

const setByHand = new Set<string>([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'inlineCode',
] satisfies Nodes['type'][])

/**
 * Does the draft have front matter, or a link, picture or code in Markdown or HTML? Files of plain text may have them,
 * too. What the head of a page says of it is no front matter: word processors write one.
 */
export const isSetInMarkdown = defineReading<boolean>(({format, data, tree, blocks, text}) =>
  format !== 'text'
    ? (format === 'markdown' && Object.keys(data).length > 0) ||
      tree.children.some(({type}) => type === 'code') ||
      blocks.some(({prose}) => prose.inlines.some(({type}) => setByHand.has(type)))
    : (text.match(markedLink)?.length ?? 0) >= fewestLinks,
)

/** Pasted text has none; one may be a slip of the paste. */
const fewestLinks = 2
const markedLink = /\]\((?:https?:\/\/|[./#])[^\s()]{2,200}\)/g
