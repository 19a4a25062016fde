// chatbot-phrase: talk of an assistant to the person who asked it, left in the copy.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {titleOf} from '../../src/reading/page/roles.ts'
import {assistantTalkOf} from './find/assistant-talk.ts'

export default defineRule({
  summary:
    'What a chatbot says around its answer, left in the copy: apologies, prefaces, offers, closing lines, drafting labels.',
  why: 'Such a line shows readers that nobody read the passage before it ran. The text around it needs checking too.',
  authority: 'https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {
    self: 'error',
    refusal: 'error',
    cutoff: 'error',
    opener: 'error',
    apology: 'error',
    praise: 'warning',
    handover: 'error',
    done: 'error',
    lead: 'warning',
    prompt: 'error',
    disclaimer: 'error',
    closing: 'error',
    offer: 'error',
    interface: 'error',
    scaffold: 'error',
    conversion: 'error',
  },
  outranks: ['engagement-bait', 'stock-phrase', 'promotional-language', 'unsourced-claim'],
  options: {topicAllow: ['ChatGPT', 'chatbot', 'language model', 'prompt']},
  optionNotes: {topicAllow: 'A draft with one of these in its title is about chatbots: it gets warnings only.'},
  reads: [assistantTalkOf, titleOf],
  check({draft, options, report}) {
    const title = (titleOf(draft)?.text ?? '').toLowerCase()
    const about = options.topicAllow.some((topic) => title.includes(topic.toLowerCase()))
    for (const talk of assistantTalkOf(draft))
      report(
        talk,
        `${quote(textOf(talk))} is ${todo[talk.kind] ?? 'left over from a chatbot: delete it and check the passage'}.`,
        {
          kind: talk.kind,
          ...(about ? {atMost: 'warning' as const} : {}),
        },
      )
  },
  examples: [
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
    {bad: 'The bridge opens.\n\nNote: ==All quotes in this article are fictional==.', kind: 'disclaimer'},
    {bad: '==You are an experienced journalist==. Write about the bridge.\n\nThe bridge opens.', kind: 'prompt'},
    {bad: 'The bridge opens.\n\n==Tone:== professional and engaging', kind: 'scaffold'},
    {bad: 'Facts verified by three papers. ==Here is the article body==: The bridge opens.', kind: 'handover'},
    {bad: 'The bridge opens.\n\n==I hope this helps! Let me know== if you have any questions.', kind: 'closing'},
    {bad: 'The bridge opens.\n\n==Would you like me to== expand any section or add more examples?', kind: 'offer'},
    {bad: 'The bridge opens.\n\n==If you’d like, I can== tailor this to a younger audience.', kind: 'offer'},
    {bad: 'The bridge opens.\n\n==I can also turn this into== a LinkedIn newsletter if you like.', kind: 'offer'},
    {bad: '==I’ve cut the article to 300 words== and kept the quotes.\n\nThe bridge opens.', kind: 'done'},
    {bad: 'The bridge opens.\n\n==Regenerate response==', kind: 'interface', format: 'txt'},
    {
      bad: '==Title:== The bridge opens\n\nIt opens on Monday.\n\n(==Word count:== 512)',
      kind: 'scaffold',
      format: 'txt',
    },
    {bad: '# Bridges\n\n## ==Introduction (150 words)==\n\nIt opens.', kind: 'scaffold'},
    {bad: '# What ChatGPT says\n\n==As an AI language model==, I have no view.', severity: 'warning'},
    {good: 'The council sent the plan back with the requested changes. I can’t open the file on my phone.'},
    {good: 'This is a fictional story about two sisters. The figures are illustrative.'},
    {good: 'You are an experienced journalist who knows the region, and you write well.', shows: 'an advertisement'},
    {good: 'I’ve revised the post to include the new dates. Feel free to ask if you have questions.'},
    {good: 'The bot wrote: “As an AI language model, I cannot judge.”'},
    {good: '> As an AI language model, I cannot judge.'},
    {good: '**Ann Lee:** As an AI language model, I generate answers.', shows: 'A turn of a conversation.'},
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

const todo: Readonly<Record<string, string>> = {
  scaffold: 'a drafting label: delete the line',
  interface: 'a label of a chat tool: delete it',
  conversion: 'a note on how the text was made: delete it and check the text',
}
