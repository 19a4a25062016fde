// How often each rule was right on real copy, from the counts in `measured.json`, and what copy that was.
import measured from './measured.json' with {type: 'json'}

/** Findings of a rule on a set of copy, and how many of them were wrong. */
export interface Count {
  set: string
  findings: number
  wrong: number
  date: string
}

interface CountsByJudge {
  read?: readonly Count[]
  labels?: readonly Count[]
}

/** Counts of a rule: `read` by people one by one, `labels` by the labels of a public data set. */
export const countsFor = (ruleId: string): Required<CountsByJudge> => ({
  ...{read: [], labels: []},
  ...(measured as Readonly<Record<string, CountsByJudge>>)[ruleId],
})

/** What each set of copy is, for people who don't know its name. */
export const setNotes: Readonly<Record<string, string>> = {
  basil_articles: 'US news, three papers on each event',
  bbc_articles: 'BBC News, 2004 and 2005',
  boilerplate: 'passages of websites, labelled boilerplate or copy',
  l3s_blocks: 'blocks of news pages, labelled by hand',
  md_18f: 'Markdown posts of the agency 18F',
  md_digitalgov_news: 'Markdown posts of Digital.gov',
  md_rustblog: 'Markdown posts of the Rust blog',
  placeholders: 'passages of public files, labelled placeholder or copy',
  polnear_articles: 'US political news',
  scrapinghub_gold_articles: 'articles from the web, without their pages',
  scrapinghub_leaks: 'articles as six extractors took them from web pages',
  sts_headlines: 'pairs of headlines, rated for likeness',
  trafilatura_segments_en: 'segments of web pages that people said to keep or drop',
  wikiweasel: 'sentences of Wikipedia, labelled vague or not',
}

/** So few findings say nothing about a rule. */
const tooFew = 10

/** How many findings of a rule were judged, and how many were wrong: those read by a person, else those with labels. */
export function countsOf(ruleId: string): {findings: number; wrong: number} {
  const {read, labels} = countsFor(ruleId)
  const counts = read.length > 0 ? read : labels
  const sum = (key: 'findings' | 'wrong') => counts.reduce((total, count) => total + count[key], 0)
  return {findings: sum('findings'), wrong: sum('wrong')}
}

/** How often the rule was right on real copy, in a sentence; undefined where too few findings were judged. */
export function precisionOf(ruleId: string): string | undefined {
  const {findings, wrong} = countsOf(ruleId)
  if (findings < tooFew) return undefined
  const share = Math.round(((findings - wrong) / findings) * 100)
  return `Checked on real copy: ${findings - wrong} of ${findings} findings were right (${share}%).`
}
