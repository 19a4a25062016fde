// Installs a peer into a home of its own, once for each set of versions.
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {bundle} from '../../src/generate/bundle.ts'
import type {Installable, PackageSource} from './peers.ts'

/** A folder with the peer ready to run. Throws with the reason where it can't be installed. */
export async function install({source, files = {}, prepare}: Installable, home: string): Promise<void> {
  const wanted = stampOf(source)
  const stamp = `${home}/installed.json`
  if (source.from === 'here') await installOurselves(home)
  else if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(home, {recursive: true, force: true})
    mkdirSync(home, {recursive: true})
    fetchSource(source, home)
    writeFileSync(stamp, wanted)
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(`${home}/${name}`, content)
  prepare?.(home)
}

/** A peer's own folder below the one for all. */
export const homeOf = (folder: string, {name}: Installable): string =>
  join(folder, name.toLowerCase().replace(/[^a-z0-9]+/g, '-'))

/** What a home was made of; a program of ours counts too. */
function stampOf(source: PackageSource): string {
  if (source.from !== 'maven') return JSON.stringify(source)
  return JSON.stringify({...source, text: readFileSync(programFile(source.program), 'utf8')})
}

const programFile = (program: string): URL => new URL(`${program}.java`, import.meta.url)

/** The bundle of what is here, with our packages beside it. */
async function installOurselves(home: string): Promise<void> {
  rmSync(home, {recursive: true, force: true})
  mkdirSync(home, {recursive: true})
  await bundle(`${home}/dist`)
  writeFileSync(`${home}/package.json`, '{"type": "module"}\n')
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), `${home}/node_modules`)
}

function fetchSource(source: PackageSource, home: string): void {
  const exec = (command: string, ...args: string[]) => execute(command, args, home)
  if (source.from === 'npm') {
    writeFileSync(`${home}/package.json`, '{"private": true}\n')
    exec('npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...source.packages)
  } else if (source.from === 'pip') {
    exec('python3', '-m', 'venv', 'venv')
    exec('venv/bin/pip', 'install', '--quiet', ...source.packages)
  } else if (source.from === 'go') {
    if (source.also) fetchSource(source.also, home)
    execute('go', ['install', source.module], home, {GOBIN: home})
  } else if (source.from === 'maven') {
    writeFileSync(`${home}/pom.xml`, pomFor(source.artifact))
    exec('mvn', '-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib')
    cpSync(programFile(source.program), `${home}/${source.program}.java`)
    exec('javac', '-cp', 'lib/*', '-d', '.', `${source.program}.java`)
  }
}

function execute(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): void {
  try {
    execFileSync(command, args, {cwd, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']})
  } catch (error) {
    const {code, stderr} = error as {code?: string; stderr?: Buffer}
    if (code === 'ENOENT') throw new Error(`there is no \`${command}\` here`)
    throw new Error(`\`${command} ${args[0]}\` failed: ${reasonIn(String(stderr))}`)
  }
}

/** The first line that speaks of an error, without addresses and paths, which say nothing elsewhere. */
function reasonIn(text: string): string {
  const lines = text.split('\n').filter(Boolean)
  const line = lines.find((line) => /error|forbidden|not found|requires|conflict/i.test(line)) ?? lines[0] ?? ''
  return line.replace(/\w+:\/\/\S+|(?:\/[\w.@~-]+){2,}\/?/g, '…')
}

function pomFor(artifact: string): string {
  const [group, name, version] = artifact.split(':')
  const dependency = `<groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>`
  return `<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>bench</artifactId><version>1</version><dependencies><dependency>${dependency}</dependency></dependencies></project>\n`
}
