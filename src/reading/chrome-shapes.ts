// The shapes of page chrome that no list of labels can spell out: stamps, counts, copyright lines, rows of links.
export type ChromeKind =
  | 'navigation'
  | 'sharing'
  | 'subscription'
  | 'comments'
  | 'related'
  | 'legal'
  | 'advertising'
  | 'player'
  | 'stamp'

interface Shape {
  kind: ChromeKind
  /** A line without any of these, in lower case, can't be meant: most lines cost no pattern. */
  words: readonly string[]
  pattern: RegExp
  /** The line must hold these words too. */
  and?: RegExp
  /** What makes it copy after all. */
  not?: RegExp
  /** A link of its own makes the line an editor's work. */
  unlinked?: boolean
}

const networks = 'facebook|twitter|instagram|linkedin|youtube|pinterest|reddit|whatsapp|telegram|threads|bluesky|tiktok'
const company =
  /\b(?:19|20)\d\d\b|rights (?:are )?reserved|\b(?:inc|ltd|llc|limited|corp|plc|gmbh|pty|company|media|network|weekly|times|news|owned by)\b/i
const credit = /\b(?:reprint|excerpt|courtesy|photo|photograph|image|illustration|isbn|publisher|imprint)/i

const shapes: readonly Shape[] = [
  {kind: 'stamp', words: ['min'], pattern: /^\(?\d+\s*-?\s*min(?:ute)?s?\.?\s+(?:read|listen|watch)\b.{0,60}$/i},
  {kind: 'stamp', words: ['time'], pattern: /^(?:estimated )?read(?:ing)? time\s*:?\s*(?:about )?\d+.{0,20}$/i},
  {
    kind: 'stamp',
    words: ['updated', 'published', 'posted', 'modified'],
    pattern:
      /^[^.?!]{0,60}[|·•,–-]?\s*(?:last )?(?:updated|published|posted|modified)\s*:\s*[^.?!]{0,12}\d[^?!]{4,60}$/i,
    and: /\b(?:19|20)\d\d\b|\d:\d\d/,
  },
  {kind: 'stamp', words: ['day, '], pattern: /^By \p{Lu}[^.?!]{2,60} on \w+day, \w+ \d[^?!]{0,40}$/u},
  {
    kind: 'legal',
    words: ['©', 'copy'],
    pattern:
      /^(?:\W*|.{0,70}\s)(?:©|copy(?:right|left)\s*(?:©|\(c\)|@|[-–]?\s*(?:19|20)\d\d|by\b|,)|(?:19|20)\d\d\s+copyright\b)/i,
    and: company,
    not: credit,
  },
  {
    kind: 'legal',
    words: ['copyright'],
    pattern: /^(?:[Aa]ll )?(?:[Cc]ontents? )?(?:©\s*)?[Cc](?:opyright|OPYRIGHT) \p{Lu}[^!?]{1,60}\b(?:19|20)\d\d/u,
    not: credit,
  },
  {
    kind: 'related',
    words: ['http'],
    pattern: /^(?:more \S.{0,30}:|follow [^.!?]{1,70} (?:at|on|here):?)\s+https?:\/\/\S+.{0,60}$/i,
  },
  {kind: 'sharing', words: ['share all'], pattern: /^share all sharing options\b/i},
  {kind: 'legal', words: ['all rights'], pattern: /^.{0,160}\ball rights (?:are )?reserved\b/i, not: credit},
  {
    kind: 'legal',
    words: ['powered', 'hosted', 'designed'],
    pattern: /^(?:\S+\s+){0,3}?(?:proudly |website )?(?:powered|hosted|designed) by\s+\S+(?:\s+\S+){0,3}$/i,
  },
  {
    kind: 'comments',
    words: ['be the first'],
    pattern: /^be the first to (?:comment|post|leave|write|review|share|send)\b.{0,60}$/i,
  },
  {
    kind: 'comments',
    words: ['responses', 'thoughts', 'replies', 'comments'],
    pattern: /^\d+ (?:responses|thoughts|replies|comments) (?:to|on|so far)\b.{0,150}$/i,
  },
  {
    kind: 'comments',
    words: ['comment', 'share', 'like', 'view', 'retweet', 'replies', 'reaction', 'clap'],
    pattern:
      /^(?:(?:share|views?|likes?)\W+)?\(?\+?[\d.,]+\s?k?\)?\+?\s*(?:comments?|shares?|likes?|views?|retweets?|replies|reactions?|claps?)\)?(?:\s*[|·•]?\s*[\d.,]+\s?k?\s\w+)*$/i,
  },
  {
    kind: 'comments',
    words: ['comment', 'share', 'like', 'view'],
    pattern: /^(?:comments?|shares?|likes?|views?)\s*[:(]\s*\d[\d.,]*k?\)?$/i,
  },
  {
    kind: 'comments',
    words: ['comment', 'reply', 'continue', 'vote', 'discussion', 'log in', 'login'],
    pattern:
      /^(?:please |you (?:must|need to|have to) |if you would like to add a comment, please )?(?:be )?(?:log(?:ged)?[- ]?(?:in|on)|sign(?:ed)?[- ]in|register(?:ed)?|login)\b.{0,50}\b(?:comments?|reply|continue|vote|discussion|log in|login)\b.{0,60}$/i,
  },
  {
    kind: 'sharing',
    words: ['follow '],
    pattern: new RegExp(`^follow (?:@\\w+|our [^.!?]{1,40}) on (?:${networks})\\b[\\W\\d]*$`, 'i'),
  },
  {
    kind: 'subscription',
    words: ['newsletter', 'mailing list', 'inbox', 'mail updates', 'mail alerts', 'news alerts'],
    pattern:
      /^(?:sign[- ]?up|signup|subscribe|register|join|get|receive|keep up)\b[^.?!]{0,140}\b(?:newsletters?|mailing list|inbox|e-?mail updates|e-?mail alerts|news alerts)\b[^.?!]{0,60}[.!]?$/i,
    not: /^(?:\S+\s+){26}/,
  },
  {
    kind: 'subscription',
    words: [' to your '],
    pattern:
      /^(?:[^.?!]{0,90}\W)?(?:delivered|sent|straight|direct|right)\b[^.?!]{0,30} to your (?:inbox|e-?mail|door|letterbox)\b[^.?!]{0,30}[.!]?$/i,
    not: /^(?:\S+\s+){20}/,
  },
  {
    kind: 'subscription',
    words: ['subscribe'],
    pattern:
      /^[Ss](?:ubscribe|UBSCRIBE) (?:(?:now|today|here) )?[Tt][Oo] (?:[Tt]he )?(?:[\p{Lu}\d][^\s.!]*\s?){1,5}[.!]?$/u,
  },
  {
    kind: 'subscription',
    words: ['newsletter'],
    pattern: /^(?:[\p{Lu}\d][^\s.!,:]*\s){1,5}(?:Newsletters?|NEWSLETTERS?)$/u,
  },
  {
    kind: 'subscription',
    words: ['download'],
    pattern: /^download (?:the|our) [^.,!?]{0,40}\bapp\b[^.,!?]{0,60}[.!]?$/i,
    not: /^(?:\S+\s+){14}|\band\b/,
  },
  {
    kind: 'related',
    words: [':', '|', '»'],
    pattern:
      /^(?:related(?: (?:articles?|stor(?:y|ies)|coverage|news|links?|posts?))?|read more|also read|read also|read next|up next|don['’]t miss|must[- ]read|you may also like|more stories|deal alert|SEE MORE|WATCH|WATCH MORE|LISTEN|HEAR|MORE|READ)\s*[:|»]\s*\S.{0,200}$/i,
    unlinked: true,
  },
  {
    kind: 'related',
    words: ['more '],
    pattern:
      /^(?:read|see|view) more (?:articles|stories|posts|news|coverage)? ?(?:by|from|about|on|in)\b[^.!?]{1,60}[.!…]*$/i,
    unlinked: true,
  },
  {
    kind: 'related',
    words: ['more '],
    pattern:
      /^[Mm](?:ore|ORE) (?:from|on|in|at|FROM|ON|IN|AT|From|On|In|At) (?:(?:this|This|THIS) (?:stream|section|author|series|topic|category)\b.{0,90}|(?:[Tt]he |THE )?(?:\p{Lu}[^\s.!?:]*\s?){1,4})$/u,
    unlinked: true,
  },
  {
    kind: 'related',
    words: ['also '],
    pattern: /^[Aa]lso (?:on|in|from) (?:the )?(?:\p{Lu}[^\s.!?:]*\s?){1,4}$/u,
    unlinked: true,
  },
  {
    kind: 'related',
    words: ['tags', 'filed under', 'posted in', 'labels'],
    pattern: /^(?:tags|filed under|posted in|labels)\s*:\s*[^.!?]{0,200}$/i,
  },
  {
    kind: 'related',
    words: ['click '],
    pattern: /^click (?:here|on|the|below|this|to)\b[^!?]{0,80}[.!]?$/i,
    not: /^(?:\S+\s+){14}/,
    unlinked: true,
  },
  {kind: 'navigation', words: ['home'], pattern: /^home(?:\s?[>»›/]\s?[^>»›/.!?\n]{2,40}){1,6}$/i},
  {
    kind: 'navigation',
    words: ['←', '«', '‹', '<', '→', '»', '›', '>'],
    pattern: /^(?:[←«‹<]+ ?(?:previous|prev|back|older)(?: \w+)?|(?:next|newer)(?: \w+)? ?[→»›>]+)$/i,
  },
  {kind: 'related', words: ['appeared first on'], pattern: /^the post .{3,200} appeared first on .{2,80}$/i},
  {
    kind: 'related',
    words: ['posted in', 'filed under', 'tagged', 'categor', 'tags:'],
    pattern:
      /^(?:posted in|filed under|tagged(?: with| as)?|category:|categories:|tags:) (?:[^,.!?;:]{2,30}, ?){0,8}[^,.!?;:]{2,30}$/i,
    unlinked: true,
  },
  {
    kind: 'stamp',
    words: ['by '],
    pattern: /^(?:(?:posted|written|published) )?by (?:admin|administrator|webmaster)(?: on .{4,30})?$/i,
  },
  {
    kind: 'sharing',
    words: ['whatsapp', 'telegram', 'discord', 'youtube', 'facebook', 'signal', 'viber', 'slack'],
    pattern:
      /^(?:join|follow|subscribe to) (?:our|the|my) (?:\S+ ){0,2}(?:whatsapp|telegram|discord|youtube|facebook|signal|viber|slack) (?:channel|group|community|server|page)\b[^.!?]{0,40}[.!]?$/i,
    unlinked: true,
  },
  {kind: 'comments', words: ['akismet'], pattern: /^this site uses akismet\b.{0,120}$/i},
  {
    kind: 'sharing',
    words: ['follow @'],
    pattern:
      /^follow @\w{2,30}(?: on (?:x|twitter|instagram|threads|facebook|tiktok|mastodon|bluesky))?(?: for [^.!?]{3,40})?[.!]?$/i,
    unlinked: true,
  },
  {
    kind: 'subscription',
    words: ['join '],
    pattern:
      /^join (?:over )?(?:the )?[\d,.]+k?\+? (?:[a-z]+ )?(?:readers|subscribers|others|members|followers)\b[^.?!]{0,80}[.!]?$/i,
  },
  {
    kind: 'player',
    words: ['slideshow', 'gallery'],
    pattern: /^(?:slideshow|photo gallery|gallery)\b[^.!?]{0,40}\d+ (?:photos|images|slides|pictures)\)?$/i,
  },
  {kind: 'sharing', words: ['a post shared'], pattern: /^a post shared by .{2,60}\(@[\w.]+\)(?: on .{4,40})?$/i},
  {kind: 'sharing', words: ['shared'], pattern: /^shared [\d.,]+k? times?$/i},
  {kind: 'legal', words: ['theme by'], pattern: /^(?:\S+ )?theme by (?:\S+\s?){1,3}$/i},
  {
    kind: 'subscription',
    words: ['subscribe', 'access', 'try it'],
    pattern:
      /^(?:subscribe|get (?:unlimited|full|digital) access|try it(?: free)?) for (?:just |only )?[$£€]?\d[^.!?]{0,40}[.!]?$/i,
  },
  {
    kind: 'subscription',
    words: ['to continue', 'to keep'],
    pattern:
      /^to (?:continue|keep) (?:reading|watching|listening)\b[^.!?]{0,60}\b(?:subscribe|log ?in|sign ?in|register)\b[^.!?]{0,30}[.!]?$/i,
  },
  {
    kind: 'subscription',
    words: ['in your inbox'],
    pattern: /^[^.!?]{0,80}\bin your inbox\b[^.!?]{0,30}[.!]?$/i,
    not: /^(?:\S+\s+){16}|\b(?:she|he|they|it|said|was|were|has|had|will|when|if|email|message)\b/i,
  },
  {
    kind: 'related',
    words: ['read the'],
    pattern:
      /^read the (?:full|complete|original) (?:story|article|post|report|interview|text)(?: here| (?:at|on) .{2,40})?[.!]?$/i,
    unlinked: true,
  },
  {
    kind: 'player',
    words: ['image', 'photo', 'slide', 'picture', 'page'],
    pattern: /^(?:image|photo|slide|picture|page)\s+\d+\s*(?:of|\/)\s*\/?\s*\d+$/i,
  },
]

/** The kind of chrome a line is by its shape; `linked` where an editor set a link in it. */
export function shapeOf(text: string, linked: boolean): ChromeKind | undefined {
  if (text.length > 400) return undefined
  const line = text.replace(/^[\s|•·»>–-]+/, '')
  const lower = line.toLowerCase()
  return shapes.find(
    ({words, pattern, and, not, unlinked}) =>
      !(unlinked && linked) &&
      words.some((word) => lower.includes(word)) &&
      pattern.test(line) &&
      (and?.test(line) ?? true) &&
      !not?.test(line),
  )?.kind
}

const dateWord =
  /^(?:\d.*|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m|[ecmp][sd]?t|gmt|utc|bst|ist|aedt|aest|amt|cet|cest|ago|hours?|min(?:ute)?s?|days?|weeks?|months?|today|yesterday|at|on|hrs?|an?)$/i

/** Does a text hold a date, a time of day or an age? */
export const holdsDate = (text: string): boolean =>
  /\d|ago\b/i.test(text) &&
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b|\b(?:hours?|minutes?|mins|days?|weeks?|months?) ago\b/i.test(
    text,
  )

/** Does it hold a time of day? */
export const holdsTime = (text: string): boolean => /\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b/i.test(text)

const withoutByline = (text: string) =>
  /\bby/i.test(text)
    ? text
        .replace(/\b[Bb]y \p{L}+(?=\s*(?:[|,]|$))/gu, ' ')
        .replace(/(?:^|\s)[Bb][Yy]\s?(?:\p{Lu}[\p{L}.'’-]*\s?){1,4}/gu, ' ')
    : text

/** The words of a stretch that are neither dates, numbers, addresses, handles nor a byline. */
export function plainWords(text: string): string[] {
  const bare = withoutByline(text.replace(/https?:\/\/\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+/g, ' '))
  return (bare.match(/[\p{L}\p{N}][\p{L}\p{N}.:,'’/-]*/gu) ?? []).filter(
    (word) => !dateWord.test(word.replace(/[.,:]+$/, '')),
  )
}

const separator = /\s*(?:\]\s*\[|::|[|·•»¦])\s*|\s[-–/\\*.]\s/

/** The parts of a row of links, as `Home | News | Contact us`. */
export const rowParts = (line: string): string[] => line.split(separator).filter((part) => /[\p{L}\p{N}]/u.test(part))
