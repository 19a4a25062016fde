// The `completion` command: scripts that let a shell complete commands, options, rules, presets and drafts.
import {rules} from '../../../rules/index.ts'
import {presetNames, saidNames} from '../../core/settings/settings.ts'
import {reporters} from '../reporters/index.ts'

/** The script for a shell. What there is to complete is read from the text of `--help`. */
export function completionFor(shell: 'bash' | 'zsh' | 'fish', help: string): string {
  const commands = [...help.matchAll(/^ +copydesk (\w+)(?: [[<][^\s]*)? +(.*)$/gm)].map(([, name = '', note = '']) => ({
    name,
    note: plain(note),
  }))
  const options = [...help.matchAll(/^ +(?:-\w, )?--([\w-]+) +(.*)$/gm)].map(([, name = '', note = '']) => ({
    name,
    note: plain(note),
    takes: /\[(?:string|array|choices)/.test(note),
  }))
  return {bash, zsh, fish}[shell](commands, options)
}

interface CompletionWord {
  name: string
  note: string
}

interface Option extends CompletionWord {
  takes: boolean
}

const plain = (note: string) =>
  note
    .replace(/ *\[.*$/, '')
    .replace(/['"\\:$`]/g, '')
    .trim()
const ids = () => rules.map(({id}) => id)
const formats = Object.keys(reporters)

function bash(commands: readonly CompletionWord[], options: readonly Option[]): string {
  const withLevels = ids().flatMap((id) => saidNames.map((level) => `${id}:${level}`))
  return `# copydesk completion for bash: source <(copydesk completion bash)
_copydesk() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [[ "$before" == ":" || "$word" == ":" ]]; then
    [[ "$word" == ":" ]] && word=""
    COMPREPLY=($(compgen -W "${saidNames.join(' ')}" -- "$word"))
    return
  fi
  case "$before" in
    --rule) words="${withLevels.join(' ')}" ;;
    --preset) words="${presetNames.join(' ')}" ;;
    --format) words="${formats.join(' ')}" ;;
    explain) words="${ids().join(' ')}" ;;
    completion) words="bash zsh fish" ;;
    *) if [[ "$word" == -* ]]; then words="${options.map(({name}) => `--${name}`).join(' ')}"
       elif [[ $COMP_CWORD -eq 1 ]]; then words="${commands.map(({name}) => name).join(' ')}"; fi ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _copydesk copydesk
`
}

function zsh(commands: readonly CompletionWord[], options: readonly Option[]): string {
  const values: Record<string, string> = {
    rule: `:rule:(${ids()
      .flatMap((id) => saidNames.map((level) => `${id}\\:${level}`))
      .join(' ')})`,
    preset: `:preset:(${presetNames.join(' ')})`,
    format: `:format:(${formats.join(' ')})`,
  }
  const rows = options.map(
    ({name, note, takes}) => `    '--${name}[${note}]${takes ? (values[name] ?? ':value:_files') : ''}'`,
  )
  return `#compdef copydesk
# copydesk completion for zsh: copydesk completion zsh > "\${fpath[1]}/_copydesk"
_copydesk() {
  local -a commands options
  commands=(
${commands.map(({name, note}) => `    '${name}:${note}'`).join('\n')}
  )
  options=(
${rows.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; fi
  case "\${words[2]}" in
    explain) _values rule ${ids().join(' ')} ;;
    completion) _values shell bash zsh fish ;;
    *) _arguments $options '*:draft:_files' ;;
  esac
}
compdef _copydesk copydesk
`
}

function fish(commands: readonly CompletionWord[], options: readonly Option[]): string {
  const values: Record<string, string> = {
    rule: ids()
      .flatMap((id) => saidNames.map((level) => `${id}:${level}`))
      .join(' '),
    preset: presetNames.join(' '),
    format: formats.join(' '),
  }
  return `# copydesk completion for fish: copydesk completion fish > ~/.config/fish/completions/copydesk.fish
${commands.map(({name, note}) => `complete -c copydesk -n __fish_use_subcommand -a ${name} -d '${note}'`).join('\n')}
${options
  .map(({name, note, takes}) => {
    const value = values[name] ? ` -x -a '${values[name]}'` : takes ? ' -r' : ''
    return `complete -c copydesk -l ${name}${value} -d '${note}'`
  })
  .join('\n')}
complete -c copydesk -n '__fish_seen_subcommand_from explain' -f -a '${ids().join(' ')}'
complete -c copydesk -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'
`
}
