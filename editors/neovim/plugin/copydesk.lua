-- Commands and <Plug> maps alone: the server starts with vim.lsp.enable('copydesk'), or on 0.10 with
-- require('copydesk').enable().
if vim.g.loaded_copydesk then
  return
end
vim.g.loaded_copydesk = true

local verdicts = { 'contradicted', 'supported', 'unchecked', 'unsupported' }

-- Nothing of the plugin is read before it is used.
vim.api.nvim_create_user_command('CopydeskFacts', function(command)
  require('copydesk').facts({ verdicts = command.fargs, quickfix = command.bang })
end, {
  bang = true,
  nargs = '*',
  complete = function(start)
    return vim.tbl_filter(function(verdict)
      return vim.startswith(verdict, start)
    end, verdicts)
  end,
  desc = 'List what the draft states, by what came of it',
})

vim.api.nvim_create_user_command('CopydeskSources', function()
  require('copydesk').sources()
end, { desc = 'List the sources that the draft is checked against' })

vim.api.nvim_create_user_command('CopydeskReload', function()
  require('copydesk').reload()
end, { desc = 'Read all sources again' })

for _, name in ipairs({ 'facts', 'sources', 'reload' }) do
  vim.keymap.set('n', ('<Plug>(copydesk-%s)'):format(name), function()
    require('copydesk')[name]()
  end, { desc = 'Copydesk: ' .. name })
end
