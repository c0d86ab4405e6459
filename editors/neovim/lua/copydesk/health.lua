-- :checkhealth copydesk
local M = {}

local function check_editor()
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('Neovim ' .. tostring(vim.version()))
  elseif vim.fn.has('nvim-0.10') == 1 then
    vim.health.ok(("Neovim %s: start the server with require('copydesk').enable()"):format(vim.version()))
  else
    vim.health.error('Neovim 0.10 or later is needed')
  end
end

--- The program as it is configured.
---@return string
local function program()
  local config = vim.lsp.config and vim.lsp.config.copydesk
  local client = vim.lsp.get_clients({ name = 'copydesk' })[1]
  local cmd = client and client.config.cmd or config and config.cmd
  return type(cmd) == 'table' and cmd[1] or 'copydesk'
end

local function check_server()
  local name = program()
  local path = vim.fn.exepath(name)
  if path == '' then
    vim.health.error(('the server was not found: %s'):format(name), {
      'put the program `copydesk` into a folder of your PATH',
      "or name it: vim.lsp.config('copydesk', { cmd = { '/where/it/is/copydesk', 'lsp' } })",
    })
    return
  end
  local ran, result = pcall(function()
    return vim.system({ path, '--version' }, { text = true }):wait(5000)
  end)
  if ran and result.code == 0 then
    vim.health.ok(('server: %s (%s)'):format(vim.trim(result.stdout), path))
  else
    vim.health.error(('the server does not start: %s'):format(path), { 'run `copydesk --version` in a shell' })
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'copydesk' })
  if #clients == 0 then
    vim.health.warn('the server is not running', {
      "enable it: vim.lsp.enable('copydesk'); on Neovim 0.10 require('copydesk').enable()",
      'open a draft: Markdown, plain text, HTML, …',
    })
  end
  for _, client in ipairs(clients) do
    local root = client.root_dir or client.config.root_dir
    local buffers = vim.tbl_count(client.attached_buffers)
    vim.health.ok(('running for %s, %d buffer(s)'):format(root or 'drafts without a folder', buffers))
    local settings = root and vim.fs.joinpath(root, 'copydesk.toml')
    if settings and vim.uv.fs_stat(settings) then
      vim.health.ok('settings: ' .. settings)
    else
      vim.health.info('no copydesk.toml: the corpus is what the editor says, or else the built-in fact sheet')
    end
  end
end

function M.check()
  vim.health.start('copydesk')
  check_editor()
  check_server()
  check_clients()
end

return M
