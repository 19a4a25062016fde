// The shapes of page chrome that no list of labels can spell out: stamps, counts, copyright lines, rows of links.
import {weekdayNames} from '../../core/calendar.ts'
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

/** A pattern, and what a line must hold before it is run. */
export interface ChromePattern {
  kind: ChromeKind
  /** The words such a line opens with, in small letters, and `0` for a figure; left out where it may open with any. */
  opens?: string
  /** The words of which such a line holds one, if not a ©; left out where `opens` names rare ones. */
  words?: string
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

/** All patterns. The first that fits a line says what it is; those that may open with any word go first. */
export const chromePatterns: readonly ChromePattern[] = [
  {kind: 'stamp', opens: '0', pattern: /^\(?\d+\s*-?\s*min(?:ute)?s?\.?\s+(?:read|listen|watch)\b.{0,60}$/i},
  {
    kind: 'stamp',
    opens: 'estimated read reading',
    pattern: /^(?:estimated )?read(?:ing)? time\s*:?\s*(?:about )?\d+.{0,20}$/i,
  },
  {
    kind: 'stamp',
    words: 'updated published posted modified',
    pattern:
      /^[^.?!]{0,60}[|·•,–-]?\s*(?:last )?(?:updated|published|posted|modified)\s*:\s*[^.?!]{0,12}\d[^?!]{4,60}$/i,
    and: /\b(?:19|20)\d\d\b|\d:\d\d/,
  },
  {
    kind: 'stamp',
    opens: 'by',
    words: weekdayNames.join(' ').toLowerCase(),
    pattern: /^By \p{Lu}[^.?!]{2,60} on \w+day, \w+ \d[^?!]{0,40}$/u,
  },
  {
    kind: 'legal',
    words: 'copyright copyleft',
    pattern:
      /^(?:\W*|.{0,70}\s)(?:©|copy(?:right|left)\s*(?:©|\(c\)|@|[-–]?\s*(?:19|20)\d\d|by\b|,)|(?:19|20)\d\d\s+copyright\b)/i,
    and: company,
    not: credit,
  },
  {
    kind: 'legal',
    opens: 'all content contents copyright',
    pattern: /^(?:[Aa]ll )?(?:[Cc]ontents? )?(?:©\s*)?[Cc](?:opyright|OPYRIGHT) \p{Lu}[^!?]{1,60}\b(?:19|20)\d\d/u,
    not: credit,
  },
  {
    kind: 'related',
    opens: 'more follow',
    pattern: /^(?:more \S.{0,30}:|follow [^.!?]{1,70} (?:at|on|here):?)\s+https?:\/\/\S+.{0,60}$/i,
  },
  {kind: 'sharing', opens: 'share', pattern: /^share all sharing options\b/i},
  {kind: 'legal', words: 'rights', pattern: /^.{0,160}\ball rights (?:are )?reserved\b/i, not: credit},
  {
    kind: 'legal',
    words: 'powered hosted designed',
    pattern: /^(?:\S+\s+){0,3}?(?:proudly |website )?(?:powered|hosted|designed) by\s+\S+(?:\s+\S+){0,3}$/i,
  },
  {
    kind: 'comments',
    opens: 'be',
    pattern: /^be the first to (?:comment|post|leave|write|review|share|send)\b.{0,60}$/i,
  },
  {
    kind: 'comments',
    opens: '0',
    pattern: /^\d+ (?:responses|thoughts|replies|comments) (?:to|on|so far)\b.{0,150}$/i,
  },
  {
    kind: 'comments',
    opens: '0 share view views like likes',
    pattern:
      /^(?:(?:share|views?|likes?)\W+)?\(?\+?[\d.,]+\s?k?\)?\+?\s*(?:comments?|shares?|likes?|views?|retweets?|replies|reactions?|claps?)\)?(?:\s*[|·•]?\s*[\d.,]+\s?k?\s\w+)*$/i,
  },
  {
    kind: 'comments',
    opens: 'comment comments share shares like likes view views',
    pattern: /^(?:comments?|shares?|likes?|views?)\s*[:(]\s*\d[\d.,]*k?\)?$/i,
  },
  {
    kind: 'comments',
    opens: 'please you if be log login logon logged loggedin loggedon sign signed register registered',
    pattern:
      /^(?:please |you (?:must|need to|have to) |if you would like to add a comment, please )?(?:be )?(?:log(?:ged)?[- ]?(?:in|on)|sign(?:ed)?[- ]in|register(?:ed)?|login)\b.{0,50}\b(?:comments?|reply|continue|vote|discussion|log in|login)\b.{0,60}$/i,
  },
  {
    kind: 'sharing',
    opens: 'follow',
    pattern: new RegExp(`^follow (?:@\\w+|our [^.!?]{1,40}) on (?:${networks})\\b[\\W\\d]*$`, 'i'),
  },
  {
    kind: 'subscription',
    opens: 'sign signup subscribe register join get receive keep',
    pattern:
      /^(?:sign[- ]?up|signup|subscribe|register|join|get|receive|keep up)\b[^.?!]{0,140}\b(?:newsletters?|mailing list|inbox|e-?mail updates|e-?mail alerts|news alerts)\b[^.?!]{0,60}[.!]?$/i,
    not: /^(?:\S+\s+){26}/,
  },
  {
    kind: 'subscription',
    words: 'inbox email mail door letterbox',
    pattern:
      /^(?:[^.?!]{0,90}\W)?(?:delivered|sent|straight|direct|right)\b[^.?!]{0,30} to your (?:inbox|e-?mail|door|letterbox)\b[^.?!]{0,30}[.!]?$/i,
    not: /^(?:\S+\s+){20}/,
  },
  {
    kind: 'subscription',
    opens: 'subscribe',
    pattern:
      /^[Ss](?:ubscribe|UBSCRIBE) (?:(?:now|today|here) )?[Tt][Oo] (?:[Tt]he )?(?:[\p{Lu}\d][^\s.!]*\s?){1,5}[.!]?$/u,
  },
  {
    kind: 'subscription',
    words: 'newsletter newsletters',
    pattern: /^(?:[\p{Lu}\d][^\s.!,:]*\s){1,5}(?:Newsletters?|NEWSLETTERS?)$/u,
  },
  {
    kind: 'subscription',
    opens: 'download',
    pattern: /^download (?:the|our) [^.,!?]{0,40}\bapp\b[^.,!?]{0,60}[.!]?$/i,
    not: /^(?:\S+\s+){14}|\band\b/,
  },
  {
    kind: 'related',
    opens: 'related read also up don must you more deal see watch listen hear',
    pattern:
      /^(?:related(?: (?:articles?|stor(?:y|ies)|coverage|news|links?|posts?))?|read more|also read|read also|read next|up next|don['’]t miss|must[- ]read|you may also like|more stories|deal alert|SEE MORE|WATCH|WATCH MORE|LISTEN|HEAR|MORE|READ)\s*[:|»]\s*\S.{0,200}$/i,
    unlinked: true,
  },
  {
    kind: 'related',
    opens: 'read see view',
    pattern:
      /^(?:read|see|view) more (?:articles|stories|posts|news|coverage)? ?(?:by|from|about|on|in)\b[^.!?]{1,60}[.!…]*$/i,
    unlinked: true,
  },
  {
    kind: 'related',
    opens: 'more',
    pattern:
      /^[Mm](?:ore|ORE) (?:from|on|in|at|FROM|ON|IN|AT|From|On|In|At) (?:(?:this|This|THIS) (?:stream|section|author|series|topic|category)\b.{0,90}|(?:[Tt]he |THE )?(?:\p{Lu}[^\s.!?:]*\s?){1,4})$/u,
    unlinked: true,
  },
  {
    kind: 'related',
    opens: 'also',
    pattern: /^[Aa]lso (?:on|in|from) (?:the )?(?:\p{Lu}[^\s.!?:]*\s?){1,4}$/u,
    unlinked: true,
  },
  {
    kind: 'related',
    opens: 'tags filed posted labels',
    pattern: /^(?:tags|filed under|posted in|labels)\s*:\s*[^.!?]{0,200}$/i,
  },
  {
    kind: 'related',
    opens: 'click',
    pattern: /^click (?:here|on|the|below|this|to)\b[^!?]{0,80}[.!]?$/i,
    not: /^(?:\S+\s+){14}/,
    unlinked: true,
  },
  {kind: 'navigation', opens: 'home', pattern: /^home(?:\s?[>»›/]\s?[^>»›/.!?\n]{2,40}){1,6}$/i},
  {
    kind: 'navigation',
    opens: 'previous prev back older next newer',
    pattern: /^(?:[←«‹<]+ ?(?:previous|prev|back|older)(?: \w+)?|(?:next|newer)(?: \w+)? ?[→»›>]+)$/i,
  },
  {kind: 'related', opens: 'the', words: 'appeared', pattern: /^the post .{3,200} appeared first on .{2,80}$/i},
  {
    kind: 'related',
    opens: 'posted filed tagged category categories tags',
    pattern:
      /^(?:posted in|filed under|tagged(?: with| as)?|category:|categories:|tags:) (?:[^,.!?;:]{2,30}, ?){0,8}[^,.!?;:]{2,30}$/i,
    unlinked: true,
  },
  {
    kind: 'stamp',
    opens: 'posted written published by',
    pattern: /^(?:(?:posted|written|published) )?by (?:admin|administrator|webmaster)(?: on .{4,30})?$/i,
  },
  {
    kind: 'sharing',
    opens: 'join follow subscribe',
    pattern:
      /^(?:join|follow|subscribe to) (?:our|the|my) (?:\S+ ){0,2}(?:whatsapp|telegram|discord|youtube|facebook|signal|viber|slack) (?:channel|group|community|server|page)\b[^.!?]{0,40}[.!]?$/i,
    unlinked: true,
  },
  {kind: 'comments', opens: 'this', words: 'akismet', pattern: /^this site uses akismet\b.{0,120}$/i},
  {
    kind: 'sharing',
    opens: 'follow',
    pattern:
      /^follow @\w{2,30}(?: on (?:x|twitter|instagram|threads|facebook|tiktok|mastodon|bluesky))?(?: for [^.!?]{3,40})?[.!]?$/i,
    unlinked: true,
  },
  {
    kind: 'subscription',
    opens: 'join',
    pattern:
      /^join (?:over )?(?:the )?[\d,.]+k?\+? (?:[a-z]+ )?(?:readers|subscribers|others|members|followers)\b[^.?!]{0,80}[.!]?$/i,
  },
  {
    kind: 'player',
    opens: 'slideshow photo gallery',
    pattern: /^(?:slideshow|photo gallery|gallery)\b[^.!?]{0,40}\d+ (?:photos|images|slides|pictures)\)?$/i,
  },
  {kind: 'sharing', opens: 'a', words: 'shared', pattern: /^a post shared by .{2,60}\(@[\w.]+\)(?: on .{4,40})?$/i},
  {kind: 'sharing', opens: 'shared', pattern: /^shared [\d.,]+k? times?$/i},
  {kind: 'legal', words: 'theme', pattern: /^(?:\S+ )?theme by (?:\S+\s?){1,3}$/i},
  {
    kind: 'subscription',
    opens: 'subscribe get try',
    pattern:
      /^(?:subscribe|get (?:unlimited|full|digital) access|try it(?: free)?) for (?:just |only )?[$£€]?\d[^.!?]{0,40}[.!]?$/i,
  },
  {
    kind: 'subscription',
    opens: 'to',
    words: 'continue keep',
    pattern:
      /^to (?:continue|keep) (?:reading|watching|listening)\b[^.!?]{0,60}\b(?:subscribe|log ?in|sign ?in|register)\b[^.!?]{0,30}[.!]?$/i,
  },
  {
    kind: 'subscription',
    words: 'inbox',
    pattern: /^[^.!?]{0,80}\bin your inbox\b[^.!?]{0,30}[.!]?$/i,
    not: /^(?:\S+\s+){16}|\b(?:she|he|they|it|said|was|were|has|had|will|when|if|email|message)\b/i,
  },
  {
    kind: 'related',
    opens: 'read',
    pattern:
      /^read the (?:full|complete|original) (?:story|article|post|report|interview|text)(?: here| (?:at|on) .{2,40})?[.!]?$/i,
    unlinked: true,
  },
  {
    kind: 'player',
    opens: 'image photo slide picture page',
    pattern: /^(?:image|photo|slide|picture|page)\s+\d+\s*(?:of|\/)\s*\/?\s*\d+$/i,
  },
]
