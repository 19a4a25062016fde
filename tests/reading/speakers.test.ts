// Who says what: attributions in every order, and the speakers of quotations.
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {textOf} from '../../src/core/draft/spans.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {openDraft} from '../../src/core/reading.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {attributionsOf} from '../../src/reading/speech/attribution.ts'
import {speakersOf} from '../../src/reading/speech/speakers.ts'

const markdown = formatFor('x.md', makeFormats(parseWithRemark)) as Format
const matcher = makeMatcher([...attributionsOf.lists, ...speakersOf.lists])
const open = (text: string) => openDraft(parseDraft({path: 'x.md', text}, markdown), matcher)

describe('attributions', () => {
  const cases = [
    ['Later, Jane Doe said it was safe.', 'said', 'named', 'forward', 'Jane Doe'],
    ['Jane Doe, a historian at the town archive, said it was safe.', 'said', 'named', 'forward', 'Jane Doe'],
    ['“It is safe,” said Jane Doe, a historian.', 'said', 'named', 'inverted', 'Jane Doe'],
    ['It was safe, according to Jane Doe.', 'according to', 'named', 'according', 'Jane Doe'],
    ['It was described by Jane Doe as safe.', 'described', 'named', 'by', 'Jane Doe as safe'],
    ['She met Jane Doe, who said it was safe.', 'said', 'named', 'relative', 'Jane Doe'],
    ['Jane Doe: It is safe.', ':', 'named', 'label', 'Jane Doe'],
    ['It was safe, she said.', 'said', 'pronoun', 'forward', 'she'],
    ['Later, experts said it was safe.', 'said', 'generic', 'forward', 'experts'],
  ] as const
  test.each(cases)('%s', (text, cue, kind, order, speaker) => {
    const found = attributionsOf(open(text)).find((attribution) => textOf(attribution.cue) === cue)
    expect(found && {kind: found.kind, order: found.order, speaker: found.speaker && textOf(found.speaker)}).toEqual({
      kind,
      order,
      speaker,
    })
  })
})

describe('speakers of quotations', () => {
  const cases = [
    ['“It is a good and a safe bridge,” Jane Doe said.', ['cue']],
    ['Jane Doe was pleased. She said so. “It is a good and a safe bridge.”', ['cue']],
    ['Jane Doe spoke to the town:\n\n“It is a good and a safe bridge.”', ['lead-in']],
    ['“It is a good bridge,” Jane Doe said.\n\n“It is also a safe one.”', ['cue', 'carried']],
    ['“It is a good bridge,” Jane Doe said. “It is also a safe one.”', ['cue', 'cue']],
    ['“It is a good bridge. — Nobody doubts it.” — Jane Doe', ['credit']],
    ['Q: “Is it a good and a safe bridge?”', ['label']],
    ['The road was closed.\n\n“It is a good and a safe bridge.”\n\nIt opened at noon.', ['none']],
    ['The road was closed.\n\n“It is a good bridge,” on Monday. It opened at noon.', ['none']],
  ] as const
  test.each(cases)('%s', (text, known) => {
    expect(speakersOf(open(text)).map((spoken) => spoken.known)).toEqual(known)
  })
})
