// What the browser keeps: each text by itself, and stored again only if it was changed.
import {expect, test} from 'vitest'
import {openDeskMemory} from '../../src/desk/page/memory.ts'

/** A storage with room for so many UTF-16 code units, which counts what is written. */
function makeStorage(room = 1000) {
  const items = new Map<string, string>()
  const written: string[] = []
  const storage = {
    get length() {
      return items.size
    },
    key: (i: number) => [...items.keys()][i] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
    setItem(key: string, value: string) {
      const others = [...items].filter(([one]) => one !== key)
      if (others.reduce((sum, [, text]) => sum + text.length, value.length) > room) throw new Error('full')
      items.set(key, value)
      written.push(value)
    },
  } satisfies Storage
  return {storage, items, written}
}

const draft = (path: string, text: string) => ({path, text, ticked: []})
const kept = (shown: string, ...others: string[]) => ({
  ...draft('shown.md', shown),
  ...{preset: 'news' as const, page: '/x/'},
  others: others.map((text, i) => draft(`${i}.md`, text)),
})

test('only the text that was changed is stored again', () => {
  const {storage, written} = makeStorage()
  const memory = openDeskMemory(() => storage, 'a')
  expect(memory.keep(kept('One.', 'Two.', 'Three.'))).toBe(true)
  written.length = 0
  memory.keep(kept('One!', 'Two.', 'Three.'))
  expect(written).toEqual(['One!'])
  expect(memory.recall()).toEqual(kept('One!', 'Two.', 'Three.'))
  expect(openDeskMemory(() => storage, 'b').recall()).toEqual(kept('One!', 'Two.', 'Three.'))
})

test('a draft that was closed isn’t kept, and of a clear desk nothing is', () => {
  const {storage, items} = makeStorage()
  const memory = openDeskMemory(() => storage, 'a')
  items.set('other', 'stays')
  memory.keep(kept('One.', 'Two.'))
  memory.keep(kept('One.'))
  expect([memory.recall(), items.size]).toEqual([kept('One.'), 3])
  memory.forget()
  expect([memory.recall(), [...items.keys()]]).toEqual([undefined, ['other']])
})

test('where there is no room for all, the draft that is shown is kept', () => {
  const {storage} = makeStorage(400)
  const memory = openDeskMemory(() => storage, 'a')
  expect(memory.keep(kept('One.', 'x'.repeat(400)))).toBe(false)
  expect(memory.recall()).toEqual(kept('One.'))
  expect(memory.keep(kept('y'.repeat(400)))).toBe(false)
  expect(memory.recall()).toBeUndefined()
})

test('of two pages the one that stored last has all its texts, and none of the other’s', () => {
  const {storage, items} = makeStorage()
  const [a, b] = [openDeskMemory(() => storage, 'a'), openDeskMemory(() => storage, 'b')]
  a.keep(kept('One.', 'Two.'))
  b.keep(kept('Three.'))
  expect([b.recall(), items.size]).toEqual([kept('Three.'), 2])
  a.keep(kept('One.', 'Two.'))
  expect([a.recall(), items.size]).toEqual([kept('One.', 'Two.'), 3])
})

test.each(['', '{', '[]', '{"preset": "news", "drafts": [{"path": "../a.md", "slot": "copydesk.desk.a.0"}]}'])(
  'of %j nothing is taken',
  (list) => {
    const {storage, items} = makeStorage()
    items.set('copydesk.desk', list).set('copydesk.desk.a.0', 'One.')
    expect(openDeskMemory(() => storage, 'a').recall()).toBeUndefined()
  },
)

test('a browser that lets a page keep nothing', () => {
  const refuse = () => {
    throw new Error('refused')
  }
  const memory = openDeskMemory(refuse, 'a')
  expect([memory.keep(kept('One.')), memory.recall(), memory.forget()]).toEqual([false, undefined, undefined])
})
