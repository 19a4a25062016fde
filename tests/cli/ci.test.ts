// The files for CI of others: the action does in a repository what it says, and a new user's first pull request shows what is new.
import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse, parseDocument} from 'yaml'
import {version} from '../../src/cli/version.ts'
import {ciFileFor, tarballFor} from '../../src/files/ci-files.ts'
import {ciSourceFor} from '../../src/files/ci-source.ts'
import {allExtensions} from '../../src/formats/names.ts'
import {type Job, type Outcome, readAction, runAction} from '../support/action.ts'
import {type Desk, openTestDesk, runIn} from '../support/desk.ts'

const published = {published: 'https://github.com/owner/copydesk'}
const tool = resolve('coverage/dist/bin/copydesk.cjs')
const old = {
  'posts/an old one.md': '# Prices\n\nPrices rose by [insert figure here] this year.\n',
  'posts/größe.md': '# Size\n\nIt employs TK people in the the town.\n',
  'notes/a.txt': 'Clean.\n',
}
const fresh = {'posts/new one.md': '# Floods close the coast road\n\nTurnout reached [insert figure here] per cent.\n'}

/** A repository that an old site was kept in for years. */
function openOrigin(files: Record<string, string> = old): Desk {
  const origin = openTestDesk(files)
  origin.git('init', '-q')
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  for (const _ of [1, 2, 3]) commit(origin)
  return origin
}

function commit(desk: Desk): string {
  desk.git('add', '.')
  desk.git('commit', '-qm', 'x', '--allow-empty')
  return shaOf(desk)
}

const shaOf = (desk: Desk, name = 'HEAD') => desk.git('rev-parse', name).trim()

/** What a pull request of these files is on GitHub: its head, its target, and both merged. */
function openPullRequest(origin: Desk, files: Record<string, string>) {
  origin.git('checkout', '-qb', 'topic')
  origin.write(files)
  const head = commit(origin)
  origin.git('checkout', '-q', 'main')
  const base = shaOf(origin)
  origin.write({'posts/other.md': 'It houses TK people.\n'})
  const later = commit(origin)
  origin.git('checkout', '-q', '--detach')
  origin.git('merge', '-q', '--no-ff', '-m', 'merge', 'topic')
  const merge = shaOf(origin)
  origin.git('checkout', '-q', 'main')
  return {head, base, later, merge, payload: {pull_request: {base: {sha: base}}}}
}

/** As `actions/checkout` leaves it: one commit, nothing before it. */
function checkOut(origin: Desk, sha: string, depth = 1): Desk {
  const desk = openTestDesk()
  desk.git('init', '-q')
  desk.git('remote', 'add', 'origin', `file://${origin.folder}`)
  desk.git('fetch', '-q', '--no-tags', `--depth=${depth}`, 'origin', sha)
  desk.git('checkout', '-q', '--detach', sha)
  return desk
}

/** Run the action where the project has Copydesk installed. */
function act(desk: Desk, job: Omit<Job, 'workspace'>): Outcome {
  mkdirSync(join(desk.folder, 'node_modules/.bin'), {recursive: true})
  if (!existsSync(join(desk.folder, 'node_modules/.bin/copydesk')))
    symlinkSync(tool, join(desk.folder, 'node_modules/.bin/copydesk'))
  return runAction({workspace: desk.folder, ...job})
}

const marked = ({out}: Outcome) =>
  [...out.matchAll(/^::\w+ file=([^,]*),line=(\d+)/gm)].map(([, file, line]) => `${file}:${line}`)

describe('action.yml', () => {
  const {inputs, outputs, runs} = readAction()
  const written = readFileSync('action.yml', 'utf8')

  test('asks for no input it does not declare, declares none it does not use, and says what each is', () => {
    const asked = new Set([...written.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name))
    expect([...asked].sort()).toEqual(Object.keys(inputs).sort())
    for (const {description} of [...Object.values(inputs), ...Object.values(outputs)])
      expect(description).toMatch(/^[A-Z0-9a-z].*[.,]$|\.$/)
  })

  test('is a composite action whose steps name a shell, and pin the actions they use', () => {
    expect(runs.using).toBe('composite')
    for (const step of runs.steps)
      if (step.uses) expect(step.uses).toMatch(/^actions\/[\w-]+@v\d+$/)
      else expect(step.shell).toBe('bash')
  })

  test('puts nothing from outside into the text of a script', () => {
    expect(runs.steps.filter(({run = ''}) => run.includes('${{'))).toEqual([])
  })

  test('asks steps only for what they put out', () => {
    const ids = runs.steps.flatMap(({id}) => id ?? [])
    const asked = [...written.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    expect(asked.filter(([, id = '']) => !ids.includes(id))).toEqual([])
    for (const [, id, name] of asked) {
      const step = runs.steps.find((step) => step.id === id)
      if (step?.run) expect(step.run).toContain(`"${name}=`)
    }
  })
})

describe('a pull request', () => {
  test('from a clone of one commit: what it brings is marked, and nothing that others brought', () => {
    const origin = openOrigin()
    const {merge, payload} = openPullRequest(origin, fresh)
    const desk = checkOut(origin, merge)
    const ran = act(desk, {event: 'pull_request', sha: merge, payload})
    expect(marked(ran), ran.err).toEqual(['posts/new one.md:3'])
    expect(ran.code).toBe(1)
    expect(ran.steps.check?.outputs).toEqual({'exit-code': '1'})
    expect(ran.summary).toContain('### Copydesk: 1 error')
  })

  test('checked out at its own head: compared with where it left its target', () => {
    const origin = openOrigin()
    const {head, base, later, merge} = openPullRequest(origin, fresh)
    for (const sha of [base, later]) {
      const payload = {pull_request: {base: {sha}}}
      const ran = act(checkOut(origin, head), {event: 'pull_request', sha: merge, payload})
      expect(marked(ran), ran.err).toEqual(['posts/new one.md:3'])
    }
  })

  test('in the merge queue', () => {
    const origin = openOrigin()
    const {merge, later} = openPullRequest(origin, fresh)
    const ran = act(checkOut(origin, merge), {
      event: 'merge_group',
      sha: merge,
      payload: {merge_group: {base_sha: later}},
    })
    expect(marked(ran), ran.err).toEqual(['posts/new one.md:3'])
  })

  test('that changes no draft passes', () => {
    const origin = openOrigin()
    const {merge, payload} = openPullRequest(origin, {'style.css': 'a {}\n'})
    const ran = act(checkOut(origin, merge), {event: 'pull_request', sha: merge, payload})
    expect({code: ran.code, out: ran.out}, ran.err).toEqual({code: 0, out: ''})
  })

  test('with --changed-lines: only what stands on lines it changes', () => {
    const origin = openOrigin()
    const [name, text] = Object.entries(old)[0] as [string, string]
    const {merge, payload} = openPullRequest(origin, {
      [name]: `${text}\nTurnout reached [insert figure here] per cent.\n`,
    })
    const run = (inputs: Record<string, string>) =>
      marked(act(checkOut(origin, merge), {event: 'pull_request', sha: merge, payload, inputs}))
    expect(run({})).toEqual([`${name}:3`, `${name}:5`])
    expect(run({'changed-lines': 'true'})).toEqual([`${name}:5`])
    expect(run({'changed-lines': 'true', 'changed-only': 'false'})).toEqual([`${name}:5`])
    expect(run({'changed-only': 'false'})).toHaveLength(5)
  })

  test('compared with a branch that is named', () => {
    const origin = openOrigin()
    const {merge, payload} = openPullRequest(origin, fresh)
    const ran = act(checkOut(origin, merge), {event: 'pull_request', sha: merge, payload, inputs: {base: 'main'}})
    expect(marked(ran), ran.err).toEqual(['posts/new one.md:3'])
    const wrong = act(checkOut(origin, merge), {event: 'pull_request', sha: merge, payload, inputs: {base: 'nope'}})
    expect(wrong.err).toContain('There is no commit `nope` here: this clone is shallow.')
    expect(wrong.steps.check?.outputs).toEqual({'exit-code': '2'})
  })
})

describe('a push', () => {
  test('checks all drafts, as its inputs say', () => {
    const origin = openOrigin()
    const desk = checkOut(origin, shaOf(origin))
    const run = (inputs: Record<string, string> = {}) => act(desk, {event: 'push', sha: shaOf(origin), inputs})
    const all = ['posts/an old one.md:3', 'posts/größe.md:3', 'posts/größe.md:3']
    expect(marked(run())).toEqual(all)
    expect(marked(run({paths: 'posts/an old one.md\nnotes\n'}))).toEqual(all.slice(0, 1))
    expect(run({paths: 'notes', args: '--quiet\n--verbose'}).code).toBe(0)
    const several = run({format: 'github\njson=out put.json', args: '--rule=unfilled-placeholder:warning'})
    expect(several.code).toBe(0)
    expect(JSON.parse(readFileSync(join(desk.folder, 'out put.json'), 'utf8'))).toHaveLength(3)
    expect(run({args: '--rule=unfilled-placeholder:warning', 'fail-on-warnings': 'true'}).code).toBe(1)
    const injected = run({preset: '$(touch hacked)"; touch hacked; `touch hacked`'})
    expect(injected.err).toContain('There is no preset')
    expect(injected.code).toBe(2)
    expect(readdirSync(desk.folder)).not.toContain('hacked')
  })

  test('keeps results where the next run finds them, unless told not to', () => {
    const origin = openOrigin()
    const desk = checkOut(origin, shaOf(origin))
    const ran = act(desk, {event: 'push', sha: 'abc'})
    const {path = '', key, 'restore-keys': recalled} = ran.used['Recall results'] ?? {}
    expect(readdirSync(path).some((name) => name.startsWith('findings-'))).toBe(true)
    expect(key).toMatch(/^copydesk-results-Linux-[\d.]+-rules-\w+-abc-1$/)
    expect(key?.startsWith(recalled ?? '?')).toBe(true)
    expect(act(desk, {event: 'push', sha: 'abc', inputs: {cache: 'false'}}).used).not.toHaveProperty('Recall results')
  })
})

test('where the project has no Copydesk, the version asked for is installed once, else that of the action', () => {
  const origin = openOrigin()
  const desk = checkOut(origin, shaOf(origin))
  const home = openTestDesk({
    'bin/npm': `#!/usr/bin/env bash
if [ "$1" = view ]; then printf '[\\n  "1.2.3",\\n  "1.4.0"\\n]\\n'; exit; fi
echo "$@" >>"$HOME/asked"
mkdir -p "$3/node_modules/.bin" && ln -s ${tool} "$3/node_modules/.bin/copydesk"\n`,
  })
  chmodSync(join(home.folder, 'bin/npm'), 0o755)
  const env = {HOME: home.folder, PATH: `${join(home.folder, 'bin')}:${process.env.PATH}`}
  const run = (inputs = {}) => runAction({workspace: desk.folder, event: 'push', sha: 'abc', inputs, env})
  for (const [inputs, wanted] of [
    [{}, version],
    [{version: '0.2.0-beta.1'}, '0.2.0-beta.1'],
    [{version: '^1'}, '1.4.0'],
  ] as const) {
    const ran = run(inputs)
    expect(marked(ran), ran.err).toHaveLength(3)
    expect(ran.used['Recall the program']?.path).toBe(`~/.cache/copydesk-action/${wanted}`)
    const asked = readFileSync(join(home.folder, 'asked'), 'utf8').trimEnd().split('\n').at(-1)
    expect(asked).toMatch(new RegExp(` copydesk@${wanted.replaceAll('.', '\\.')}$`))
  }
})

describe('copydesk init --ci', () => {
  const systems = [
    ['github', '.github/workflows/copydesk.yml'],
    ['gitlab', '.gitlab-ci.yml'],
    ['pre-commit', '.pre-commit-config.yaml'],
  ] as const

  test.each(systems)('%s: writes settings and %s, and overwrites neither', async (system, path) => {
    const desk = openTestDesk({'a.md': 'Clean.\n'})
    const {code, out} = await desk.run('init', '--ci', system)
    expect([code, out.slice(0, out.indexOf('. '))]).toEqual([0, `Wrote .copydesk.yaml and ${path}`])
    const text = readFileSync(join(desk.folder, path), 'utf8')
    expect(parseDocument(text).errors).toEqual([])
    desk.write({[path]: 'mine: true\n'})
    const again = await desk.run('init', `--ci=${system}`)
    expect([again.code, again.err]).toEqual([
      2,
      `There is a \`${path}\` already. Nothing was written. This is what to add:\n\n${text}\n`,
    ])
    expect(readFileSync(join(desk.folder, path), 'utf8')).toBe('mine: true\n')
  })

  test('where there are settings, it leaves them alone', async () => {
    const desk = openTestDesk({'.copydesk.yaml': 'preset: news\n'})
    expect((await desk.run('init', '--ci=github')).out).toMatch(/^Wrote \.github\/workflows\/copydesk\.yml\. /)
    expect(readFileSync(join(desk.folder, '.copydesk.yaml'), 'utf8')).toBe('preset: news\n')
  })

  test('below the root of a repository it says where that is, and writes nothing', async () => {
    const desk = openTestDesk({'site/posts/a.md': 'Clean.\n'})
    desk.git('init', '-q')
    const {code, err} = await runIn(join(desk.folder, 'site/posts'), ['init', '--ci=github'])
    expect([code, err]).toEqual([2, 'Run `copydesk init --ci github` in the root of the repository: `../..`.\n'])
    expect(readdirSync(join(desk.folder, 'site/posts'))).toEqual(['a.md'])
  })

  test('knows these systems', async () => {
    const {code, err} = await openTestDesk().run('init', '--ci=jenkins')
    expect(code).toBe(2)
    for (const [system] of systems) expect(err).toContain(system)
  })

  test('gives the workflow only inputs that the action has', () => {
    const {text} = ciFileFor('github', '0.1.0', published)
    const commented = text.replace(/# (?=with:| {2}\w)/g, '')
    const {jobs} = parse(commented) as {jobs: {copydesk: {steps: {uses: string; with?: object}[]}}}
    const step = jobs.copydesk.steps.find(({uses}) => uses === 'owner/copydesk@v0.1.0')
    expect(Object.keys(step?.with ?? {}).length).toBeGreaterThan(0)
    expect(Object.keys(readAction().inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})))
  })

  test.each(systems)('%s: as long as there is no repository, runs what the project has installed', (system) => {
    const {text} = ciFileFor(system, '0.1.0', {install: 'npm ci'})
    expect(text).toContain('npx --no -- copydesk')
    expect(text).not.toMatch(/https?:|copydesk@|copydesk\/copydesk/)
    expect(parseDocument(text).errors).toEqual([])
  })

  test.each(systems)(
    '%s: where the project does not depend on it, says which file to add, and how',
    async (system, path) => {
      const desk = openTestDesk({'a.md': 'Clean.\n'})
      const {out} = await desk.run('init', `--ci=${system}`)
      expect(out).toContain(
        `Copydesk isn't published yet, so it is installed from \`tools/copydesk-${version}.tgz\`: run \`mkdir -p tools && npm pack --pack-destination tools `,
      )
      const text = readFileSync(join(desk.folder, path), 'utf8')
      expect(text).toMatch(/# Copydesk isn't published yet\b/)
      expect(text).toContain(`npm install --global`)
      expect(text).toContain(`./tools/copydesk-${version}.tgz`)
      expect(text).not.toContain('npm ci')
    },
  )

  const depends = (spec: string) => ({'package.json': JSON.stringify({devDependencies: {copydesk: spec}})})
  test.each<[what: string, files: Record<string, string>, expected: object]>([
    ['nothing', {}, {source: {tarball: 'tools/copydesk-0.1.0.tgz'}, missing: 'tools/copydesk-0.1.0.tgz'}],
    ['a package file', {'vendor/copydesk-0.1.0.tgz': ''}, {source: {tarball: 'vendor/copydesk-0.1.0.tgz'}}],
    ['npm', {...depends('^0.1.0'), 'package-lock.json': '{}'}, {source: {install: 'npm ci'}}],
    ['no lock file', depends('file:tools/copydesk-0.1.0.tgz'), {source: {install: 'npm install'}}],
    [
      'pnpm',
      {...depends('^0.1.0'), 'pnpm-lock.yaml': ''},
      {source: {install: 'npx --yes pnpm install --frozen-lockfile'}},
    ],
    [
      'a package file outside the repository',
      {...depends('file:../copydesk/copydesk-0.1.0.tgz'), 'package-lock.json': '{}'},
      {source: {tarball: 'tools/copydesk-0.1.0.tgz'}, missing: 'tools/copydesk-0.1.0.tgz'},
    ],
    [
      'a package.json that can not be read',
      {'package.json': '{'},
      {source: {tarball: 'tools/copydesk-0.1.0.tgz'}, missing: 'tools/copydesk-0.1.0.tgz'},
    ],
  ])('in a repository with %s it knows how a job gets Copydesk', (_, files, expected) => {
    const {folder} = openTestDesk(files)
    expect(ciSourceFor(folder, '0.1.0')).toEqual(expected)
    expect(ciSourceFor(folder, '0.1.0', published.published)).toEqual({source: published})
  })

  test('names hooks that are there', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
      id: string
      entry: string
      files: string
      types: string[]
    }[]
    const config = parse(ciFileFor('pre-commit', '0.1.0', published).text) as {
      repos: {hooks: {id: string}[]}[]
    }
    expect(hooks.map(({id}) => id)).toContain(config.repos[0]?.hooks[0]?.id)
    for (const {entry, files, types} of hooks) {
      expect(types).toEqual(['text'])
      // Python's flag for capitals.
      expect(files).toMatch(/^\(\?i\)/)
      const taken = new RegExp(files.replace('(?i)', ''), 'i')
      // A hook names each file it is given, and most HTML in a repository is no copy.
      for (const extension of allExtensions)
        if (!/html?$|docx|odt/.test(extension)) expect(`a/b.${extension}`).toMatch(taken)
      for (const name of ['README', 'a.html', 'a.txt.gz', 'LICENSE', 'amd']) expect(name).not.toMatch(taken)
      expect('B.MD').toMatch(taken)
      expect(entry).toMatch(/^copydesk\b/)
    }
  })

  test('has the template for GitLab as it stands in the repository: `npm run generate` writes it', () => {
    expect(readFileSync('templates/copydesk.gitlab-ci.yml', 'utf8')).toBe(
      ciFileFor('gitlab', version, {tarball: tarballFor(version)}).text,
    )
  })
})

test('the script for GitLab: of a merge request what it brings, and a report in its form', () => {
  const origin = openOrigin()
  const {head, base} = openPullRequest(origin, fresh)
  const desk = openTestDesk({'bin/npx': `#!/usr/bin/env bash\necho "$1 $2 $3 $4" >asked; exec ${tool} "${'$'}{@:5}"\n`})
  desk.git('clone', '-q', origin.folder, 'site')
  desk.git('-C', 'site', 'checkout', '-q', head)
  chmodSync(join(desk.folder, 'bin/npx'), 0o755)
  const {copydesk} = parse(ciFileFor('gitlab', '0.1.0', published).text) as {
    copydesk: {script: string[]}
  }
  const run = (env: Record<string, string>) => {
    const PATH = `${join(desk.folder, 'bin')}:${process.env.PATH}`
    const cwd = join(desk.folder, 'site')
    const ran = spawnSync('bash', ['--norc', '-euc', copydesk.script.join('\n')], {
      cwd,
      encoding: 'utf8',
      env: {PATH, ...env},
    })
    const report = JSON.parse(readFileSync(join(cwd, 'gl-code-quality-report.json'), 'utf8')) as {
      location: {path: string}
    }[]
    return {code: ran.status, err: ran.stderr, found: report.map(({location}) => location.path)}
  }
  expect(run({CI_MERGE_REQUEST_DIFF_BASE_SHA: base})).toEqual({code: 1, err: '', found: ['posts/new one.md']})
  expect(run({CI_MERGE_REQUEST_DIFF_BASE_SHA: head})).toMatchObject({code: 0, found: []})
  expect(run({}).found).toHaveLength(4)
  expect(readFileSync(join(desk.folder, 'site/asked'), 'utf8')).toBe('--yes --cache .npm copydesk@0.1.0\n')
})

test('what npx is handed is what Copydesk gets: npm reads no option of ours', () => {
  const bin = 'node_modules/.bin/copydesk'
  const {folder} = openTestDesk({'package.json': '{"name": "site"}', [bin]: '#!/bin/sh\necho "$@"\n'})
  chmodSync(join(folder, bin), 0o755)
  const ran = spawnSync('sh', ['-c', 'npx --no -- copydesk --format=github "--changed=origin/main"'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(ran.stdout).toBe('--format=github --changed=origin/main\n')
})

test('an old repository is adopted: the first pull request shows its one new placeholder, and exactly that', async () => {
  const names = Array.from({length: 40}, (_, i) => `posts/${2000 + i}/story ${i}.md`)
  const story = (i: number) =>
    `# Story ${i} of the coast\n\n${Object.values(old)[i % 2]}\nIt cost [X] pounds in the the end.\n`
  const site = openOrigin({...old, ...Object.fromEntries(names.map((name, i) => [name, story(i)]))})
  expect((await site.run('init', '--ci', 'github')).code).toBe(0)
  expect((await site.run()).code).toBe(1)
  expect((await site.run('--update-baseline')).err).toMatch(/ now has \d{3} findings: \d{3} added, 0 removed\./)
  const adopted = await site.run()
  expect(adopted.code).toBe(0)
  expect(adopted.err).toMatch(/^The baseline .* holds back \d{3} findings: `--no-baseline` shows them\.\n$/)
  commit(site)

  const [name = '', text = ''] = [names[7], story(7)]
  site.git('checkout', '-qb', 'topic')
  site.write({[name]: text.replace('\n\n', '\n\nThe mayor, [insert name of mayor], opened it.\n\n')})
  site.git('mv', names[8] as string, 'posts/moved.md')
  const found = (out: string) =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as {actual: string}).actual)
  for (const args of [[], ['--changed'], ['--changed', '--changed-lines'], ['--cache']])
    expect(found((await site.run('--format=ndjson', ...args)).out), String(args)).toEqual(['[insert name of mayor]'])
  const head = commit(site)
  site.git('checkout', '-q', 'main')
  const sha = shaOf(site)
  const ran = act(checkOut(site, head), {event: 'pull_request', sha: 'merge', payload: {pull_request: {base: {sha}}}})
  expect(marked(ran), ran.err).toEqual([`${name}:3`])
  expect(ran.code).toBe(1)
})
