// Named speakers in annotated articles: how many the reading of attributions sees. The excuse that keeps rules silent.

import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {placeOf} from '../../src/core/draft/spans.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {openDraft} from '../../src/core/reading.ts'
import type {Finding} from '../../src/core/rule.ts'
import {textFormat} from '../../src/formats/text.ts'
import {attributionsOf} from '../../src/reading/speech/attribution.ts'
import type {SetOutcome} from './outcome.ts'
import type {Annotated, Annotation} from './quotes.ts'
import {type Gold, judge} from './score.ts'

const speechVerb =
  /\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|elling|old)|according to|add(?:s|ed|ing)?|announc\w+|argu\w+|ask(?:s|ed|ing)?|call(?:s|ed|ing)?|claim(?:s|ed|ing)?|explain\w*|insist\w*|note[sd]?|noting|report(?:s|ed|ing)?|repl(?:y|ies|ied)|respond\w*|state[sd]?|stating|suggest\w*|warn(?:s|ed|ing)?|writ(?:e|es|ing|ten)|wrote|tweet\w*|declar\w+|acknowledg\w+|admit\w*|den(?:y|ies|ied))\b/i

/** A verb of speech with little around it: “has to step beyond these speeches to tell” is none. */
const isSpeech = (cue: string) => cue.split(/\s+/).length <= 4 && speechVerb.test(cue)

/** Groups that are written with a capital and name nobody. */
const group = /^(?:Republicans|Democrats|Americans|Conservatives|Liberals|President|Senator|Congressman|Governor)$/

/**
 * Every attribution whose annotated Source holds a proper name and whose Cue is a verb of speech is to stand
 * in a sentence where the reading sees a named speaker.
 */
export function measureSpeakers(articles: readonly Annotated[]): SetOutcome {
  const matcher = makeMatcher([...attributionsOf.lists])
  const outcome: SetOutcome = {judged: [], documents: articles.length, words: 0}
  for (const article of articles) {
    const seen = namedSentences(article.text, matcher)
    outcome.judged.push(...judge(article.id, article.text, seen, namedCues(article)))
  }
  return outcome
}

/** The sentences with a named speaker, as findings, so that they are judged and shown like any. */
function namedSentences(text: string, matcher: ReturnType<typeof makeMatcher>): Finding[] {
  const draft = openDraft(parseDraft({path: 'draft.txt', text}, textFormat as Format), matcher)
  return attributionsOf(draft)
    .filter(({kind}) => kind === 'named')
    .map(
      ({sentence, order}): Finding => ({
        ruleId: 'named-speaker',
        kind: order,
        severity: 'info',
        place: placeOf(sentence),
        message: 'A named speaker.',
      }),
    )
}

/** The annotated cues that are verbs of speech and belong to a source with a proper name. */
function namedCues({id, text, label, relations}: Annotated): Gold[] {
  const spans = new Map(label.map((annotation) => [annotation.id, annotation]))
  const names = midSentenceNames(text)
  return relations.flatMap((relation, i): Gold[] => {
    const parts = Object.entries(relation).flatMap(([role, of]) => {
      const annotation = spans.get(of)
      return annotation ? [{role: role.replace(/\d+$/, ''), annotation}] : []
    })
    const cue = parts.find(({role}) => role === 'Cue')?.annotation
    const source = parts.find(({role}) => role === 'Source')?.annotation
    const [span] = cue?.spans ?? []
    if (!span || !source || !isSpeech(text.slice(...span)) || !hasName(text, source, names)) return []
    return [{unit: `${id}#${i}`, place: {start: span[0], end: span[1]}, wanted: true}]
  })
}

/** Words with a capital that the article also uses inside a sentence. */
const midSentenceNames = (text: string): Set<string> =>
  new Set([...text.matchAll(/[\p{Ll},] (\p{Lu}[\p{L}’'-]*\p{L})/gu)].map(([, name]) => name as string))

const hasName = (text: string, {spans}: Annotation, names: ReadonlySet<string>): boolean =>
  spans.some(([start, end]) =>
    [...text.slice(start, end).matchAll(/\p{Lu}[\p{L}’'-]*\p{L}/gu)].some(
      ([word]) => names.has(word) && !group.test(word),
    ),
  )
