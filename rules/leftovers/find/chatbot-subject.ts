// Whether a draft is about chatbots: it may show what they say.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {titleOf} from '../../../src/reading/page/roles.ts'

/** A draft that names them as often is about them. */
const mentions = 4

/** Words for chatbots and the companies that make them. */
export const chatbotTopics = ['ChatGPT', 'GPT-', 'OpenAI', 'chatbot', 'language model', 'LLM', 'prompt']

/** Does one of these words, in any case, stand in the title, or do they stand in the draft so often that it is about them? */
export function isAbout(draft: Draft, topics: readonly string[]): boolean {
  const title = (titleOf(draft)?.text ?? '').toLowerCase()
  const words = topics.map((topic) => topic.toLowerCase())
  if (words.some((word) => title.includes(word))) return true
  const text = draft.text.toLowerCase()
  let found = 0
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0 && found < mentions; at = text.indexOf(word, at + word.length)) found++
  return found >= mentions
}
