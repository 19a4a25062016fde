let g:ale_linters_explicit = 1
let g:ale_linters = {'markdown': ['copydesk'], 'text': ['copydesk']}
packadd ale
for s:type in ['markdown', 'text']
  call ale#linter#Define(s:type, {
  \ 'name': 'copydesk',
  \ 'lsp': 'stdio',
  \ 'executable': 'copydesk-lsp',
  \ 'command': '%e --stdio',
  \ 'language': s:type ==# 'text' ? 'plaintext' : 'markdown',
  \ 'project_root': {buffer -> fnamemodify(bufname(buffer), ':p:h')},
  \})
endfor
