// Shown code: everything that a draft sets as code, so that rules can tell what its copy demonstrates.
import {defineReading} from '../../core/reading.ts'
import {flowOf} from './links.ts'

/** The code blocks and code spans of a draft as one text, each on lines of its own. */
export const shownCodeOf = defineReading<string>(
  (draft) => {
    const spans = draft.blocks.flatMap(({prose}) => prose.inlines.map(({node}) => node))
    return [...flowOf(draft), ...spans]
      .flatMap((node) => (node.type === 'code' || node.type === 'inlineCode' ? [node.value] : []))
      .join('\n')
  },
  [flowOf],
)
