// Drafts of our own making, of any length, the same every time.

const paragraphs = [
  'Northmere council voted 31 to 24 on Thursday to raise council tax by 4.9 per cent and close two of its nine libraries.',
  '“Nobody came into politics to shut a library,” said Daniel Okoro, who leads the council. “But the law says the books must balance.”',
  'Critics of the plan, including the Friends of Fell Lane, said the council could have used its reserves. Experts are now calling for an inquiry.',
  'The vote came after a debate of more than six hours, in which members of three parties argued over what could be saved, and at what price.',
  'Visits have fallen by a fifth since 2015, a report published on 3 February said. Many residents fear that the fall was the point.',
]

const topics = ['libraries', 'rents', 'ferries', 'schools', 'harbour dues', 'footpaths', 'bus lanes']

/** A heading now and then, some with a quotation in it. */
const headingFor = (i: number): string =>
  i % 3 === 0
    ? `“Nobody came into politics” for ${topics[i % topics.length]}, says Okoro`
    : `What item ${i} means for ${topics[i % topics.length]}`

/** A draft of about so many words; every paragraph is a little different. `mark` stands before headings. */
export function makeDraft(words: number, mark = ''): string {
  const parts = [`${mark && '# '}“Nobody came into politics for this”: council shuts two libraries`]
  for (let count = 0, i = 0; count < words; i++) {
    if (i % 8 === 7) parts.push(`${mark}${headingFor(i)}`)
    const paragraph = `${paragraphs[i % paragraphs.length]} That was item ${i} of the agenda.`
    count += paragraph.split(' ').length
    parts.push(paragraph)
  }
  return parts.join('\n\n')
}
