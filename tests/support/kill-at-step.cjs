// Preloaded into a program: kills it before one of its steps on the disk, the number of which is KILL_AT, from 1.
const files = require('node:fs/promises')

let left = Number(process.env.KILL_AT)

function step() {
  left--
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

for (const name of ['mkdir', 'writeFile', 'rename', 'rm']) {
  const {[name]: whole} = files
  files[name] = (...args) => {
    step()
    return whole(...args)
  }
}

const {open} = files
files.open = async (...args) => {
  step()
  const file = await open(...args)
  const append = file.appendFile.bind(file)
  // Writing is two steps, so that the program is also killed halfway.
  file.writeFile = file.appendFile = async (text) => {
    const bytes = Buffer.from(text)
    const half = bytes.length >> 1
    for (const part of [bytes.subarray(0, half), bytes.subarray(half)]) {
      step()
      await append(part)
    }
  }
  return file
}
