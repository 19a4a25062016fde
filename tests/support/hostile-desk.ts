// Drafts, names and settings that try to become part of a page.

const attempts = [
  '<img src=x onerror=hacked=1>',
  '<script>hacked=1</script>',
  '</script><script>hacked=1</script>',
  '</style><svg onload=hacked=1>',
  '"><iframe srcdoc="<script>parent.hacked=1</script>">',
  "' onmouseover='hacked=1",
  '--><script>hacked=1</script><!--',
  '&lt;script&gt;hacked=1&lt;/script&gt;',
]

/** A paragraph for each attempt, with a doubled word inside it and a placeholder. */
const body = attempts.map((attempt) => `The the ${attempt} was [insert ${attempt.slice(0, 12)} here].`).join('\n\n')

/** Plain text, Markdown, names of files and a list of the house. */
export const hostileDesk: Readonly<Record<string, string>> = {
  'plain.txt': `Rain in Leeds\n\n${body}\n`,
  'code.md': `---\ntitle: 'The the <img src=x onerror=hacked=1>'\ndate: 2025-03-04\n---\n\n${attempts
    .map((attempt) => `The the \`${attempt}\` and [a a](javascript:hacked=1) link.`)
    .join('\n\n')}\n`,
  'x" onclick=hacked=1 <b>.md': '# <img src=x onerror=hacked=1> the the bridge\n\nBy [Your Name]\n',
  'copydesk.json': JSON.stringify({
    lists: {
      'house/words': {
        level: 'warning',
        message: 'Cut <img src=x onerror=hacked=1>.',
        phrases: ['rain in leeds'],
      },
    },
  }),
}
