// engagement-bait: a generic call for comments, shares or follows.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {defineRule} from '../../src/core/rule.ts'
import {siteTalkOf} from '../../src/reading/page/boilerplate.ts'
import {deleteSpan} from '../../src/reading/page/deletion.ts'
import {linesIn, roleOf} from '../../src/reading/page/roles.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import phrases from '../lists/engagement-bait.json' with {type: 'json'}
import {mayBePasted} from './find/pasted.ts'
import {closingBlocks, isOwnQuestion, offersContact, sentencesWith} from './find/prompts.ts'
import {isNewsletter} from './find/subject.ts'

const bait = definePhrases(phrases)

/** A longer prompt asks for something of its own. */
const mostWords = 30

export default defineRule({
  summary: 'A generic call for comments, shares or follows at the end of the story.',
  why: 'A call that would fit any story asks for clicks, not for what readers know.',
  authority: 'Meta, Engagement bait on Facebook: https://www.facebook.com/business/help/259911614709806',
  since: '0.1.0',
  severity: 'warning',
  outranks: ['page-chrome'],
  // Of 25 calls that writers made themselves, nobody would have cut one.
  presets: {
    news: ['warning', {own: true}],
    blog: 'info',
    newsletter: 'off',
    docs: 'off',
    strict: ['warning', {own: true}],
  },
  options: {allowIn: ['newsletter'], closingBlocks: 3, own: false},
  optionNotes: {
    allowIn:
      'Types of draft, as the settings at the top of the file (“front matter”) give them, such as `type: newsletter`, in which such calls are wanted.',
    closingBlocks: 'How many closing paragraphs to check. Headings are always checked.',
    own: 'Whether to report, as an info, calls in drafts that can’t come from a web page, since they have marks of their own.',
  },
  lists: [bait],
  reads: [quotationsOf, linesIn, siteTalkOf, mayBePasted],
  check({draft, options, report}) {
    if (options.allowIn.includes(String(draft.data.type)) || isNewsletter(draft)) return
    if (!options.own && !mayBePasted(draft)) return
    const closing = closingBlocks(draft, options.closingBlocks)
    for (const prompt of sentencesWith(draft, bait)) {
      if (textOf(prompt).split(/\s+/).length > mostWords) continue
      const role = roleOf(draft, prompt)
      const near = closing.has(prompt.block) || role === 'subhead'
      if (!near || role === 'title' || offersContact(prompt.block) || isOwnQuestion(draft, prompt)) continue
      const message = `${quote(textOf(prompt))} is a generic call for comments or shares: cut it, or ask something specific and say where to answer.`
      report(prompt, message, {
        ...(!mayBePasted(draft) && {atMost: 'info' as const}),
        suggestions: [{title: 'Delete the sentence', edits: deleteSpan(draft, prompt)}],
      })
    }
  },
  examples: [
    {
      bad: 'The bridge stays shut. ==What are your thoughts on this developing situation? Share your comments below.==',
      says: '"What are your thoughts on […] Share your comments below." is a generic call for comments or shares: cut it, or ask something specific and say where to answer.',
      severity: 'warning',
    },
    {bad: 'The vote is on Monday.\n\n==Let us know in the comments!==\n', format: 'txt'},
    {bad: 'The bakery opens in May.\n\n==Like and share if you agree.==', preset: 'blog', severity: 'info'},
    {
      bad: 'The match ended 2–1.\n\n## ==Have your say==\n\nThe league meets on Friday.\n\nIt has ten clubs.\n\nTwo go down.\n\nOne comes up.',
      shows: 'a subhead counts anywhere',
    },
    {good: 'Have you been affected? Tell us your story: newsdesk@courier.example.', shows: 'a call-out with a contact'},
    {good: 'Were you on the train? Tell us what you saw in [this form](https://courier.example/forms/train).'},
    {good: 'At the end the teacher asked: “What do you think about the plan?”'},
    {
      good: '# Two ways\n\nWhich of the two ways should the port take? Does the second cost too much? What do you think?',
      shows: 'after questions of its own',
    },
    {good: '**AR: What do you think would help?**\n\nED: A second boat.', shows: 'an interviewer'},
    {good: '---\ntitle: What do you think we should call the boat?\n---\n\nNames until May.'},
    {
      good: 'It rained.\n\nIf I’ve missed something or made a mistake, let me know in the comments.',
      shows: 'a call for corrections',
    },
    {
      good: 'It rained.\n\nLeave your comments below, or [see the thread](https://port.example/1).',
      shows: 'a link to the discussion',
    },
    {good: '# Protesters sound off in the square\n\nHundreds came.'},
    {good: '---\ntype: newsletter\n---\n\nThat was the week. What do you think about it?'},
    {
      good: 'What do you think about the plan, she asked voters.\n\nMost were for it.\n\nSome were not.\n\nThe count is on Friday.',
      shows: 'far from the end',
    },
  ],
})
