// The names that house rules use: places, edges and styles of capitals.

/** The places of a draft that `where` may name, besides `field:title` and the like. */
export const placeNames = [
  'headline',
  'subhead',
  'lede',
  'first-sentence',
  'last-paragraph',
  'body',
  'list',
  'bulleted-list',
  'numbered-list',
  'list-introduction',
  'block-quotation',
  'caption',
  'alt-text',
  'byline',
  'table',
  'link',
  'bold',
  'italic',
  'code',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading-5',
  'heading-6',
  'front-matter',
] as const

/** Where in a place the words may have to stand. */
export const edgeNames = ['start', 'end', 'whole', 'sentence-start', 'sentence-end'] as const

/** How headings may be capitalised. */
export const capitalStyles = ['sentence', 'title-ap', 'title-chicago', 'all', 'none'] as const
