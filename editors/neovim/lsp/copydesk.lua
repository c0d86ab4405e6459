-- What Neovim must know of the server. `vim.lsp.enable('copydesk')` finds this file by its name (0.11 and later);
-- 0.10 is given the same table by `require('copydesk').enable()`.

-- The protocol has names of its own for some file types.
local language_ids = {
  gitcommit = 'git-commit',
  rst = 'restructuredtext',
  tex = 'latex',
  text = 'plaintext',
}

-- When sources have changed, the server wishes to be asked again. Neovim 0.12 would ask for every draft of the workspace,
-- which may be many, and pass over the answers for those that are open: these alone are asked for.
local function ask_again(_, _, ctx)
  local client = assert(vim.lsp.get_client_by_id(ctx.client_id))
  for bufnr in pairs(client.attached_buffers) do
    client:request('textDocument/diagnostic', {
      identifier = client.server_capabilities.diagnosticProvider.identifier,
      textDocument = vim.lsp.util.make_text_document_params(bufnr),
    }, nil, bufnr)
  end
  return vim.NIL
end

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
  -- The server keeps up with every key; Neovim would wait for a pause in the typing.
  flags = { debounce_text_changes = 0 },
  handlers = vim.fn.has('nvim-0.12') == 1 and { ['workspace/diagnostic/refresh'] = ask_again } or nil,
  -- On Linux, Neovim does not offer to watch files: it would have to watch each folder, and there may be very many. A
  -- desk has few, and sources come and go while a draft is written.
  before_init = function(params)
    local root = params.rootPath
    if type(root) == 'string' and vim.uv.fs_stat(vim.fs.joinpath(root, 'copydesk.toml')) then
      params.capabilities.workspace.didChangeWatchedFiles.dynamicRegistration = true
    end
  end,
}
