// The files that run Copydesk in the CI systems of others.

/** The systems there are files for. */
export const ciSystems = ['github', 'gitlab', 'pre-commit'] as const

export type CiSystem = (typeof ciSystems)[number]

/** A file by its path from the root of a repository. */
interface CiFile {
  path: string
  text: string
}

/**
 * The file for a system. With the address of Copydesk's repository on GitHub it uses this version from there; without
 * one, the Copydesk that the project has installed.
 */
export function ciFileFor(system: CiSystem, version: string, repository?: string): CiFile {
  const {path, text} = files[system]
  return {path, text: text(version, repository)}
}

interface CiTemplate {
  path: string
  text(version: string, repository: string | undefined): string
}

const files: Record<CiSystem, CiTemplate> = {
  github: {path: '.github/workflows/copydesk.yml', text: (version, from) => workflow(actionSteps(version, from))},
  gitlab: {path: '.gitlab-ci.yml', text: (version, from) => pipeline(version, from !== undefined)},
  'pre-commit': {path: '.pre-commit-config.yaml', text: (version, from) => (from ? hooks(version, from) : localHook)},
}

function actionSteps(version: string, repository: string | undefined): string {
  if (repository === undefined) return installedSteps
  const name = repository.split('/').slice(-2).join('/')
  return `      - uses: actions/checkout@v6
      - uses: ${name}@v${version}
        # with:
        #   paths: posts
        #   preset: news
        #   fail-on-warnings: true
`
}

/** Runs the Copydesk that is a development dependency of the project. */
const installedSteps = `      - uses: actions/checkout@v6
        with:
          # The branch to compare with.
          fetch-depth: 0
      - uses: actions/setup-node@v6
        with:
          node-version: 22
      - run: npm ci
      - run: npx --no copydesk --format=github \${BASE:+"--changed=origin/$BASE"}
        env:
          BASE: \${{ github.base_ref }}
`

const workflow = (
  steps: string,
) => `# Checks the drafts that a pull request changes, and marks what it finds in the diff.
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

const pipeline = (
  version: string,
  isPublished: boolean,
) => `# Checks the drafts that a merge request changes, and shows what it finds in it.
copydesk:
  # With Git in it, which tells what changed.
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: 0
  cache:
    key: copydesk-${version}
    paths: [.npm/, .copydesk-cache/]
  script:
${isPublished ? '' : '    - npm ci --cache .npm\n'}    - >-
      ${isPublished ? `npx --yes --cache .npm copydesk@${version}` : 'npx --no copydesk'}
      --cache --cache-location=.copydesk-cache
      \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--changed=$CI_MERGE_REQUEST_DIFF_BASE_SHA}
      --format=pretty --format=gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`

const hooks = (version: string, repository: string) => `# \`pre-commit install\` makes it run before each commit.
repos:
  - repo: ${repository}
    rev: v${version}
    hooks:
      - id: copydesk
`

/** Runs the Copydesk that is a development dependency of the project. */
const localHook = `# \`pre-commit install\` makes it run before each commit.
repos:
  - repo: local
    hooks:
      - id: copydesk
        name: copydesk
        entry: npx --no copydesk
        language: system
        types_or: [markdown, plain-text]
        # Drafts are compared with each other.
        require_serial: true
`
