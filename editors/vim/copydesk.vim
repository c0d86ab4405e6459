" Copydesk in Vim, by ALE. To be read after ALE: from ~/.vim/after/plugin/, or by :source in the vimrc after :packadd ale.

" The nearest folder with settings, or else the draft's own: without a folder ALE starts no server.
function! CopydeskRoot(buffer) abort
  let l:settings = ale#path#FindNearestFile(a:buffer, 'copydesk.toml')
  return empty(l:settings) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:settings, ':h')
endfunction

" Vim's names for languages, and the protocol's.
let s:languages = {
\   'asciidoc': 'asciidoc',
\   'gitcommit': 'git-commit',
\   'html': 'html',
\   'mail': 'mail',
\   'markdown': 'markdown',
\   'org': 'org',
\   'rst': 'restructuredtext',
\   'tex': 'latex',
\   'text': 'plaintext',
\   'typst': 'typst',
\}
for [s:filetype, s:language] in items(s:languages)
  call ale#linter#Define(s:filetype, {
  \   'name': 'copydesk',
  \   'lsp': 'stdio',
  \   'executable': 'copydesk',
  \   'command': '%e lsp',
  \   'initialization_options': {'positionEncoding': 'utf-8'},
  \   'language': s:language,
  \   'project_root': function('CopydeskRoot'),
  \})
endfor
