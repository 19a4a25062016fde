// The files that run Copydesk in the CI systems of others.
import {noCopyInPython} from './no-copy.ts'

/** The systems there are files for. */
export const ciSystems = ['github', 'gitlab', 'pre-commit'] as const

export type CiSystem = (typeof ciSystems)[number]

/** A file by its path from the root of a repository. */
interface CiFile {
  path: string
  text: string
}

/**
 * How a job gets Copydesk: from its action and its package, where it is published; with the other packages of a project
 * that depends on it; or from a package file in the repository, at this path.
 */
export type CiSource = {published: string} | {install: string} | {tarball: string}

/** The package file that jobs install where a project doesn't depend on Copydesk. */
export const tarballFor = (version: string): string => `tools/copydesk-${version}.tgz`

/** The file for a system. */
export function ciFileFor(system: CiSystem, version: string, source: CiSource): CiFile {
  const {path, text} = files[system]
  return {path, text: text(version, source)}
}

interface CiTemplate {
  path: string
  text(version: string, source: CiSource): string
}

const files: Record<CiSystem, CiTemplate> = {
  github: {path: '.github/workflows/copydesk.yml', text: (version, from) => workflow(actionSteps(version, from))},
  gitlab: {path: '.gitlab-ci.yml', text: pipeline},
  'pre-commit': {
    path: '.pre-commit-config.yaml',
    text: (version, from) => ('published' in from ? hooks(version, from.published) : localHook(from)),
  },
}

/** What to say of a package file, as lines of a comment with this indent. */
const aboutTarball = (indent: string) =>
  `${indent}# Copydesk isn't published yet. \`npm pack\` in a clone of it writes this file: add it to the repository.\n`

/** The command that installs Copydesk. */
const installIn = (source: {install: string} | {tarball: string}) =>
  'install' in source
    ? source.install
    : `npm install --global --ignore-scripts --no-audit --no-fund ./${source.tarball}`

/** The command that runs what was installed; it never asks a registry. */
const runIn = (source: CiSource) => ('tarball' in source ? 'copydesk' : 'npx --no -- copydesk')

function actionSteps(version: string, source: CiSource): string {
  if (!('published' in source)) return installedSteps(source)
  const name = source.published.split('/').slice(-2).join('/')
  return `      - uses: actions/checkout@v6
      - uses: ${name}@v${version}
        # with:
        #   paths: posts
        #   preset: news
        #   fail-on-warnings: true
`
}

const installedSteps = (source: {install: string} | {tarball: string}) => `      - uses: actions/checkout@v6
        with:
          # The branch to compare with.
          fetch-depth: 0
      - uses: actions/setup-node@v6
        with:
          node-version: 22
          package-manager-cache: false
${'tarball' in source ? aboutTarball('      ') : ''}      - run: ${installIn(source)}
      # Fails on errors. With --max-warnings 0 it fails on warnings, too.
      - run: ${runIn(source)} --format=github \${BASE:+"--changed=origin/$BASE"}
        env:
          BASE: \${{ github.base_ref }}
`

const workflow = (
  steps: string,
) => `# Checks the drafts that a pull request changes, and marks the findings in the diff.
name: Copydesk

on:
  pull_request:
  merge_group:
  push:
    branches: [main, master]

permissions:
  contents: read

jobs:
  copydesk:
    runs-on: ubuntu-latest
    steps:
${steps}`

function pipeline(version: string, source: CiSource): string {
  const isPublished = 'published' in source
  const install = isPublished ? '' : `    - ${installIn(source)} --cache .npm\n`
  return `# Checks the drafts that a merge request changes, and shows the findings in the merge request.
copydesk:
  # The image must contain Git, which lists the changes.
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: 0
  cache:
    key: copydesk-${version}
    paths: [.npm/, .copydesk-cache/]
  # Fails on errors. With --max-warnings 0 it fails on warnings, too.
  script:
${'tarball' in source ? aboutTarball('    ') : ''}${install}    - >-
      ${isPublished ? `npx --yes --cache .npm copydesk@${version}` : runIn(source)}
      --cache --cache-location=.copydesk-cache
      \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--changed=$CI_MERGE_REQUEST_DIFF_BASE_SHA}
      --format=pretty --format=gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`
}

const hooks = (
  version: string,
  repository: string,
) => `# Run \`pre-commit install\` once: the hook then runs before each commit.
repos:
  - repo: ${repository}
    rev: v${version}
    hooks:
      - id: copydesk
`

/** Runs the Copydesk that is a development dependency of the project, or was installed from the package file. */
const localHook = (source: {install: string} | {tarball: string}) =>
  `# Run \`pre-commit install\` once: the hook then runs before each commit.
${'tarball' in source ? `# Copydesk isn't published yet: everybody who commits runs \`npm install --global ./${source.tarball}\` once.\n# \`npm pack\` in a clone of Copydesk writes that file: add it to the repository.\n` : ''}repos:
  - repo: local
    hooks:
      - id: copydesk
        name: copydesk
        entry: ${runIn(source)}
        language: system
        types_or: [markdown, plain-text]
        # Text files that aren't written for readers.
        exclude: '${noCopyInPython}'
        # One process must see all drafts, because it compares them.
        require_serial: true
`
