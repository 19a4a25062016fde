// A terminal to run an editor in, and its screen as a picture.
import {execFileSync, spawnSync} from 'node:child_process'

/** Is there a terminal that can be looked at? */
export const hasTerminal = (): boolean => spawnSync('tmux', ['-V']).status === 0

const [columns, rows] = [120, 26]

let terminals = 0

/** Run a command in a terminal; `keys` are pressed in order, each once the screen shows what it waits for. Returns the last screen, with its colours. */
export async function screenOf(
  command: string,
  {cwd, env, steps}: {cwd: string; env: NodeJS.ProcessEnv; steps: readonly {until: RegExp; keys?: string[]}[]},
): Promise<string> {
  const name = `copydesk-${process.pid}-${++terminals}`
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', name, '-f', '/dev/null', ...args], {
      ...{cwd, env: {...env, LC_ALL: 'C.UTF-8'}, encoding: 'utf8', stdio: 'pipe'},
    })
  const size = ['-x', String(columns), '-y', String(rows)]
  const colours = ['set', '-g', 'default-terminal', 'tmux-256color', ';', 'set', '-g', 'status', 'off', ';']
  tmux(...colours, 'new-session', '-d', ...size, command)
  try {
    for (const {until, keys} of steps) {
      await waitFor(
        () => until.test(tmux('capture-pane', '-p')),
        () => tmux('capture-pane', '-p'),
      )
      if (keys) tmux('send-keys', ...keys)
    }
    await new Promise((go) => setTimeout(go, 500))
    return tmux('capture-pane', '-e', '-p')
  } finally {
    tmux('kill-server')
  }
}

async function waitFor(look: () => boolean, show: () => string): Promise<void> {
  for (const end = Date.now() + 200_000; !look(); ) {
    if (Date.now() > end) throw new Error(`The screen never shows it:\n${show()}`)
    await new Promise((go) => setTimeout(go, 200))
  }
}

interface Style {
  ink?: string | undefined
  paper?: string | undefined
  bold?: boolean
  underline?: boolean
  reverse?: boolean
}

const [cellWidth, lineHeight, margin] = [8.4, 18, 12]
const [paper, ink] = ['#1b1f27', '#d8dee9']

const esc = String.fromCharCode(27)
const runs = new RegExp(`${esc}\\[([\\d;:]*)m|([^${esc}]+)`, 'g')

/** A screen with its colours (escapes of ANSI) as SVG. */
export function pictureOf(screen: string, title: string): string {
  const lines = screen.replace(/\n$/, '').split('\n')
  let style: Style = {}
  const drawn = lines.map((line, i) => {
    let [at, marks, words] = [0, '', '']
    for (const [, codes, text] of line.matchAll(runs)) {
      if (text === undefined) {
        style = styled(style, codes ?? '')
        continue
      }
      const run = drawRun(text, style, at, i)
      at += run.width
      marks += run.mark
      words += run.words
    }
    return `${marks}<text y="${baseline(i)}" xml:space="preserve">${words}</text>`
  })
  const [width, height] = [columns * cellWidth + 2 * margin, lines.length * lineHeight + 2 * margin]
  const font = `font-family="'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" fill="${ink}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${font}><title>${title}</title><rect width="100%" height="100%" fill="${paper}"/>\n${drawn.join('\n')}\n</svg>\n`
}

const baseline = (line: number) => margin + line * lineHeight + 13.5

function drawRun(text: string, style: Style, at: number, line: number) {
  const width = [...text].reduce((sum, char) => sum + (/\p{Emoji_Presentation}/u.test(char) ? 2 : 1), 0)
  const [x, length] = [(margin + at * cellWidth).toFixed(1), (width * cellWidth).toFixed(1)]
  const [front, back] = style.reverse ? [style.paper ?? paper, style.ink ?? ink] : [style.ink, style.paper]
  const mark = back
    ? `<rect x="${x}" y="${margin + line * lineHeight}" width="${length}" height="${lineHeight}" fill="${back}"/>`
    : ''
  const how = [
    front && ` fill="${front}"`,
    style.bold && ' font-weight="bold"',
    style.underline && ' text-decoration="underline"',
  ]
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const isEmpty = !style.underline && text.trim() === ''
  const words = isEmpty ? '' : `<tspan x="${x}" textLength="${length}"${how.filter(Boolean).join('')}>${safe}</tspan>`
  return {width, mark, words}
}

/** A style after the codes of one escape. */
function styled(before: Style, codes: string): Style {
  const style = {...before}
  const rest = (codes || '0').split(';')
  for (let code = rest.shift(); code !== undefined; code = rest.shift()) {
    const [n = 0, kind] = code.split(':').map(Number)
    if (n === 0) for (const key of Object.keys(style) as (keyof Style)[]) delete style[key]
    else if (n === 1) style.bold = true
    else if (n === 4) style.underline = kind !== 0
    else if (n === 7) style.reverse = true
    else if (n === 22) style.bold = false
    else if (n === 24) style.underline = false
    else if (n === 27) style.reverse = false
    else if (n === 38 || n === 48) style[n === 38 ? 'ink' : 'paper'] = colourIn(rest)
    else if (n === 39) style.ink = undefined
    else if (n === 49) style.paper = undefined
    else if (n >= 30 && n < 38) style.ink = indexed(n - 30)
    else if (n >= 90 && n < 98) style.ink = indexed(n - 82)
    else if (n >= 40 && n < 48) style.paper = indexed(n - 40)
    else if (n >= 100 && n < 108) style.paper = indexed(n - 92)
  }
  return style
}

/** The colour that follows 38 or 48: `5;N` or `2;R;G;B`. */
function colourIn(rest: string[]): string {
  if (rest.shift() === '5') return indexed(Number(rest.shift()))
  return hex(rest.splice(0, 3).map(Number))
}

const hex = (parts: readonly number[]) => `#${parts.map((n) => n.toString(16).padStart(2, '0')).join('')}`

const named =
  '#3b4252 #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #d8dee9 #7a8496 #ff7a85 #b5e08c #ffd580 #8cc8ff #e0a0f0 #80dce6 #ffffff'.split(
    ' ',
  )

/** A colour of the 256 that terminals have. */
function indexed(n: number): string {
  if (n < 16) return named[n] as string
  if (n >= 232) return hex([0, 0, 0].fill(8 + (n - 232) * 10))
  const level = (part: number) => (part === 0 ? 0 : 55 + part * 40)
  return hex([Math.floor((n - 16) / 36), Math.floor((n - 16) / 6) % 6, (n - 16) % 6].map(level))
}
