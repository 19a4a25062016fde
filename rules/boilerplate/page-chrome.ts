// page-chrome: buttons, labels and dates from a web page, pasted into copy.
import type {Draft} from '../../src/core/draft/draft.ts'
import {overlapWith, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule, type Edit} from '../../src/core/rule.ts'
import {chromeLinesOf} from '../../src/reading/page/chrome.ts'
import {deleteLine} from '../../src/reading/page/deletion.ts'
import {type Line, linesIn} from '../../src/reading/page/roles.ts'
import {isMeantForReaders, isOfPiece} from './find/authored.ts'
import {adviceFor} from './find/chrome-advice.ts'
import {type PageRun, pageRunsOf} from './find/page-runs.ts'
import {pageStraysOf} from './find/page-strays.ts'
import {pageTalkOf} from './find/page-talk.ts'
import {mayBePasted} from './find/pasted.ts'
import {runOnLabelsOf} from './find/run-on-labels.ts'
import {isUnderContact} from './find/subject.ts'

/** The text of a licence, by its file: `LICENSE.md`, `OFL.txt`. */
const isLicence = ({path}: Draft): boolean =>
  licences.has(path.toLowerCase().split(/[\\/]/).at(-1)?.split(/[.-]/)[0] ?? '')

const licences = new Set(['license', 'licence', 'copying', 'notice', 'ofl'])

export default defineRule({
  summary: 'Page furniture (“chrome”) left in the copy: buttons, labels and dates from a web page.',
  why: 'Buttons, time stamps and rows of links belong to the page around the story. In the copy they look like a mistake.',
  authority:
    'W3C, Understanding WCAG 2.2, Info and Relationships: https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html',
  since: '0.1.0',
  kinds: {
    navigation: 'warning',
    sharing: 'warning',
    subscription: 'warning',
    comments: 'warning',
    related: 'warning',
    legal: 'warning',
    advertising: 'warning',
    player: 'warning',
    stamp: 'warning',
  },
  presets: {newsletter: {subscription: 'off', sharing: 'off', legal: 'off'}, docs: 'off'},
  outranks: ['sourcing', 'language', 'duplicate-headline'],
  options: {labels: [] as string[]},
  optionNotes: {labels: 'More labels from your site. A line is reported if it contains nothing else.'},
  reads: [chromeLinesOf, linesIn, runOnLabelsOf, pageRunsOf, pageTalkOf, pageStraysOf, mayBePasted],
  check({draft, options, report}) {
    const kinds = new Map(chromeLinesOf(draft).map(({block, start, kind}) => [`${block.index}:${start}`, kind]))
    if (isLicence(draft)) return
    const isPasted = mayBePasted(draft)
    const isAuthored = authoredIn(draft, isPasted)
    const level = isPasted ? {} : {atMost: 'info' as const}
    const own = new Set(options.labels.map((label) => label.toLowerCase()))
    const lines = linesIn(draft)
    let top = 0
    for (const [i, line] of lines.entries()) {
      if (line.role !== 'chrome' && own.size === 0) continue
      const isOwn = own.has(line.text.toLowerCase())
      const kind = kinds.get(`${line.block.index}:${line.start}`) ?? (isOwn && 'navigation')
      if (!kind || (line.text.includes('://') && kind !== 'legal') || (!isOwn && isAuthored(line, kind))) continue
      const after = lines[i + 1]
      const {todo, mayGo} = adviceFor(kind, line)
      const isKept = !isPasted || !mayGo || announces(kind, line, after, kinds)
      const fix = isKept ? undefined : atTop(draft, top, deleteLine(draft, line, lines[i - 1], after))
      if (fix?.[0]?.start === top) top = fix[0].end
      report(line, `${quote(line.text)} ${todo}`, {
        kind,
        ...level,
        ...(fix && {fix, structural: true}),
      })
    }
    for (const label of runOnLabelsOf(draft))
      report(label, `${quote(textOf(label))} is a label from a web page that ran into this sentence: cut it.`, {
        kind: label.kind,
        ...level,
      })
    for (const run of looseRunsIn(draft).filter((one) => !isAuthored(one, one.kind)))
      report(run, `${quote(textOf(run))} belongs to the web page around the story: cut it.`, {
        kind: run.kind,
        ...(isPasted && run.sure ? {} : {atMost: 'info' as const}),
      })
  },
  kindNotes: {
    navigation: 'menus, paths and page numbers',
    sharing: 'share and follow buttons',
    subscription: 'buttons to subscribe or sign in',
    comments: 'comment boxes and counts',
    related: 'links to other stories',
    legal: 'copyright lines and other small print',
    advertising: 'labels of advertisements and paid content',
    player: 'controls of video and audio',
    stamp: 'dates, reading times and bylines set by the page',
  },
  examples: [
    {
      good: 'The harbour app is free for crews of the town.\n\nFrequently Asked Questions (FAQ)\n\n1. What does the app do?\nIt tells crews when a berth is free.\n\n2. Who may use it?\nEvery crew of the town.',
      shows: 'a headline over questions',
    },
    {
      good: 'Comments are open until May. The council has published all replies online. You can watch the meeting live.',
      shows: 'news about comments',
    },
    {
      good: 'Print this page and stick it inside the cupboard door. Follow the club’s page for news. The bus leaves at 7.10, 7.40 and 8.05.',
      shows: 'sentences that ask for something',
    },
    {good: 'It rained.\n\nSee also: The flood of 1953. Next: the pumps.', shows: 'a writer’s own pointers'},
    {
      bad: 'It rained in Leeds. ==Photo 3 of 11 ‹ ›== The umpires left at noon.',
      says: '"Photo 3 of 11 ‹ ›" belongs to the web page around the story: cut it.',
      kind: 'player',
      severity: 'info',
    },
    {
      bad: '==Accept all cookies Manage preferences Reject== The chairman of the club has left.',
      kind: 'navigation',
      severity: 'warning',
    },
    {
      bad: '==By Ann Reed | Updated 07:12 | 12 Comments==\nThe square was under water by noon on Friday.\n',
      format: 'txt',
      kind: 'stamp',
    },
    {bad: 'The wall fell. ==READ MORE:== Head’s pride as school opens Nobody was hurt.', kind: 'related'},
    {bad: '==Cricket • Leeds • 3-minute read==\n\nIt rained in Leeds.', kind: 'stamp'},
    {bad: 'The wall fell at noon. ==💬 3 ♻️ 1 ❤️ 27== Nobody was hurt.', kind: 'sharing'},
    {bad: 'The wall fell at noon. ==Got a story? Tap== here to reach the newsdesk', kind: 'comments', severity: 'info'},
    {
      good: '# Fish pie\n\nA pie for Fridays.\n\nServes: 6\nCategory: Mains\n\n## Make the sauce\n\nMelt the butter.',
      shows: 'fields of a recipe',
    },
    {
      bad: '# Rain stops play\n\nIt rained.\n\nPlay ends.\n\n==Category: Sport==\n==Tags: cricket, rain==',
      kind: 'related',
    },
    {
      good: '# Register\n\nIt lists claims.\n\n**Version:** 1.0\n**Status:** Draft\n**Last updated:** July 2026',
      shows: 'what a document says of itself',
    },
    {
      bad: 'Rain stops play\n\n==4 min read Published on March 3, 2025 by admin==\n\nIt rained in Leeds.\n',
      format: 'txt',
      kind: 'stamp',
      says: '"4 min read Published on March 3, 2025 by admin" has "admin" as its author: name the real one, move the date to its field, then delete the line.',
    },
    {
      bad: '==View this email in your browser==\n\nIt rained in Leeds.\n\n==Sent from my iPhone==\n\n==You are receiving this email because you signed up on our site.==\n\n==Unsubscribe | Update your preferences==\n',
      format: 'txt',
      kind: 'subscription',
      severity: 'warning',
      says: '"View this email in your browser" belongs to the mail around a text: delete the line, or let the template of the mail add it.',
      fixed: 'It rained in Leeds.\n',
      shows: 'what a mail program puts around a text',
    },
    {
      good: 'View this email in your browser\n\nIt rained in Leeds.\n\nUnsubscribe | Update your preferences\n\nForward this to a friend\n\n© 2026 Leeds Courier. All rights reserved.\n',
      format: 'txt',
      preset: 'newsletter',
    },
    {
      bad: 'It rained in Leeds.\n\n[==Unsubscribe](https://leeds.site/u) | [Manage preferences==](https://leeds.site/p)',
    },
    {bad: '==Was this email forwarded to you? Sign up here.==\n\nIt rained in Leeds.\n', format: 'txt'},
    {bad: '==Skip to main content==\n\nIt rained in Leeds.\n', format: 'txt', preset: 'newsletter'},
    {
      good: 'Open the page in your browser.\n\nTo leave the list, press Unsubscribe.\n\nThe thief wrote it on his phone: “Sent from my iPhone” stood below.',
      shows: 'a text about mail',
    },
    {
      good: '# Letters\n\n## Unsubscribe\n\nWrite to the desk.\n\n## Update your profile\n\nSign in, then change it.',
      shows: 'headings of a manual',
    },
    {
      bad: '==Sponsored content==\n\nThe harbour hotel opens its new wing in May.',
      says: '"Sponsored content" labels paid content: keep it if this piece is paid for; otherwise delete the line.',
      fixed: 'Sponsored content\n\nThe harbour hotel opens its new wing in May.',
    },
    {
      bad: 'The opener struck sixty to steer ==Continue reading:== Opener guides side past rivals',
      says: '"Continue reading:" is a label from a web page that ran into this sentence: cut it.',
      kind: 'related',
    },
    {bad: 'It rained in Leeds.\n\n==The post Rain stops play appeared first on Leeds Courier.==', kind: 'related'},
    {bad: '==Home › News › Cricket==\n\nIt rained in Leeds.', kind: 'navigation'},
    {bad: 'It rained in Leeds.\n\n==Subscribe now==', kind: 'subscription'},
    {
      good: 'It rained in Leeds.\n\nUP NEXT\n\nYork: host Leeds on Friday.\n',
      format: 'txt',
      shows: 'a preview’s subhead',
    },
    {
      bad: 'It rained in Leeds.\n\n==Was this article helpful?==\n\n==A post shared by Ann Reed (@annreed)==\n',
      format: 'txt',
    },
    {
      good: 'It rained in Leeds.\n\nFollow Ann Reed on Twitter @annreed.\n',
      format: 'txt',
      shows: 'a writer’s own line',
    },
    {
      bad: 'It rained in Leeds.\n\n==Related: Play stopped==\n==© 2025 Leeds Courier. All rights reserved.==\n',
      format: 'txt',
    },
    {
      good: 'The ferry times have changed again this winter. Ask at the pier\nor at the office (shut on Mondays)\u00a0and\nlearn\n[more](https://example.org/times).',
    },
    {
      good: 'Join the [harbour walkers mailing list](https://lists.harbour.site/walkers).\n\nThe walks start at the pier at nine.',
    },
    {
      good: 'You may wonder how a ferry can sail all day without fuel. In true\nIsland style, the boat is powered by wind only.\n\nIt sails at noon.',
    },
    {bad: 'It rained in Leeds all day.\n\n==Join our mailing list.==', kind: 'subscription'},
    {good: '---\ntitle: The wall fell\ntags:\n- walls\nexcerpt: It fell', shows: 'front matter that lost its end'},
    {good: 'Judicial Watch: Email Was Hidden for Years. Court Related: A Podcast.'},
    {good: 'For the full list, see also: Appendix B. Continue reading: it gets better.'},
    {
      bad: '==3 min read Post on May 29, 2025==\nThe harbour wall is to be rebuilt, the port said.\n',
      format: 'txt',
      kind: 'stamp',
      severity: 'warning',
      says: '"3 min read Post on May 29, 2025" is a time stamp from a web page: check the date field, then delete the line.',
      fixed: 'The harbour wall is to be rebuilt, the port said.\n',
      shows: 'a line within a paragraph',
    },
    {
      bad: '==Skip to main content==\n\n==Share this article==\n\nThe wall fell.\n\n==Advertisement==\n\nNobody was hurt.\n\n==Read more: Five walls that fell==\n\n==close==\n',
      format: 'txt',
      fixed: 'The wall fell.\n\nNobody was hurt.\n',
    },
    {
      bad: '# The wall\n\n==Article with TOC==\n\n## ==Table of Contents==\n\n## The fall\n\nIt fell at noon.',
      says: '"Article with TOC" is a button or label from a web page: delete the line.',
      fixed: '# The wall\n\n## The fall\n\nIt fell at noon.',
    },
    {bad: 'The wall fell.\n\n==Home | News | Sport | About us | Privacy policy==\n', format: 'txt', kind: 'navigation'},
    {bad: 'The wall fell.\n\n==© 2026 Harbour Courier Ltd. All rights reserved.==', kind: 'legal'},
    {bad: 'The wall fell.\n\n==Follow us on Facebook Follow us on Instagram==', kind: 'sharing'},
    {bad: 'The wall fell.\n\n==Sign up for the Courier’s morning newsletter==\n', format: 'txt', kind: 'subscription'},
    {bad: '==Published: 3 May 2026, 14:10==\n\n==12 comments==\n\nThe wall fell.\n', format: 'txt'},
    {
      bad: 'The wall fell.\n\n==Continue reading==\nThe wall: what we know\n',
      format: 'txt',
      fixed: 'The wall fell.\n\nContinue reading\nThe wall: what we know\n',
      shows: 'a label whose title would stay behind is not deleted for the desk',
    },
    {bad: 'The wall fell.\n\n==Courier extra==\n\nIt was old.', options: {labels: ['Courier Extra']}},
    {
      good: 'They want to close the wall.\n\nThe menu has three dishes.\n\nMenu\n\nSoup, bread and fish.',
      format: 'txt',
    },
    {
      bad: '==By Ann Reed - 03/05/26 06:56 AM EST==\n\nThe wall fell.\n\n==Updated an hour ago==\n',
      format: 'txt',
      kind: 'stamp',
    },
    {good: 'Up next\n\nHarbour FC play at Mole End on Friday.\n', format: 'txt'},
    {good: '# Advertisement\n\nThe word comes from the French.', shows: 'a heading with copy under it'},
    {good: '## Table of contents\n\n- [The fall](#fall)\n- [The repair](#repair)'},
    {good: 'Photo by Ann Reed.\n\nAdditional reporting by Ed Hale.\n\nImage: Harbour Courier', format: 'txt'},
    {good: 'Ann Reed is a reporter for the Courier. Follow her on Instagram.', shows: 'a biography'},
    {good: 'Timetable\n\nFriday, 3 May, 2 pm – 4 pm\n\nSaturday, 4 May', format: 'txt'},
    {good: 'To opt out,\nfollow us on Facebook and write\nto the desk by Friday.', shows: 'a wrapped sentence'},
    {
      good: 'Open the board.\n\nClick on the "Create" button.\n\nOnce it is there,\nclick on "Add key".\n\nClick on a tile to change the colour:\n\n<button>red</button>',
      shows: 'steps of an instruction',
    },
    {
      bad: 'The wall fell.\n\n==Click here to read more about walls.==\n\n==Click on the image to enlarge it.==',
      says: '"Click here to read more about walls." tells readers to click: link the words that name the page instead, or delete the line.',
      fixed: 'The wall fell.\n\nClick here to read more about walls.\n\nClick on the image to enlarge it.',
      shows: 'a link that may be wanted is not deleted for the desk',
    },
    {
      good: 'The wall is drawn at random. Like this:\n\nLike this:\n\n![A wall](wall.png)\n\nOk, next image:\n\n## Towers\n\nA tower.',
      shows: 'lead-ins',
    },
    {bad: 'The wall fell.\n\n==Like this:==\n\n==Loading...==\n', format: 'txt'},
    {
      good: 'Alice More: Arrest him!  \nMore: Why, what has he done?  \nMargaret: He is bad!',
      shows: 'a speaker in a dialogue',
    },
    {
      good: 'Port | Ferry | Boat | Train\nMobile version | Yes, with tickets | No | Home\nPrint | No | No | Yes',
      shows: 'rows of a table',
    },
    {bad: 'The wall fell.\n\n==« Previous strip==\n\n==Next strip »==\n', format: 'txt'},
    {
      good: 'The wall fell.\n\n[<< Previous strip](/strips/8)\n[Next strip >>](/strips/10)',
      shows: 'links to the other parts of a series',
    },
    {good: '# Guide\n\n1. [Stay connected](#stay-connected)\n\n## Stay connected\n\nWe meet on Monday.'},
    {
      good: '# Letter\n\nIt is May.\n\n## Meetings\n\nMay 30, 2026, 9:00 am / 4:00 pm GMT\nThe keepers meet.',
      shows: 'when something takes place',
    },
    {good: 'A work once free can’t be switched to “All rights reserved”, the lawyers said, and they were right.'},
    {good: 'Click **Share**, then:\n\n- Share\n- Close\n- Print', shows: 'an instruction'},
    {
      good: '## Line length\n\nTags: `lines`, `width`\n\nIt counts.\n\n## Licence\n\n© 2026 Ann Reed. All rights reserved.',
    },
    {
      good: '# Dogs\n\nThe law of `dogs`. The list of dog walks lies in the hall, and each dog walk has a leader, so a dog walk is safe.\n\nSee Open -> Walks -> Dogs -> Map (under File -> Open -> Walks) for more.',
      shows: 'a path through menus',
    },
    {
      good: 'MEMO\n\nFROM: Ann Reed, Town Clerk\nTO: All Keepers and Wardens\nRE: Dogs on the pier\n\nThis memo says that dogs stay off the pier in the summer months.\n',
      format: 'txt',
      shows: 'the head of a memo',
    },
    {
      bad: '==From: Ann Reed <ann@port.example>\nTo: All Keepers\nSubject: FW: Dogs on the pier==\n\nDogs stay off the pier in the summer months.\n',
      format: 'txt',
    },
    {
      good: 'POLICY 12\nTable of Contents:\nWho keeps dogs\nTerms of Use\nFees\n\nThe keepers of dogs follow the rules below, and pay the fees by May.\n',
      format: 'txt',
      shows: 'an entry of the contents',
    },
    {
      good: '11-O-54\nORDINANCE\nSponsored by\nANN REED, MAYOR\nCo-Sponsored by\nED HALE, CLERK\n\nWHEREAS, the dogs of the town are loud and many, and bark all night;\n',
      format: 'txt',
      shows: 'who brings in a bill',
    },
    {
      good: 'The council has the open data of the town. Everyone may use the open data at night. Rules for the open data, made in May, follow.\n\nOpen Data Policy\nOpen Data Group\nOpen Data Portal\nOpen Data Policy\n\nThe group meets in May.\n',
      format: 'txt',
      shows: 'terms of the piece that open like a button',
    },
    {
      good: '# Walks\n\nThe walks start at nine in the morning, and each has a leader.\n\n[Learn more…][walks]\n\n[walks]: https://walks.site/',
      shows: 'a working link',
    },
    {
      good: '# Walks\n\nIt is `easy`.\n\nIn case you missed it:\n[the harbour walks](https://walks.site/) start in May and end in the autumn.',
    },
    {
      good: '# The harbour logo\n\n![Logo](logo.png)\n\nThe harbour logo is Copyright © 2006, Ann Reed.',
      shows: 'whose the thing is that the piece is about',
    },
    {good: '# News\n\nThe `walks` start in May.\n\n**More next month!**', shows: 'a goodbye'},
    {bad: '# News\n\nThe `walks` start in May.\n\n==Join the discussion==', kind: 'comments', severity: 'info'},
    {good: 'This post originally appeared in the Courier.\n\nSee also: Walls of the north.'},
  ],
})

/** Furniture that is no line and no label, each stretch once. */
function looseRunsIn(draft: Draft): PageRun[] {
  const isFound = overlapWith([...chromeLinesOf(draft), ...runOnLabelsOf(draft)])
  const runs = pageRunsOf(draft)
  const isRun = overlapWith(runs)
  const talk = [...runs, ...pageTalkOf(draft).filter((one) => !isRun(one))]
  const isTalk = overlapWith(talk)
  return [...talk, ...pageStraysOf(draft).filter((one) => !isTalk(one))].filter((run) => !isFound(run))
}

/** A test whether a range of a kind is a part of the piece. */
const authoredIn =
  (draft: Draft, isPasted: boolean) =>
  (span: Span, kind: string): boolean =>
    isOfPiece(draft, span, kind) || (!isPasted && (isMeantForReaders(span) || isUnderContact(draft, span.block)))

/** Of a label and the title of another story right under it, the title would stay behind as copy. */
const announces = (kind: string, {block}: Line, after: Line | undefined, kinds: ReadonlyMap<string, string>) =>
  kind === 'related' && after?.block === block && !kinds.has(`${block.index}:${after.start}`)

/** At the very top of a draft a line goes with the blank lines after it. */
function atTop({text}: Draft, top: number, edits: Edit[] | undefined): Edit[] | undefined {
  const [edit] = edits ?? []
  if (!edit || edit.start > top || text.slice(edit.start, top).trim()) return edits
  const rest = text.slice(edit.end)
  return [{start: top, end: edit.end + rest.length - rest.trimStart().length, text: ''}]
}
