// The frames of the built-in lists that can't be read, each with its file and line.
import {readdirSync, readFileSync} from 'node:fs'
import {classFinder, frameMistakes, readFrame, type WordClasses} from '../core/frames/read.ts'
import {FrameError} from '../core/frames/syntax.ts'

type Frames = Readonly<Record<string, readonly string[]>>

/** What a list file has of frames: `frames` are looked for if it has `kinds`; all others are tried beside something. */
interface FrameFile {
  kinds?: object
  frames?: Frames
  context?: Frames
  words?: WordClasses
}

/** What is wrong with the frames in a folder of lists: `rules/lists/desk-notes.json:49: There is no class …`. */
export const listFileMistakes = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => mistakesIn(`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')))

function mistakesIn(path: string, text: string): string[] {
  const {kinds, frames = {}, context = {}, words = {}} = JSON.parse(text) as FrameFile
  const beside = [...Object.values(context), ...(kinds ? [] : Object.values(frames))].flat()
  const classOf = classFinder(words)
  const sought = kinds ? frameMistakes({frames, words}) : []
  const written = Object.values(frames).flat()
  return [
    ...sought.map(({number, message}) => ({frame: written[number] ?? '', message})),
    ...beside.flatMap((frame) => mistakeOf(frame, () => readFrame(frame, classOf))),
  ].map(({frame, message}) => `${path}:${lineOf(frame, text)}: ${message}`)
}

function mistakeOf(frame: string, read: () => unknown): {frame: string; message: string}[] {
  try {
    read()
    return []
  } catch (error) {
    if (error instanceof FrameError) return [{frame, message: error.message}]
    throw error
  }
}

/** The line a frame stands on in its file, from 1. */
const lineOf = (frame: string, text: string): number =>
  text.slice(0, Math.max(0, text.indexOf(JSON.stringify(frame)))).split('\n').length
