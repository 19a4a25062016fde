// chatbot-phrase: what a chatbot said to the person who asked it, left in the copy.
import type {Draft} from '../../src/core/draft/draft.ts'
import {overlapWith, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {titleOf} from '../../src/reading/page/roles.ts'
import {isSetInMarkdown} from '../../src/reading/page/set-in-markdown.ts'
import {mayBeStray, straysOf, straysOfKind} from '../../src/reading/strays/strays.ts'
import {holdsPhrase} from '../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../src/reading/text/words.ts'
import around from '../lists/chatbot-context.json' with {type: 'json'}
import {assistantTalkOf} from './find/assistant-talk.ts'
import {chatbotTopics, isAbout} from './find/chatbot-subject.ts'
import {leakedPlansOf} from './find/leaked-plans.ts'
import {hasSecondSign} from './find/second-signs.ts'
import {isSure, toolAsidesOf} from './find/tool-asides.ts'

/** What somebody who sets a draft in Markdown writes as well. */
const mayBeAuthored: ReadonlySet<string> = new Set(['scaffold', 'lead', 'closing'])

export default defineRule({
  summary:
    'A chatbot’s remarks around its answer, left in the copy: apologies, prefaces, offers, closing lines, drafting labels.',
  why: 'Such a line tells readers that the passage was not read before it ran. The text around it needs checking too.',
  authority: 'https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {
    self: 'error',
    refusal: 'error',
    cutoff: 'error',
    opener: 'warning',
    apology: 'error',
    praise: 'warning',
    handover: 'error',
    done: 'error',
    lead: 'warning',
    prompt: 'error',
    disclaimer: 'error',
    closing: 'warning',
    offer: 'error',
    interface: 'error',
    scaffold: 'warning',
    conversion: 'error',
  },
  outranks: ['engagement-bait', 'stock-phrase', 'promotional-language', 'unsourced-claim'],
  options: {topicAllow: chatbotTopics},
  optionNotes: {
    topicAllow:
      'Words that show a piece is about chatbots if one is in its title, or if it uses them four times. It then gets infos only.',
  },
  reads: [assistantTalkOf, toolAsidesOf, straysOf, leakedPlansOf, titleOf, isSetInMarkdown],
  check({draft, options, report}) {
    const found = assistantTalkOf(draft)
    const about = found.length > 0 && isAbout(draft, options.topicAllow)
    for (const talk of found)
      report(talk, `${quote(textOf(talk))}${adviceFor(talk.kind, talk)}`, {
        kind: talk.kind,
        ...((about || isTitleKey(draft, talk) || (mayBeAuthored.has(talk.kind) && isSetInMarkdown(draft))) && {
          atMost: 'info' as const,
        }),
      })
    const isMeant = isSetInMarkdown(draft) || isAbout(draft, options.topicAllow)
    const isKnown = overlapWith([...found, ...leakedPlansOf(draft)])
    const asides = toolAsidesOf(draft).filter(mayBeStray(draft, 'tool-talk'))
    const isAside = overlapWith(asides)
    const strays = straysOfKind(draft, 'tool-talk').filter((one) => !isAside(one))
    for (const aside of [...asides, ...strays]) {
      const sure = !isMeant && ('points' in aside ? isSure(aside) : aside.isSure)
      if (isKnown(aside) || !(sure || hasSecondSign(draft, aside))) continue
      report(aside, `${quote(textOf(aside))} ${adviceForAside}`, {
        kind: 'points' in aside ? aside.kind : textOf(aside).trimEnd().endsWith('?') ? 'offer' : 'done',
        atMost: sure ? 'warning' : 'info',
      })
    }
  },
  kindNotes: {
    self: 'speaks of itself as a chatbot',
    refusal: 'declines a request',
    cutoff: 'says how old its facts are',
    opener: '“Certainly! Here is”',
    apology: 'says sorry to who asked',
    praise: 'praises the question',
    handover: 'hands over the finished text',
    done: 'says what it changed',
    lead: 'announces the text that follows',
    prompt: 'the request made to it',
    disclaimer: 'says that quotations or facts are invented',
    closing: 'hopes that the text helps',
    offer: 'offers more work',
    interface: 'its buttons',
    scaffold: 'drafting labels and planned lengths',
    conversion: 'says how the text was made',
  },
  examples: [
    {
      bad: 'The [bridge](https://leeds.site/b) opens on Monday.\n\n==Kept the tone dry, as you asked; the second quote can go.==',
      severity: 'info',
      shows: 'somebody who sets Markdown may say so on purpose',
    },
    {
      bad: 'Use `git diff`.\n\n==Feel free to adapt this script== as needed.',
      severity: 'info',
      shows: 'a closing line of a draft set in Markdown',
    },
    {
      bad: '# Ten drawings\n\nChatGPT is a chatbot. The chatbot drew them from a prompt.\n\n==Message ChatGPT==',
      severity: 'info',
      shows: 'a piece about chatbots',
    },
    {
      bad: '==As an AI language model==, I cannot judge the mayor.',
      kind: 'self',
      says: '"As an AI language model" is left over from a chatbot: delete it and check the passage.',
    },
    {
      bad: '# Chairs\n\n==I’m sorry, but I cannot fulfill== this request: it ==goes against OpenAI use policy==.',
      kind: 'refusal',
    },
    {bad: '==As of my last knowledge update in== May 2023, the bridge was closed.', kind: 'cutoff'},
    {bad: '==Certainly! Here is== a shorter text about the bridge.\n\nThe bridge opens.', kind: 'opener'},
    {bad: '==Sure, here’s== a revised version of the article:\n\nThe bridge opens.', kind: 'opener'},
    {bad: '==You’re absolutely right, and I apologize== for the mix-up. The bridge opened in May.', kind: 'apology'},
    {bad: '==Great question!== The bridge was built in 1932.', kind: 'praise', severity: 'warning'},
    {bad: '==I’ve rewritten your article== so that it flows.\n\nThe bridge opens.', kind: 'done'},
    {bad: '==Here is the article you asked for==:\n\nThe bridge opens.', kind: 'lead', severity: 'warning'},
    {
      bad: 'The bridge opens.\n\nNote: ==All quotes in this article are fictional==.',
      kind: 'disclaimer',
      says: '"All quotes in this article are fictional": don\'t publish. Replace or cut every invented quote or figure first, then delete this line.',
    },
    {bad: '==You are an experienced journalist==. Write about the bridge.\n\nThe bridge opens.', kind: 'prompt'},
    {bad: 'The bridge opens.\n\n==Tone:== professional and engaging', kind: 'scaffold'},
    {bad: 'Facts verified by three papers. ==Here is the article body==: The bridge opens.', kind: 'handover'},
    {
      bad: 'The bridge opens.\n\n==I hope this helps! Let me know== if you have any questions.',
      kind: 'closing',
      says: '"I hope this helps! Let me know" reads like a chatbot\'s closing line: if nobody wrote it on purpose, delete it and check the passage.',
    },
    {bad: 'The bridge opens.\n\n==Would you like me to== expand any section or add more examples?', kind: 'offer'},
    {bad: 'The bridge opens.\n\n==If you’d like, I can== tailor this to a younger audience.', kind: 'offer'},
    {bad: 'The bridge opens.\n\n==I can also turn this into== a LinkedIn newsletter if you like.', kind: 'offer'},
    {bad: '==I’ve cut the article to 300 words== and kept the quotes.\n\nThe bridge opens.', kind: 'done'},
    {bad: 'The bridge opens.\n\n==Regenerate response==', kind: 'interface', format: 'txt'},
    {
      bad: '==Title:== The bridge opens\n\nIt opens on Monday.\n\n(==Word count:== 512)',
      kind: 'scaffold',
      format: 'txt',
      says: '"Title:" is a drafting label: delete the label and keep the headline.',
    },
    {
      bad: '# Bridges\n\n## ==Introduction (150 words)==\n\nIt opens.',
      kind: 'scaffold',
      says: '"Introduction (150 words)" is a heading with its planned length: cut the length.',
    },
    {
      bad: 'The bridge opens.\n\n==Meta description:== A bridge opens on Monday.',
      kind: 'scaffold',
      says: '"Meta description:" is a drafting label: move what you need to its field, then delete the line.',
    },
    {bad: '# What ChatGPT says\n\n==As an AI language model==, I have no view.', severity: 'info'},
    {
      bad: 'The bridge opens on Monday.\n\n==Kept the tone dry, as you asked; the second quote can go.==',
      kind: 'done',
      severity: 'warning',
    },
    {bad: 'The bridge opens. ==(I’ve assumed “Quay” is a surname, so please confirm.)== It cost £4m.', kind: 'done'},
    {bad: '==Alternative headline (drier): Bridge opens==\n\nThe bridge opens.', kind: 'scaffold'},
    {bad: 'The bridge opens.\n\n==Let me know if you’d rather open on the shorter quote.==', kind: 'offer'},
    {
      good: 'It rained.\n\nAs noted earlier, you want a heavier rope for a longer quay. There are two ways to buy one.\n\nIt floats.',
      shows: 'an author who advises readers, in the middle of the copy',
    },
    {
      bad: 'It rained.\n\n==As noted earlier, you want a heavier rope for a longer quay.==\n\nIt floats.',
      severity: 'info',
      shows: 'the same, set apart',
    },
    {
      bad: '==Title:== The bridge opens\n\nIt opens on Monday.',
      kind: 'scaffold',
      severity: 'info',
      shows: 'what may be a key of Pelican',
    },
    {
      good: 'Title: The bridge opens\nlicense: https://leeds.site/terms\n\nIt opens on Monday.',
      shows: 'keys of Pelican',
    },
    {good: 'I trimmed the hedge and tightened the bolts. Let me know if you’d rather have it shorter.'},
    {good: 'You asked us to be brief, so here is the short version. Shall I go on?'},
    {good: 'Feel free to change the title of your page. I’d recommend adding a list of dates.'},
    {good: 'The council sent the plan back with the requested changes. I can’t open the file on my phone.'},
    {good: 'This is a fictional story about two sisters. The figures are illustrative.'},
    {good: 'You are an experienced journalist who knows the region, and you write well.', shows: 'an advertisement'},
    {good: 'I’ve revised the post to include the new dates. Feel free to ask if you have questions.'},
    {good: 'The bot wrote: “As an AI language model, I cannot judge.”'},
    {good: '> As an AI language model, I cannot judge.'},
    {good: '**Ann Lee:** As an AI language model, I generate answers.', shows: 'One speaker in a conversation.'},
    {good: 'As an AI assistant for lawyers, it saves time. As AI models improve, they cost less.'},
    {good: 'Think of it as an AI model of the harbour.'},
    {good: 'I hope this helps you to find the files that fill your disk.'},
    {good: 'The coat fits.\n\nIf you’d like, I can tailor it to your measurements.'},
    {good: 'The oven is on.\n\nI can also turn this into a series if you like: tell me in the comments.'},
    {good: 'The chairs sold.\n\nI’ve cut the story of my year to three lines. I’ve edited the post in the evening.'},
    {good: 'Please let me know if you would like me to submit the samples as well.'},
    {good: 'Here is a sample of the code. Here is the article: https://paper.site/a'},
    {good: '**Response:**\n\nCertainly! Here is a new version of the script.'},
    {good: '| Tell | Fix |\n|---|---|\n| I hope this helps! Let me know | Delete |'},
    {good: 'Certainly, the bridge will open. The model’s knowledge cutoff is May.'},
  ],
})

/** `Title: …` and nothing more at the top of a Markdown file: the metadata of Pelican and MultiMarkdown are set so. */
const isTitleKey = ({format, blocks}: Draft, talk: Span) =>
  format === 'markdown' &&
  talk.block === blocks[0] &&
  talk.start === 0 &&
  /^title:/i.test(textOf(talk)) &&
  talk.block.prose.inlines.length === 0

const todo: Readonly<Record<string, string>> = {
  cutoff: "is a chatbot's remark on how old its facts are: delete it and check the facts.",
  prompt: 'is an instruction to a chatbot: delete it.',
  interface: 'is a button label from a chatbot: delete it.',
  closing: "reads like a chatbot's closing line: if nobody wrote it on purpose, delete it and check the passage.",
  praise: "reads like a chatbot's praise: if nobody wrote it on purpose, delete it and check the passage.",
  lead: "reads like a chatbot's preface: if nobody wrote it on purpose, delete it and check the passage.",
  conversion: 'is a note on how the text was made: delete it and check the text.',
}

const adviceForAside = "reads like a remark to whoever asked for the text: if it isn't meant for readers, delete it."

const {field: fieldWords} = phraseSets(around.kinds)

/** What a drafting label leaves to do: some name copy that may be wanted. */
function scaffoldAdvice(label: Span): string {
  if (/^title:/i.test(textOf(label))) return 'is a drafting label: delete the label and keep the headline.'
  if (/\d/.test(textOf(label))) return 'is a heading with its planned length: cut the length.'
  return holdsPhrase(label, fieldWords)
    ? 'is a drafting label: move what you need to its field, then delete the line.'
    : 'is a drafting label: delete the line.'
}

/** What is said after the words that were found. */
function adviceFor(kind: string, found: Span): string {
  if (kind === 'disclaimer')
    return ": don't publish. Replace or cut every invented quote or figure first, then delete this line."
  if (kind === 'scaffold') return ` ${scaffoldAdvice(found)}`
  return ` ${todo[kind] ?? 'is left over from a chatbot: delete it and check the passage.'}`
}
