// References: the names that links and pictures ask definitions for, and whether a build adds definitions.
import type {Draft} from '../../core/draft/draft.ts'
import {defineReading} from '../../core/reading.ts'

/** A name as Markdown compares it. */
export const asName = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase()

/** The names of all definitions that a link or a picture of the draft uses. */
export const usedNamesIn = defineReading<ReadonlySet<string>>((draft) => {
  const names = draft.blocks.flatMap(({prose}) =>
    prose.inlines.flatMap(({node}) =>
      node.type === 'linkReference' || node.type === 'imageReference' ? [asName(node.label ?? node.identifier)] : [],
    ),
  )
  return new Set(names)
})

/** A page that includes others, or that MkDocs builds: definitions may stand elsewhere. */
export const isAppendedTo = defineReading<boolean>(
  ({text}: Draft) => signs.some((sign) => text.includes(sign)) || labels.test(text),
)

/** What pages hold that a build puts together: tags that include others, marks and icons of MkDocs. */
const signs = [
  '{% include',
  '{%- include',
  '{{< include',
  '{{% include',
  '--8<--',
  '<!-- md:',
  ':octicons-',
  ':material-',
  ':fontawesome-',
  'icon: material/',
  'icon: octicons/',
]

const labels = /^[ \t]*(?:!!!|\?\?\?\+?|===[!+]*(?= ")) /m
