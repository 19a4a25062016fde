// The script of the report: shows the findings that the form asks for. Without it all of them are there.

interface Fields {
  severities: ReadonlySet<string>
  family: string
  rule: string
  draft: string
}

const form = document.querySelector<HTMLFormElement>('form.filter')
const cards = [...document.querySelectorAll<HTMLElement>('.card')]
const drafts = [...document.querySelectorAll<HTMLElement>('.draft')]
const familyOf = new Map(
  [...document.querySelectorAll<HTMLOptionElement>('[name=rule] option')].map(({value, dataset}) => [
    value,
    dataset.family ?? '',
  ]),
)

function readFields(of: HTMLFormElement): Fields {
  const data = new FormData(of)
  const text = (name: string) => String(data.get(name) ?? '')
  return {
    severities: new Set(data.getAll('severity').map(String)),
    family: text('family'),
    rule: text('rule'),
    draft: text('draft').trim().toLowerCase(),
  }
}

function isShown({classList, dataset}: HTMLElement, {severities, family, rule}: Fields): boolean {
  const id = dataset.rule ?? ''
  const severity = ['error', 'warning', 'info'].find((name) => classList.contains(name)) ?? ''
  return severities.has(severity) && (rule === '' || rule === id) && (family === '' || familyOf.get(id) === family)
}

/** Show the notes of a card that are asked for, and mark only their words; returns how many there are. */
function showCard(card: HTMLElement, fields: Fields): number {
  const shown = new Set<string>()
  for (const note of card.querySelectorAll<HTMLElement>('.note')) {
    note.hidden = !isShown(note, fields)
    if (!note.hidden) shown.add(note.dataset.note ?? '')
  }
  for (const mark of card.querySelectorAll<HTMLElement>('[data-notes]')) {
    const isOff = !(mark.dataset.notes ?? '').split(' ').some((note) => shown.has(note))
    if (mark.localName === 'sup') mark.hidden = isOff
    else mark.classList.toggle('off', isOff)
  }
  card.hidden = shown.size === 0
  return shown.size
}

function apply(of: HTMLFormElement): void {
  const fields = readFields(of)
  let [count, draftCount] = [0, 0]
  for (const draft of drafts) {
    const isNamed = (draft.dataset.name ?? '').includes(fields.draft)
    let own = 0
    if (isNamed) for (const card of draft.querySelectorAll<HTMLElement>('.card')) own += showCard(card, fields)
    draft.hidden = own === 0
    count += own
    if (own > 0) draftCount++
  }
  tell(of, count, draftCount)
}

function tell(of: HTMLFormElement, shown: number, inDrafts: number): void {
  const status = of.querySelector<HTMLElement>('.status')
  if (!status) return
  const numbers: Record<string, number> = {shown, all: noteCount, drafts: inDrafts}
  status.textContent = (status.dataset.text ?? '').replace(/\{(\w+)\}/g, (_, name: string) =>
    (numbers[name] ?? 0).toLocaleString(document.documentElement.lang),
  )
}

const noteCount = document.querySelectorAll('.note').length

function showAll(of: HTMLFormElement): void {
  of.reset()
  apply(of)
}

/** A click on a rule of the overview shows its findings alone. */
function pick(of: HTMLFormElement, ruleId: string): void {
  of.reset()
  const rule = of.elements.namedItem('rule') as HTMLSelectElement
  rule.value = ruleId
  apply(of)
  of.scrollIntoView()
  rule.focus({preventScroll: true})
}

/** What a link leads to is shown, whatever the form asks for. */
function reveal(of: HTMLFormElement, hash: string): void {
  const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null
  if (!target?.hidden) return
  showAll(of)
  target.scrollIntoView()
}

if (form && cards.length > 0) {
  form.hidden = false
  apply(form)
  form.addEventListener('input', () => apply(form))
  form.addEventListener('submit', (event) => event.preventDefault())
  form.querySelector('button')?.addEventListener('click', () => showAll(form))
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-pick]'))
    link.addEventListener('click', (event) => {
      event.preventDefault()
      pick(form, link.dataset.pick ?? '')
    })
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#draft-"]'))
    link.addEventListener('click', () => reveal(form, link.hash))
}
