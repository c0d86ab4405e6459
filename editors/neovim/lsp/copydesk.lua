-- What Neovim must know of the server. `vim.lsp.enable('copydesk')` finds this file by its name (0.11 and later);
-- 0.10 is given the same table by `require('copydesk').enable()`.

-- The protocol has names of its own for some file types.
local language_ids = {
  gitcommit = 'git-commit',
  rst = 'restructuredtext',
  tex = 'latex',
  text = 'plaintext',
}

---@type vim.lsp.Config
return {
  cmd = { 'copydesk', 'lsp' },
  filetypes = {
    'asciidoc',
    'gitcommit',
    'html',
    'mail',
    'markdown',
    'org',
    'rst',
    'tex',
    'text',
    'typst',
  },
  -- Without either the draft is checked all the same: against the built-in fact sheet.
  root_markers = { 'copydesk.toml', '.git' },
  get_language_id = function(_, filetype)
    return language_ids[filetype] or filetype
  end,
}
