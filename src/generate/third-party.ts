// What of others the bundles hold: a bill of materials (CycloneDX 1.6) and the notices their licences ask for.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {compareText} from '../core/order.ts'

/** A package that a bundle holds code of. */
interface Package {
  name: string
  version: string
  license: string
  notice: string
}

/** What a package says of itself; before 2014 its licences stood in a list. */
interface Manifest {
  name?: string
  version?: string
  license?: string
  licenses?: {type: string}[]
}

/** Write `sbom.cdx.json` and `third-party.txt` for the files that went into bundles, paths from the root of the project. */
export function writeThirdParty(folder: string, inputs: Iterable<string>): void {
  const homes = new Set([...inputs].flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))
  const packages = [...homes].map(readPackage).sort((a, b) => compareText(a.name, b.name))
  writeFileSync(`${folder}/sbom.cdx.json`, `${JSON.stringify(billOf(packages), null, 1)}\n`)
  writeFileSync(`${folder}/third-party.txt`, packages.map(noticeOf).join('\n'))
}

/** Throws where a package says no licence, since what it asks for couldn't be kept. */
function readPackage(home: string): Package {
  const {name, version, ...more} = JSON.parse(readFileSync(`${home}/package.json`, 'utf8')) as Manifest
  const license = more.license ?? more.licenses?.map(({type}) => type).join(' OR ')
  if (!name || !version || !license) throw new Error(`\`${home}\` doesn't say what it is or under which licence.`)
  const file = readdirSync(home).find((one) => one.toLowerCase().startsWith('licen'))
  return {name, version, license, notice: file ? readFileSync(`${home}/${file}`, 'utf8').trim() : ''}
}

const billOf = (packages: readonly Package[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {component: {type: 'application', name: 'copydesk', version: ownVersion()}},
  components: packages.map(({name, version, license}) => ({
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [license.includes(' ') ? {expression: license} : {license: {id: license}}],
  })),
})

const ownVersion = () => (JSON.parse(readFileSync('package.json', 'utf8')) as {version: string}).version

const noticeOf = ({name, version, license, notice}: Package) =>
  `${name} ${version} (${license})\n\n${notice}\n\n${'-'.repeat(80)}\n`
