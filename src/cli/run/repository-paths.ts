// CI systems look for drafts from the root of the repository, wherever Copydesk was started.
import {relative, resolve, sep} from 'node:path'
import {VFile} from 'vfile'
import type {Related} from '../../core/rule.ts'
import type {Console} from '../console.ts'

/** The reports of formats that such systems read. */
export const isFromRoot = (format: string): boolean => ['github', 'gitlab', 'sarif'].includes(format)

/** The reports with paths from the root that the environment names, where the working directory is below it. */
export function fromRoot(files: readonly VFile[], {cwd, env = {}}: Console): readonly VFile[] {
  const root = env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR
  if (!root || resolve(root) === cwd || !cwd.startsWith(`${resolve(root)}${sep}`)) return files
  const move = (path: string) => relative(root, resolve(cwd, path)).split(sep).join('/')
  return files.map((file) => {
    const moved = new VFile({path: move(file.path), value: file.value})
    moved.messages = file.messages.map((message) => {
      const {related} = message as {related?: Related[]}
      if (!related) return message
      const places = related.map((place) => (place.path === undefined ? place : {...place, path: move(place.path)}))
      return Object.assign(Object.create(Object.getPrototypeOf(message)), message, {related: places})
    })
    return moved
  })
}
