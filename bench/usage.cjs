// Preloaded into a run: writes down what it used when it ends.
const {writeFileSync} = require('node:fs')

process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
  writeFileSync(
    process.env.USAGE_FILE,
    JSON.stringify({cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1024}),
  )
})
