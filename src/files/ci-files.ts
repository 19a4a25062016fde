// The files that run Copydesk in the CI systems of others.

/** The systems there are files for. */
export const ciSystems = ['github', 'gitlab', 'pre-commit'] as const

export type CiSystem = (typeof ciSystems)[number]

/** A file by its path from the root of a repository. */
interface CiFile {
  path: string
  text: string
}

/** The file for a system, that runs this version of Copydesk. */
export const ciFileFor = (system: CiSystem, version: string): CiFile => files[system](version)

const files: Record<CiSystem, (version: string) => CiFile> = {
  github: (version) => ({path: '.github/workflows/copydesk.yml', text: workflow(version)}),
  gitlab: (version) => ({path: '.gitlab-ci.yml', text: pipeline(version)}),
  'pre-commit': (version) => ({path: '.pre-commit-config.yaml', text: hooks(version)}),
}

const workflow = (
  version: string,
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
      - uses: actions/checkout@v6
      - uses: copydesk/copydesk@v${version}
        # with:
        #   paths: posts
        #   preset: news
        #   fail-on-warnings: true
`

const pipeline = (version: string) => `# Checks the drafts that a merge request changes, and shows what it finds in it.
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
    - >-
      npx --yes --cache .npm copydesk@${version}
      --cache --cache-location=.copydesk-cache
      \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--changed=$CI_MERGE_REQUEST_DIFF_BASE_SHA}
      --format=pretty --format=gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`

const hooks = (version: string) => `# \`pre-commit install\` makes it run before each commit.
repos:
  - repo: https://github.com/copydesk/copydesk
    rev: v${version}
    hooks:
      - id: copydesk
`
