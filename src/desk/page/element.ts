// The element `<copydesk-notes>`: notes on a text that another editor holds, with repairs for it to take.
import {applyEdits} from '../../core/report/fix.ts'
import {type MarginNote, type Preset, presets} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {type AskDesk, openWorker} from './ask.ts'
import {button, element} from './dom.ts'
import {type EditedField, isWritable, typeInto} from './field.ts'

/** Milliseconds without a change after which a text is checked. */
const pause = 200

/**
 * `for` names a textarea; `path` (draft.md) says how its text is read, and `preset` by what it is checked. Without `for`
 * a page sets `text`. `copydesk-notes` is sent with the notes whenever they change, `copydesk-take` with the edits of a
 * repair, the latest place first: a page that takes it itself prevents the default; `copydesk-choose` with a note that was
 * clicked. Places are offsets in UTF-16 code units.
 */
class CopydeskNotes extends HTMLElement {
  static observedAttributes = ['for', 'path', 'preset']
  notes: readonly MarginNote[] = []
  #ask: AskDesk | undefined
  /** The text; undefined as long as none was read. */
  #text: string | undefined
  /** The text that the notes are about. */
  #checked: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #field: EditedField | undefined
  /** What the console was told once. */
  readonly #told = new Set<string>()
  /** A field may come, go, or be replaced after the element. */
  readonly #watch = new MutationObserver(() => {
    if (this.#found() !== this.#field) this.#listen()
    this.#allowTakes()
  })
  readonly #follow = () => {
    if (this.#field) this.text = this.#field.value
  }

  get text(): string {
    return this.#text ?? ''
  }
  set text(text: string) {
    this.#text = text
    if (!this.isConnected) return
    if (this.#checked === undefined) this.#say(words.checking)
    this.#later(() => void this.#check(text))
  }

  connectedCallback(): void {
    const attributeFilter = ['id', 'readonly', 'disabled']
    this.#watch.observe(document, {childList: true, subtree: true, attributeFilter})
    // A field that is still being read has only the beginning of its text.
    document.addEventListener('DOMContentLoaded', this.#follow)
    this.#takeEarly()
    this.#listen()
  }
  disconnectedCallback(): void {
    this.#watch.disconnect()
    document.removeEventListener('DOMContentLoaded', this.#follow)
    this.#field?.removeEventListener('input', this.#follow)
    clearTimeout(this.#timer)
  }
  attributeChangedCallback(): void {
    if (this.isConnected) this.#listen()
  }

  /** A text that was set before the element was known is a plain property, in the way of its own. */
  #takeEarly(): void {
    if (!Object.hasOwn(this, 'text')) return
    const {text} = this
    delete (this as {text?: string}).text
    this.#text = text
  }

  #later(deed: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(deed, pause)
  }

  #found(): EditedField | undefined {
    const field = document.getElementById(this.getAttribute('for') ?? '')
    return field && 'value' in field ? (field as EditedField) : undefined
  }

  #listen(): void {
    const wasOf = this.#field
    wasOf?.removeEventListener('input', this.#follow)
    this.#field = this.#found()
    this.#field?.addEventListener('input', this.#follow)
    if (this.#field) this.text = this.#field.value
    else if (this.hasAttribute('for') || wasOf) this.#lose()
    else if (this.#text === undefined) this.#say(words.nothingRead)
    else this.text = this.#text
  }

  /** There is no field: the notes on the last one are no notes on anything. */
  #lose(): void {
    const hadNotes = this.notes.length > 0
    Object.assign(this, {notes: []})
    this.#text = undefined
    this.#checked = undefined
    this.#say(words.nothingRead)
    if (hadNotes) this.#send('copydesk-notes', {notes: [], text: ''})
    this.#later(() => this.#warnOfField())
  }

  #warnOfField(): void {
    const name = this.getAttribute('for')
    if (document.readyState === 'loading') this.#later(() => this.#warnOfField())
    else if (name !== null && !this.#field) this.#warn(words.noField(name))
  }

  #warn(said: string): void {
    if (!this.#told.has(said)) console.warn(said)
    this.#told.add(said)
  }

  #say(said: string, role = 'status'): void {
    this.replaceChildren(element('p', {role}, said))
  }

  #preset(): Preset {
    const wanted = this.getAttribute('preset') ?? 'recommended'
    const known = presets.find((name) => name === wanted)
    if (!known) this.#warn(words.noPreset(wanted, presets))
    return known ?? 'recommended'
  }

  async #check(text: string): Promise<void> {
    const sheet = {path: this.getAttribute('path') ?? 'draft.md', text}
    const isFirst = this.#ask === undefined
    try {
      this.#ask ??= openWorker()
      const answer = await this.#ask({ask: 'check', sheet, setup: {preset: this.#preset()}})
      if (text === this.#text && 'marked' in answer) this.#show(answer.marked.notes, text)
    } catch {
      this.#ask = undefined
      if (text === this.#text) this.#say(isFirst ? words.noWorker : words.crashed, 'alert')
    }
  }

  #show(notes: readonly MarginNote[], text: string): void {
    const buttons = () => [...this.querySelectorAll('button')]
    const focused = buttons().indexOf(document.activeElement as HTMLButtonElement)
    this.notes = notes
    this.#checked = text
    this.replaceChildren(
      element('p', {role: 'status'}, words.tally(notes.length, notes.length)),
      element('ul', {'aria-label': words.notes}, ...notes.map((note) => this.#item(note))),
    )
    this.#allowTakes()
    if (focused >= 0) (buttons()[focused] ?? buttons().at(-1))?.focus()
    this.#send('copydesk-notes', {notes, text})
  }

  #item(note: MarginNote): HTMLElement {
    const {severity, message, ruleId, where, offers} = note
    const choose = button(`${words.severity[severity]}: ${message}`, () => this.#choose(note), {class: 'choose'})
    const takes = offers.map(({title, edits}) => button(title, () => this.#take(edits), {class: 'take'}))
    return element('li', {class: severity, title: `${ruleId} · ${where}`}, choose, ...takes)
  }

  /** Repairs can be taken where the text may be written. */
  #allowTakes(): void {
    const mayTake = !this.#field || isWritable(this.#field)
    for (const take of this.querySelectorAll<HTMLButtonElement>('button.take'))
      if (take.disabled === mayTake) take.disabled = !mayTake
  }

  #choose(note: MarginNote): void {
    const {start, end} = note.place
    if (!this.#send('copydesk-choose', {note})) return
    this.#field?.focus()
    this.#field?.setSelectionRange?.(start, end)
  }

  #take(edits: MarginNote['offers'][number]['edits']): void {
    const now = this.#field?.value ?? this.text
    // Places count in the text that was checked: another one has to be checked first. If it waits for that already, one
    // who clicks again and again doesn't put it off.
    if (this.#checked !== now) {
      if (this.#text !== now) this.text = now
      return
    }
    this.#allowTakes()
    if (this.#field && !isWritable(this.#field)) return
    const backwards = [...edits].sort((a, b) => b.start - a.start)
    if (!this.#send('copydesk-take', {edits: backwards}) || !this.#field) return
    typeInto(this.#field, applyEdits(now, [backwards]).text)
  }

  /** Send an event. @returns whether the page leaves the rest to the element. */
  #send(name: string, detail: unknown): boolean {
    return this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, cancelable: true}))
  }
}

if (!customElements.get('copydesk-notes')) customElements.define('copydesk-notes', CopydeskNotes)
