// What phrases and frames find in texts, and which find the same. Pure.
import type {Block} from '../../src/core/draft/blocks.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Hit, PhraseList} from '../../src/core/phrase-list.ts'
import {makeMatcher} from '../../src/core/phrases/matcher.ts'
import {textFormat} from '../../src/formats/text.ts'
import type {Written} from './written.ts'

/** How often each phrase and frame was found, and how often two of which one is a frame took the same range. */
export interface Trial {
  found: Map<Written, number>
  together: Map<Written, Map<Written, number>>
}

/** The blocks of a text. */
export const readBlocks = (text: string): readonly Block[] => parseDraft({path: 'a.txt', text}, textFormat).blocks

/** Look for all in every text. */
export function tryAll(all: readonly Written[], texts: Iterable<string>): Trial {
  const finder = makeFinder(all)
  const trial: Trial = {found: new Map(), together: new Map()}
  for (const text of texts)
    for (const block of readBlocks(text)) {
      const ranges = new Map<string, Written[]>()
      for (const [written, hits] of finder(block)) {
        trial.found.set(written, (trial.found.get(written) ?? 0) + hits.length)
        for (const {start, end} of hits) {
          const range = `${start} ${end}`
          ranges.set(range, [...(ranges.get(range) ?? []), written])
        }
      }
      for (const some of ranges.values()) if (some.length > 1) noteTogether(some, trial.together)
    }
  return trial
}

/** Finds the hits of each phrase and frame in a block. */
function makeFinder(all: readonly Written[]): (block: Block) => Map<Written, readonly Hit[]> {
  const writtenOf = new Map<PhraseList, Written>(all.map((written) => [scannedFor(written), written]))
  const matcher = makeMatcher(writtenOf.keys())
  return (block) => {
    const found = new Map<Written, readonly Hit[]>()
    for (const [list, scanned] of matcher.scan(block)) {
      const written = writtenOf.get(list) as Written
      const hits = written.own.frames?.hitsIn(block, scanned) ?? scanned
      if (hits.length > 0) found.set(written, hits)
    }
    return found
  }
}

/** What the matcher looks for: a frame's anchors, or the phrase. */
export const scannedFor = ({own}: Written): PhraseList => own.frames?.anchors ?? own

function noteTogether(some: readonly Written[], together: Trial['together']): void {
  for (const frame of some)
    for (const other of some) {
      if (!frame.isFrame || other === frame) continue
      const others = together.get(frame) ?? new Map<Written, number>()
      together.set(frame, others.set(other, (others.get(other) ?? 0) + 1))
    }
}

/** Frames that find nothing but what another phrase or frame finds, too: the frame, the other, and how often. */
export function findCovered({found, together}: Trial): [frame: Written, other: Written, times: number][] {
  return [...together].flatMap(([frame, others]) =>
    [...others]
      .filter(([, times]) => times === found.get(frame))
      .map(([other, times]): [Written, Written, number] => [frame, other, times]),
  )
}
