// site-boilerplate: text about the site, not the story.
import type {Draft} from '../../src/core/draft/draft.ts'
import {sentencesOf} from '../../src/core/draft/sentences.ts'
import {type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {paragraphsWith, pointsOf, type SiteTalk, siteTalkOf} from '../../src/reading/page/boilerplate.ts'
import {chromeLinesOf} from '../../src/reading/page/chrome.ts'
import {deleteSpan} from '../../src/reading/page/deletion.ts'
import {linesIn, roleOf} from '../../src/reading/page/roles.ts'
import {holdsPhrase} from '../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../src/reading/text/words.ts'
import lists from '../lists/reader-pleas.json' with {type: 'json'}
import {isCreditOfPiece} from './find/credits.ts'
import {mayBePasted} from './find/pasted.ts'
import {isNewsletter, isSubject, isUnderContact} from './find/subject.ts'

const topics: Readonly<Record<string, string>> = {
  promotion: 'promotes the site',
  subscription: 'promotes a subscription or newsletter',
  following: 'asks for follows and shares',
  app: 'promotes an app',
  legal: 'is small print',
  cookies: 'is a cookie notice',
  affiliate: 'is a disclosure that the law requires',
  appeal: 'asks readers for support',
  contact: 'tells readers how to contact the site',
  comments: 'is about commenting on the site',
  click: 'tells readers to click',
}

/** What to do where deleting may be wrong: the law asks for disclosures and small print; a link or an address may be wanted. */
const elsewhere: Readonly<Record<string, string>> = {
  affiliate: 'keep it on stories with such links, or let the template add it there',
  legal: 'keep it if it is about this piece; otherwise move it to the template',
  cookies: 'move it to the template',
  click: 'link the words that name the page instead',
  contact: 'keep it if this story needs it, or move it to the template',
}

export default defineRule({
  summary: 'A paragraph about the site rather than the story.',
  why: 'Welcome messages, newsletter pleas and small print belong in the page template. In the copy they interrupt the story.',
  authority:
    'Google, Search Quality Rater Guidelines, 4.6.6: https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf',
  since: '0.1.0',
  kinds: Object.fromEntries(Object.keys(topics).map((topic) => [topic, 'warning' as const])),
  presets: {
    newsletter: {
      subscription: 'off',
      following: 'off',
      affiliate: 'off',
      legal: 'off',
      appeal: 'off',
      contact: 'off',
      comments: 'off',
    },
    docs: 'off',
  },
  outranks: ['sourcing', 'language', 'page-chrome', 'engagement-bait', 'stale-update-promise', 'duplicate-headline'],
  options: {threshold: 3, phrases: [] as string[], siteName: '', allowIn: ['page', 'about', 'newsletter']},
  optionNotes: {
    threshold:
      'A paragraph is reported from this many points. A strong phrase counts 2. A weak phrase, naming nobody, and being first or last count 1 each.',
    phrases: 'Phrases typical of boilerplate on your site. Each counts as a strong phrase.',
    siteName:
      'The name of your site, so that it does not count as a name in the story. The setting `siteName` does the same.',
    allowIn:
      'Types of draft, as the settings at the top of the file (“front matter”) give them, such as `type: page`, that may talk about the site.',
  },
  reads: [siteTalkOf, chromeLinesOf, linesIn, mayBePasted],
  check({draft, options, house, report}) {
    if (options.allowIn.includes(String(draft.data.type)) || isNewsletter(draft)) return
    const siteName = options.siteName || house.siteName
    const chrome = chromeLinesOf(draft)
    for (const talk of siteTalkOf(draft)) {
      const points = pointsOf(talk, siteName)
      if (points < options.threshold || !isPlea(talk, points) || isHeadline(draft, talk)) continue
      if (isSubject(draft, talk.topic, talk.block) || isOfPlace(draft, talk) || isInTag(talk)) continue
      if (!mayBePasted(draft) && (isCreditOfPiece(talk) || isUnderContact(draft, talk.block))) continue
      if (
        !talk.apart &&
        chrome.some((line) => line.block === talk.block && line.start <= talk.start && talk.end <= line.end)
      )
        continue
      const what = talk.apart ? 'paragraph' : 'sentence'
      const todo = elsewhere[talk.topic] ?? 'delete it'
      const suggestions = [{title: `Delete the ${what}`, edits: deleteSpan(draft, talk)}]
      report(talk, `This ${what} ${topics[talk.topic]} (${quote(textOf(talk.cue))}): ${todo}.`, {
        kind: talk.topic,
        ...(isMeant(draft, talk, points) && {atMost: 'info' as const}),
        ...(todo === 'delete it' && {suggestions}),
      })
    }
    for (const {paragraph, phrase} of paragraphsWith(draft, options.phrases))
      report(paragraph, `This paragraph promotes the site (${quote(phrase)}): delete it.`, {
        kind: 'promotion',
        suggestions: [{title: 'Delete the paragraph', edits: deleteSpan(draft, paragraph)}],
      })
  },
  kindNotes: {
    promotion: 'praise of the site',
    subscription: 'pleas to subscribe',
    following: 'pleas to follow or share',
    app: 'pleas to get an app',
    legal: 'small print',
    cookies: 'cookie notices',
    affiliate: 'disclosures of paid links',
    appeal: 'pleas for support',
    contact: 'how to reach the site',
    comments: 'talk about comments',
    click: '“click here”',
  },
  examples: [
    {
      good: 'Harwick, the ultimate destination for fine nets, is known for its quay.\n\nFew people make nets in Harwick today.',
      shows: 'praise of a town',
    },
    {
      bad: `${Array.from({length: 12}, (_, i) => `00:01:${10 + i} And so we sailed on to the pier.\n\n`).join('')}==00:02:03 Be sure to subscribe to our newsletter today.==`,
      format: 'txt',
      severity: 'info',
      shows: 'what is said in a recording',
    },
    {
      good: '4:{"title":"The pier","footer":{"text":"© 2026 The Pier. All rights reserved."},"rights":"All rights reserved"}',
      format: 'txt',
      shows: 'data',
    },
    {
      good: 'It rained in Leeds.\n\nLike what you read? Sign up for our weekly newsletter today.\n\nThis post contains affiliate links, and we may earn a commission at no extra cost to you.\n',
      format: 'txt',
      preset: 'newsletter',
      shows: 'a newsletter may ask to be subscribed to',
    },
    {
      bad: '# Rain stops play\n\n==Welcome to your ultimate source for breaking news and daily stories.==\n\nIt rained in Leeds.',
      says: 'This paragraph promotes the site ("Welcome to your ultimate source"): delete it.',
      kind: 'promotion',
      severity: 'warning',
    },
    {
      bad: 'It rained in Leeds.\n\n==Our team works tirelessly so that you never miss a story. On our news platform we bring you the latest, all in one place.==\n\nPlay stopped at noon.\n',
      format: 'txt',
      severity: 'warning',
    },
    {
      bad: 'It rained.\n\n==Thank you for visiting our website! Don’t forget to bookmark our site and check back for more.==\n',
      format: 'txt',
    },
    {
      bad: '==We use cookies to give you the best experience on our website. By using this site you agree to our privacy policy.==\n\nIt rained in Leeds.\n',
      format: 'txt',
      kind: 'cookies',
    },
    {
      bad: 'Play stopped at noon.\nIt rained in Leeds.\n==1. Click here to buy tickets.==\nPlay goes on tomorrow.\n',
      format: 'txt',
      kind: 'click',
      shows: 'a paragraph on each line',
    },
    {
      bad: 'It rained.\n\n==This material may not be published, broadcast, rewritten or redistributed.==',
      kind: 'legal',
      says: 'This paragraph is small print ("may not be published, broadcast, rewritten"): keep it if it is about this piece; otherwise move it to the template.',
    },
    {
      bad: 'It rained in Leeds.\n\n==This post contains affiliate links, and we may earn a commission at no extra cost to you.==',
      kind: 'affiliate',
      severity: 'warning',
      says: 'This paragraph is a disclosure that the law requires ("This post contains affiliate links"): keep it on stories with such links, or let the template add it there.',
    },
    {
      bad: 'It rained in Leeds, and the umpires left at noon. The groundsman, Ed Hale, said the square was under water and would not dry before Friday evening. ==Sign up for our free daily newsletter today.==',
      kind: 'subscription',
      severity: 'warning',
      shows: 'a sentence at the end of a paragraph of copy',
    },
    {
      bad: 'It rained.\n\n==Like what you read? Sign up for our [weekly newsletter](https://courier.example/letters).==',
      severity: 'info',
      shows: 'a link that an editor added',
    },
    {
      bad: 'It rained.\n\n==The Gazette family wishes all readers a dry summer.==\n\nPlay stopped.',
      options: {phrases: ['The Gazette family']},
    },
    {
      bad: 'It rained.\n\n==Explore our curated collection at Leeds Courier.==\n\nPlay stopped.',
      options: {siteName: 'Leeds Courier'},
    },
    {
      bad: 'It rained.\n\n==We are a participant in the Amazon Services LLC Associates Program.==\n\nPlay stopped.',
      kind: 'affiliate',
      severity: 'warning',
    },
    {
      bad: 'It rained.\n\n==Got a tip? Email our newsroom at tips@courier.example.==\n\nPlay stopped.',
      kind: 'contact',
      severity: 'warning',
      says: 'This paragraph tells readers how to contact the site ("Got a tip? Email our"): keep it if this story needs it, or move it to the template.',
      shows: 'an address to write to may be wanted',
    },
    {
      good: 'Use of drones is strictly prohibited.\n\nHe was convicted of unauthorized copying.\n\nParents join the WhatsApp group to swap lifts.\n\nThe letter does not constitute legal advice.',
    },
    {
      good: 'The tables moved to a new hall on Friday.\n\nThank you for your continued support.\n\nSee you next time!',
      shows: 'people saying goodbye',
    },
    {
      good: '# Signing in\n\n- Click the button to add a key.\n- Click on the link to open the list.',
      shows: 'steps of an instruction',
    },
    {
      good: '- Added support for cookie consent\n- Fixed cookie settings that opened twice',
      shows: 'cookies as the topic, not a notice',
    },
    {
      good: '# How we count visits\n\n## Cookies\n\nWe use cookies to count visits. Our use of cookies ends with the year.',
      shows: 'a section on cookies',
    },
    {
      good: '---\ntitle: Harbour newsletter, May\n---\n\nWelcome to our newsletter!\n\nThank you for subscribing to our newsletter.',
      shows: 'an issue of a newsletter',
    },
    {
      good: 'Readers may go on to subscribe to the podcast.\n\nThousands of them receive our weekly newsletter, the editor said.',
      shows: 'a sentence that asks nothing',
    },
    {good: 'Harbour staff struggle to stay ahead of the digging, she said.', shows: 'one weak phrase is not enough'},
    {good: 'The new page greets readers with “Welcome to your ultimate source for breaking news”.'},
    {good: '“Welcome to the jungle,” she said, and led us to the newsroom.'},
    {good: '---\ntype: page\n---\n\n# About us\n\nWelcome to our website. Our team works tirelessly.'},
    {good: 'Ann Reed is a senior reporter for the Courier. She is the author of two books.', shows: 'a biography'},
    {good: 'This article was first published by the Leeds Courier. Additional reporting by Ann Reed.'},
    {good: 'Correction, 3 May: an earlier version gave the wrong year.'},
    {good: 'The company said it would offer a newsletter to subscribers and count them with cookies.'},
    {good: 'Download the app, open it and search for crossings near you.'},
    {
      good: 'For details, write to the press office: press@port.example.',
      shows: 'the standard lines of a press release',
    },
    {
      good: 'The path before `$` indicates your folder. You see where you are.',
      shows: 'a sign that is explained',
    },
    {
      bad: 'It rained.\n\n==Your use of this site indicates your acceptance of these terms.==\n\nPlay stopped.',
      kind: 'legal',
    },
    {
      good: '# Harbour news, May\n\nIt [rained](/rain).\n\n## Contacting the harbour\n\nRemember that we like to hear from you, so please contact us, or subscribe to our mailing list for news of the port.',
      shows: 'the section of the piece that says how to reach those it is by',
    },
    {
      bad: '# Harbour news, May\n\nIt [rained](/rain).\n\n## The pier\n\n==Remember to subscribe to our mailing list for news.==',
      kind: 'subscription',
      severity: 'info',
    },
    {
      good: '# Nets\n\nThis guide is from the book [Nets](/nets) by Ann Reed, published by Harbour Press, © 2008 Harbour Press Inc. All rights reserved.\n\nNets hold fish, and boats pull them.\n\nThey dry on the pier.',
      shows: 'where this piece is from',
    },
    {
      good: 'It `runs`.\n\n{{< details summary="**Click here for help with the loop.**" >}}\n\nIt turns.',
      shows: 'the summary of a part that opens',
    },
  ],
})

/** Somebody who sets Markdown, or a link in the passage, speaks of the site on purpose more often than not. */
const isMeant = (draft: Draft, talk: SiteTalk, points: number): boolean =>
  !mayBePasted(draft) || (talk.linked && (points < 5 || talk.topic === 'subscription'))

/** Hints alone make a plea where they are many, or short and turned to the reader; who subscribes may be the story. */
function isPlea({strong, words, topic, ...talk}: SiteTalk, points: number): boolean {
  if (points >= 5 || (strong && topic !== 'subscription')) return true
  if (strong) return holdsPhrase(talk, pleas.joining)
  return words <= 28 && topic !== 'contact' && turnsToReader(talk)
}

const pleas = phraseSets(lists.kinds)

/** "Sign up …", "… in your inbox". */
const turnsToReader = (span: Span): boolean =>
  holdsPhrase(span, pleas.turning) ||
  sentencesOf(span.block)
    .filter(({start, end}) => start >= span.start && end <= span.end)
    .some((sentence) => pleas.opening.has(/\p{L}+/u.exec(textOf(sentence))?.[0].toLowerCase() ?? ''))

const isHeadline = (draft: Draft, talk: SiteTalk): boolean =>
  !talk.strong && !/[.!?]$/.test(textOf(talk)) && roleOf(draft, talk) === 'title'

/** The summary of a part that opens and closes says “click”, and a shortcode holds it. */
const isInTag = ({topic, cue: {block, start, end}}: SiteTalk): boolean =>
  topic === 'click' &&
  /\{\{[<%][^{}]*$/.test(block.prose.text.slice(0, start)) &&
  /^[^{}]*\}\}/.test(block.prose.text.slice(end))

/** “Harwick, the ultimate destination for …”, in a draft that says “in Harwick”: a place is praised, and no site. */
function isOfPlace({text}: Draft, {cue}: SiteTalk): boolean {
  const [, name] = /(?:^|[.!?] )(\p{Lu}[\p{L}’'-]+), $/u.exec(cue.block.prose.text.slice(0, cue.start).slice(-40)) ?? []
  return (
    name !== undefined &&
    textOf(cue).includes('destination') &&
    [`in ${name}`, `to ${name}`].some((words) => text.includes(words))
  )
}
