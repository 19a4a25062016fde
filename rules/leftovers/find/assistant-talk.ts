// Assistant talk: lines a chat assistant says to the person who asked, standing in the copy as if they were copy.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {linesOf, type Span} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineNeed} from '../../../src/reading/text/prefilter.ts'
import phrases from '../../lists/chatbot-phrases.json' with {type: 'json'}

const list = definePhrases(phrases)

/** A stretch of assistant talk; its kind is that of the phrase. */
interface AssistantTalk extends Span {
  kind: string
}

/** All assistant talk in the publication's own words, in reading order. */
export const assistantTalkOf = defineReading<readonly AssistantTalk[]>(
  (draft) => {
    const talk = hitsOf(draft, list).filter((hit) => tests[hit.kind]?.(hit, draft) && !isShown(hit, draft))
    return talk.length > 0 || mayHaveScaffold(draft) ? [...talk, ...scaffoldOf(draft)].sort(byPlace) : []
  },
  [list, quotationsOf],
)

const byPlace = (a: Span, b: Span) => a.block.index - b.block.index || a.start - b.start

const before = ({block, start}: Span, length = 80) => block.prose.text.slice(Math.max(0, start - length), start)
const after = ({block, end}: Span, length = 120) => block.prose.text.slice(end, end + length)

/** Does the range open its line, leaving marks aside? */
const opensLine = (span: Span) => /(?:^|\n)[\s>*_#/-]*$/.test(before(span))
const closesLine = (span: Span) => /^[\s*_.]*(?:\n|$)/.test(after(span))
const isLast = ({block}: Span, draft: Draft) => block.index >= draft.blocks.length - 2

/** What makes a phrase of each kind assistant talk and nothing else. */
const tests: Readonly<Record<string, (hit: Hit, draft: Draft) => boolean>> = {
  self: (hit) =>
    /^I\b/i.test(hit.phrase) ||
    /^,?[^.!?]{0,60}\b(?:I|I['’]m|my|me)\b/.test(after(hit)) ||
    /\bI\b[^.!?]{0,40}$/.test(before(hit)),
  refusal: (hit) =>
    /^(?:I|note|goes|violates)\b/i.test(hit.phrase) ||
    /\b(?:I|I['’]m|sorry|apologi[sz]e)\b[^.!?]{0,40}$/i.test(before(hit)),
  cutoff: (hit) => /\b(?:knowledge|training)\b/.test(hit.phrase) || /^ (?:\w+ )?20[12]\d/.test(after(hit)),
  opener: isOpener,
  apology: (hit) => opensLine(hit),
  done: (hit) => opensLine(hit),
  praise: (hit, draft) => opensLine(hit) && isFirst(draft, hit.block),
  handover: (hit, draft) => isHandover(hit, draft),
  lead: (hit, draft) => opensLine(hit) && /^[^.!?\n]{0,60}:\s*(?:\n|$)/.test(after(hit)) && isAtEdge(draft, hit.block),
  prompt: (hit, draft) => opensLine(hit) && isAtEdge(draft, hit.block) && order.test(after(hit)),
  disclaimer: () => true,
  closing: (hit, draft) =>
    hit.phrase.includes('!') || /^i hope this /i.test(hit.phrase)
      ? true
      : isLast(hit, draft) || /\n|^$/.test(after(hit)),
  offer: (hit, draft) => isOffer(hit, draft),
  interface: (hit) => opensLine(hit) && closesLine(hit),
  scaffold: (hit) =>
    (opensLine(hit) && (!doubtful.test(hit.phrase) || manner.test(after(hit)))) || /\($/.test(before(hit)),
  conversion: () => true,
}

/** What a prompt goes on to ask for; an advertisement for a job does not. */
const order = /^[^.\n]{0,60}[.,:;] (?:your (?:task|job) is|write|create|generate|rewrite|draft|please write)\b/i

/** Labels that other forms have too; an assistant's are followed by the manner it was asked for. */
const doubtful =
  /^(?:tone|style|tone and style|voice|call to action|cta|target audience|reading level|readability level):$/
const manner =
  /^ (?:[\w-]+(?:,| and|,? and|\/| &) ?){0,3}(?:professional|engaging|friendly|informative|conversational|neutral|formal|informal|casual|persuasive|authoritative|objective|upbeat|warm|playful|journalistic|general (?:public|readers|audience)|small business owners|homeowners|parents|professionals|marketers|beginners|students|grade \d)\b/i

/** "Certainly! Here is …" opens an answer; with a comma only at the top, and before a piece of writing. */
function isOpener(hit: Hit): boolean {
  if (!opensLine(hit)) return false
  const work = /(?:I['’]ve|I have|I['’]ll|let me|I['’]d be happy to)$/i.test(hit.phrase)
  if (
    work &&
    !/^ (?:written|rewritten|revised|drafted|created|prepared|put|updated|write|draft|create|provide|help|rewrite|revise)\b/.test(
      after(hit),
    )
  )
    return false
  return hit.phrase.includes('!') || (hit.block.index < 3 && named.test(after(hit)))
}

const named =
  /^[^.!?\n]{0,60}\b(?:article|version|draft|summary|rewrite|script|template|list|example|post|outline|overview|breakdown|guide|text|paragraph|description|headlines?|titles?|suggestions|email|letter|response|table|code|explanation|comparison)\b/i

/** "Here is the article": said by an assistant where it reports its work, or names a version of what it was given. */
function isHandover(hit: Hit, draft: Draft): boolean {
  const introduces = /^(?: body| text| content)?\s*(?:[:(`.—–]|\n|$)/.test(after(hit))
  if (!introduces || /^\s*:?\s*(?:https?:|\uFFFC)/.test(after(hit)) || holdsLink(hit)) return false
  const version = /\b(?:rewritten|revised|improved|polished|humanized|optimized|refined|condensed|expanded)\b/.test(
    hit.phrase,
  )
  const reports =
    /\b(?:verified|confirmed|fact[s-]|check(?:s|ed) out|complete[d.]?\b|saved to|\d+ words|real news|as requested|research)/i.test(
      before(hit, 300),
    )
  const counted =
    /^[^.\n]{0,20}\(\W?\d+[\s-]words?/.test(after(hit)) ||
    /^ body\b/.test(after(hit)) ||
    /html article|article body/.test(hit.phrase)
  return reports || counted || (version && hit.block.index < 3 && opensLine(hit) && draft.blocks.length > 1)
}

const ownWork =
  /^ (?:also |to )?(?:expand|elaborate|add|refine|revise|rewrite|adjust|continue|provide|generate|create|draft|write|include|proofread|format|shorten|turn|convert|polish|make|further)\b[^.!?\n]{0,80}\b(?:sections?|examples?|article|drafts?|post|versions?|tone|details?|points?|outline|headlines?|summary|paragraphs?|text|topics?|script|document|it|this)\b/

/** What a text is recast for, or what of it. */
const recast =
  /^ (?:also )?(?:tailor|adapt|rework|reword|rephrase|condense|tighten)\b[^.!?\n]{0,60}\b(?:audience|publication|readership|tone|word count|style guide|lede|headlines?|paragraphs?|drafts?|articles?|versions?)\b/

/** What a text is turned into for somebody who asked for it; a blogger offers a series or a follow-up. */
const turned =
  /^ (?:an?|your) (?:[\w-]+ ){0,2}(?:thread|newsletter|press release|op-ed|listicle|q&a|faq|infographic|script|carousel|summary|versions?|headlines?)\b[^.!?\n]{0,40}\b(?:if you|just say|let me know)\b/i

function isOffer(hit: Hit, draft: Draft): boolean {
  if (/^I can /i.test(hit.phrase)) return opensLine(hit) && turned.test(after(hit)) && isLast(hit, draft)
  if (/^if you need|^if you want /.test(hit.phrase))
    return /\b(?:please specify|let me know|just (?:ask|say)|I can)\b/.test(after(hit, 200))
  const question = /^[^.!\n]{0,200}\?\s*$/.test(after(hit, 220)) || hit.phrase.startsWith('if you')
  const work = ownWork.test(after(hit, 160)) || recast.test(after(hit))
  return opensLine(hit) && question && work && isLast(hit, draft)
}

/** Talk that is shown: quoted, in a table, spoken by a named voice, given as an example, or about the phrase itself. */
function isShown(hit: Hit, draft: Draft): boolean {
  const {block} = hit
  if (block.kind === 'cell' || isQuoted(draft, hit) || (hit.kind !== 'scaffold' && isSpoken(block))) return true
  const line = before(hit, 200).split('\n').at(-1) ?? ''
  if (/^\s*(?:\||❌|✗|✘|⛔|🚫|Q:|User:|Prompt:)/iu.test(line)) return true
  if (
    /(?:["“'‘]\s?|\b(?:phrases?|words?|lines?|openers?|such as|like|says?|said|called|e\.g\.)[:,]?\s["“'‘(]?)$/i.test(
      before(hit, 40),
    )
  )
    return true
  return isLabelled(hit, draft)
}

const voice =
  /^\W{0,3}(?:response|answer|output|reply|completion|assistant|bot|ai|model|chatgpt(?:-\d)?|gpt-?[\w.]*|claude[\w. ]*|gemini[\w. ]*|bard|copilot|llama[\w. ]*)\W{0,3}(?:\([^)\n]{0,30}\)\W{0,3})?:/i

/** A turn of a conversation: `**Name Surname:** …`. */
function isSpoken({prose: {text, inlines}}: Block): boolean {
  const opening = inlines.find(({type, start}) => type === 'strong' && start === 0)
  const name = opening ? text.slice(0, opening.end + 1) : ''
  return (
    /^[\p{Lu}][\p{L}.'’ -]{1,40}:\s?$/u.test(name) ||
    voice.test(text) ||
    /^[\p{Lu}][\p{L}.'’-]+ [\p{Lu}][\p{L}.'’-]+: /u.test(text)
  )
}

const introduction = /\b(?:response|answer|replied|output|responded|reply)\W{0,4}:\W{0,3}$/i

/** Does the line or block before say that an answer follows? */
function isLabelled({block, start}: Span, draft: Draft): boolean {
  const own = block.prose.text.slice(0, start).trimEnd()
  const line = (own || (draft.blocks[block.index - 1]?.prose.text ?? '')).split('\n').at(-1) ?? ''
  return voice.test(line) || introduction.test(line)
}

const budget =
  /^[^\n]{3,100} [([](?:approx(?:imately|\.)?|about|around|~|≈)?\s?\d{2,4}(?:\s?[-–]\s?\d{2,4})? words?[)\]]$/i

const needsBudget = defineNeed({words: ['word', 'words']})

const mayHaveScaffold = (draft: Draft) =>
  needsBudget(draft).some(({prose}) => /\d words?[)\]]/i.test(prose.text)) ||
  /^(?:#+ |\*\*)?Title:/m.test(draft.text.slice(0, 2000))

/** Headings with the length they were to have, and a first line that says it is the title. */
function scaffoldOf(draft: Draft): AssistantTalk[] {
  const found: AssistantTalk[] = []
  for (const block of draft.blocks) {
    if (block.kind === 'cell' || block.kind === 'field') continue
    const [line, ...others] = linesOf(block)
    if (!line) continue
    const words = block.prose.text.slice(line.start, line.end)
    const alone = others.length === 0
    if (alone && budget.test(words) && (block.kind === 'heading' || draft.format === 'text'))
      found.push({...line, kind: 'scaffold'})
    else if (alone && isFirst(draft, block) && /^Title: \S/.test(words))
      found.push({...line, end: line.start + 6, kind: 'scaffold'})
  }
  return found
}

/** Among the first blocks, where an answer says what it is, or the last, where it says what was done. */
const isAtEdge = (draft: Draft, {index}: Block) =>
  index - draft.blocks.findIndex(({kind}) => kind !== 'field') < 2 || index >= draft.blocks.length - 3

const isFirst = (draft: Draft, block: Block) => draft.blocks.find(({kind}) => kind !== 'field') === block
