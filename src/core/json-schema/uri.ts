// Addresses of schemas: how a reference is resolved against the address it stands in (RFC 3986, section 5.2).

/** An address without its fragment, and the fragment, decoded; empty where there is none. */
export function splitFragment(uri: string): [address: string, fragment: string] {
  const at = uri.indexOf('#')
  return at < 0 ? [uri, ''] : [uri.slice(0, at), decode(uri.slice(at + 1))]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const parts = /^([a-z][a-z\d+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is

/** A reference as a whole address. */
export function resolveUri(base: string, reference: string): string {
  const [, scheme, authority, path = '', query = '', fragment = ''] = parts.exec(reference) ?? []
  if (scheme) return reference
  const [, ownScheme = '', ownAuthority = '', ownPath = '', ownQuery = ''] = parts.exec(base) ?? []
  if (authority !== undefined) return `${ownScheme}${reference}`
  const root = ownScheme + ownAuthority
  if (path === '') return `${root}${ownPath}${query || ownQuery}${fragment}`
  const merged = path.startsWith('/') ? path : ownPath.slice(0, ownPath.lastIndexOf('/') + 1) + path
  const whole = ownAuthority && !merged.startsWith('/') ? `/${merged}` : merged
  return `${root}${withoutDots(whole)}${query}${fragment}`
}

function withoutDots(path: string): string {
  const kept: string[] = []
  const steps = path.split('/')
  for (const step of steps) {
    if (step === '..') {
      if (kept.length > 1) kept.pop()
    } else if (step !== '.') kept.push(step)
  }
  if (/^\.\.?$/.test(steps.at(-1) ?? '')) kept.push('')
  return kept.join('/')
}
