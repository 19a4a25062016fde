// A hook for Node that ends a process that opens a socket, asks for a name or a page, or listens.
const modules = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get'],
  http2: ['connect'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve'],
}
const fail = (what) => () => {
  process.stderr.write(`network: ${what}\n`)
  process.kill(process.pid, 'SIGKILL')
}
for (const [name, functions] of Object.entries(modules))
  for (const one of functions) require(`node:${name}`)[one] = fail(`${name}.${one}`)
require('node:net').Socket.prototype.connect = fail('Socket.connect')
globalThis.fetch = fail('fetch')
globalThis.WebSocket = fail('WebSocket')
