// Makes elements: what stands in them is text, never markup.

/** What an element has besides its children; `undefined` and `false` leave an attribute out. */
type Attributes = Readonly<Record<string, string | boolean | undefined>>
type Child = Node | string | false | undefined

/** An element with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  made.append(...children.filter((child) => child !== false && child !== undefined))
  return made
}

/** A button that does something. */
export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', {type: 'button', ...attributes}, label)
  made.addEventListener('click', press)
  return made
}

/** A list to choose from, with its label. */
export function chooser(
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string,
  choose: (value: string) => void,
): HTMLLabelElement {
  const options = choices.map(([value, name]) => element('option', {value, selected: value === chosen}, name))
  const select = element('select', {}, ...options)
  select.addEventListener('change', () => choose(select.value))
  return element('label', {}, `${label} `, select)
}

/** A box to tick, with its label. */
export function tickBox(label: string, isOn: boolean, change: (isOn: boolean) => void): HTMLLabelElement {
  const box = element('input', {type: 'checkbox', checked: isOn})
  box.addEventListener('change', () => change(box.checked))
  return element('label', {}, box, ` ${label}`)
}
