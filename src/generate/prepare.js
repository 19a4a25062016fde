// Builds after an install from Git. There a global install, as pre-commit makes it, lacks what the build needs.
import {execSync} from 'node:child_process'
import {existsSync} from 'node:fs'

/** npm hands down that it installs globally, to installs within, too. */
const env = {...process.env, npm_config_global: 'false', npm_config_location: 'project'}

const run = (command) => execSync(command, {stdio: 'inherit', env})

if (!existsSync('node_modules/tsx')) run('npm ci --include=dev --ignore-scripts')
run('npm run build')
