-- What a reporter does, in a real Neovim: nvim --headless -u NONE --cmd 'set rtp^=editors/neovim' -l check.lua
-- The desk, a copy of the fixture that may be changed, is the current folder; $SERVER is the server.
local failures = 0
local function ok(holds, what)
  -- Not `print`: that breaks the line before what it says, not after.
  io.stdout:write((holds and 'ok    ' or 'FAIL  ') .. what .. '\n')
  failures = failures + (holds and 0 or 1)
  return holds
end
local function note(text)
  io.stdout:write('      ' .. text:gsub('\n', '\n      ') .. '\n')
end
local function equal(is, should, what)
  if not ok(vim.deep_equal(is, should), what) then
    note('is:     ' .. vim.inspect(is))
    note('should: ' .. vim.inspect(should))
  end
end
local function soon(condition, what)
  return ok(vim.wait(tonumber(vim.env.PATIENCE or 10000), condition, 10), what)
end
local function lines(bufnr)
  return vim.api.nvim_buf_get_lines(bufnr, 0, -1, true)
end
local function all_text(bufnr)
  return table.concat(lines(bufnr), '\n')
end
--- Puts the cursor on the first letter of some words.
local function go_to(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V' .. words, 'c') > 0, 'not in the draft: ' .. words)
end
local notes = {}
vim.notify = function(message)
  table.insert(notes, message)
end
local function was_told(words)
  return vim.iter(notes):any(function(it)
    return it:find(words, 1, true)
  end)
end

note('Neovim ' .. tostring(vim.version()))
local is_new = vim.lsp.enable ~= nil
local desk = assert(vim.uv.fs_realpath('.'))
vim.cmd('filetype plugin on')

-- Start, as a user would who has a setting changed.
local config = { cmd = { vim.env.SERVER, 'lsp' }, settings = { copydesk = { inlayHints = true, by = 'Odile Farr' } } }
if is_new then
  vim.lsp.config('copydesk', config)
  vim.lsp.enable('copydesk')
else
  require('copydesk').enable(config)
end
vim.cmd.edit('drafts/ferry.md')
local draft = vim.api.nvim_get_current_buf()
local before = lines(draft)
local client
soon(function()
  client = vim.lsp.get_clients({ bufnr = draft, name = 'copydesk' })[1]
  return client and client.initialized
end, 'the server is attached to a draft')
equal(vim.fs.normalize(client.config.root_dir), desk, 'its folder is that of copydesk.toml')
note('positions: ' .. client.offset_encoding)

-- Diagnostics, to the byte.
local function found()
  local all = vim.diagnostic.get(draft)
  table.sort(all, function(a, b)
    return a.lnum < b.lnum
  end)
  return vim.tbl_map(function(it)
    local line = lines(draft)[it.lnum + 1] or ''
    return { it.code, line:sub(it.col + 1, it.end_col), it.lnum + 1, it.col }
  end, all)
end
local function finds(count)
  return function()
    return #vim.diagnostic.get(draft) == count
  end
end
soon(finds(3), 'three things are found')
local first = before[8]
equal(found(), {
  { 'misquote', 'prices', 8, first:find('prices') - 1 },
  { 'figure-conflict', '4.8 million', 10, before[10]:find('4.8', 1, true) - 1 },
  { 'misattributed-quote', 'Corrado', 14, before[14]:find('Corrado', 1, true) - 1 },
}, 'their bytes are right, after an emoji too')
ok(vim.str_utfindex(first, first:find('prices') - 1) < first:find('prices') - 1, 'there is an emoji before')
equal(vim.diagnostic.get(draft)[1].source, 'copydesk', 'they say whose they are')

-- Hover: the window that K opens.
local function float_text()
  for _, win in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(win).relative ~= '' then
      return all_text(vim.api.nvim_win_get_buf(win))
    end
  end
  return ''
end
local function hovers(words, wanted, what)
  go_to(words)
  vim.lsp.buf.hover()
  local text = ''
  local shown = soon(function()
    text = float_text()
    return vim.iter(wanted):all(function(it)
      return text:find(it, 1, true)
    end)
  end, what)
  if not shown then
    note(text)
  end
  vim.cmd.fclose({ bang = true, mods = { emsg_silent = true } })
  for _, win in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(win).relative ~= '' then
      vim.api.nvim_win_close(win, true)
    end
  end
end
hovers('prices', { 'Contradicted', '**fares**', 'Ines Corrado', 'The Skerry Post' }, 'hover on a misquote has the source')
hovers('310', { 'Supported by 1 source', 'expects **310** passengers' }, 'hover on a figure that holds says so')

-- Hints: what the settings ask for.
vim.lsp.inlay_hint.enable(true, { bufnr = draft })
soon(function()
  return #vim.lsp.inlay_hint.get({ bufnr = draft }) > 0
end, 'hints are there, as the settings wish')
local hints = vim.lsp.inlay_hint.get({ bufnr = draft })
note(vim.inspect(vim.tbl_map(function(it)
  return it.inlay_hint.label
end, hints)))

-- Definition: from the quotation to the passage.
go_to('prices')
vim.lsp.buf.definition()
soon(function()
  return vim.fs.normalize(vim.api.nvim_buf_get_name(0)) == desk .. '/sources/ferry.md'
end, 'definition leads into the source')
soon(function()
  return vim.api.nvim_get_current_line():find('raise fares', 1, true)
end, 'to the passage')
local at = vim.api.nvim_win_get_cursor(0)[2]
equal(vim.api.nvim_get_current_line():sub(at + 1, at + 11), 'We will not', 'to its first word')
vim.api.nvim_set_current_buf(draft)

-- References: the passages of both sources.
local references
go_to('4.8 million')
vim.lsp.buf.references(nil, {
  on_list = function(list)
    references = list.items
  end,
})
soon(function()
  return references ~= nil
end, 'references are listed')
local files = {}
for _, item in ipairs(references or {}) do
  files[vim.fs.basename(item.filename)] = true
end
equal(files, { ['ferry.md'] = true, ['council.txt'] = true }, 'with both sources')

-- Facts.
go_to('310')
vim.cmd.CopydeskFacts()
soon(function()
  return vim.bo.filetype == 'qf'
end, ':CopydeskFacts opens a list')
local list = vim.fn.getloclist(0, { title = true, items = true })
equal(list.title, 'Copydesk: facts', 'which has a title')
local shown = all_text(0)
ok(shown:match('^contradicted: 3\n'), 'those that are contradicted come first')
ok(shown:find('figure   |  10| 4.8 million', 1, true), 'an entry has line, kind and words')
ok(shown:find('\nsupported: ', 1, true), 'those that are supported come after')
ok(not shown:find('unchecked', 1, true), 'those that were not checked are left out')
vim.cmd('silent ll')
equal(vim.api.nvim_get_current_buf(), draft, 'an entry leads into the draft')
equal(vim.api.nvim_win_get_cursor(0), { 8, first:find('“We will', 1, true) - 1 }, 'to its byte')
vim.cmd.lclose()
vim.cmd('CopydeskFacts! supported')
soon(function()
  return vim.bo.filetype == 'qf'
end, ':CopydeskFacts! uses the quickfix list')
ok(all_text(0):match('^supported: '), 'with the verdicts that were asked for')
vim.cmd.cclose()
equal(vim.fn.getcompletion('CopydeskFacts un', 'cmdline'), { 'unchecked', 'unsupported' }, 'verdicts are completed')
go_to('310')
vim.api.nvim_feedkeys(vim.keycode('<Plug>(copydesk-facts)'), 'x', false)
soon(function()
  return vim.bo.filetype == 'qf'
end, '<Plug>(copydesk-facts) does the same')
vim.cmd.lclose()

-- Sources.
vim.cmd.CopydeskSources()
soon(function()
  return vim.bo.filetype == 'qf'
end, ':CopydeskSources opens a list')
equal(lines(0), {
  'Council hears about the ferry|| Odile Farr, 2026-03-14 – 1 quotation, 1 figure, 2 dates, 2 names',
  'Ferry to Little Skerry returns in May|| The Skerry Post, Maud Penhale, 2026-03-12 – '
    .. '2 quotations, 2 figures, 4 dates, 4 names',
}, 'with what is known of each')
vim.cmd('silent cc')
equal(vim.fs.basename(vim.api.nvim_buf_get_name(0)), 'council.txt', 'an entry leads to the file')
vim.cmd.cclose()
vim.api.nvim_set_current_buf(draft)

-- Reload.
notes = {}
vim.cmd.CopydeskReload()
soon(function()
  return was_told('2 sources')
end, ':CopydeskReload says what was read')

-- A source that comes while the server runs, and goes.
local comes = { 'Ferry to be painted', 'By Odile Farr', 'March 15, 2026', '' }
table.insert(comes, 'The repairs of the ferry had cost 4.8 million crowns, the harbor board said on Sunday.')
vim.fn.writefile(comes, 'sources/paint.txt')
local function finds_one(code)
  return function()
    return vim.iter(found()):any(function(it)
      return it[1] == code
    end)
  end
end
soon(finds_one('sources-disagree'), 'a source that comes is known at once')
vim.fn.delete('sources/paint.txt')
soon(finds_one('figure-conflict'), 'and forgotten when it goes')

-- Another draft, in plain text, that is not on the disk yet.
vim.cmd.edit('drafts/note.txt')
local other = vim.api.nvim_get_current_buf()
vim.api.nvim_buf_set_lines(other, 0, -1, true, { 'The repairs of the ferry had cost 4.8 million crowns.' })
soon(function()
  return #vim.diagnostic.get(other) == 1
end, 'plain text is checked')
equal(client.config.get_language_id(other, 'text'), 'plaintext', 'by the protocol’s name')
vim.cmd.bdelete({ bang = true })
vim.cmd.buffer(draft)

-- Code actions, chosen as in the menu.
local offered
vim.ui.select = function(items, _, on_choice)
  offered = vim.tbl_map(function(it)
    return (it.action or it[2]).title
  end, items)
  on_choice(nil)
end
local function act(words, title)
  go_to(words)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:lower():find(title, 1, true) ~= nil
    end,
  })
end
local fixed = vim.deepcopy(before)
fixed[8] = first:gsub('prices', 'fares')
act('prices', 'use the source')
soon(function()
  return vim.deep_equal(lines(draft), fixed)
end, 'a quick fix puts in the source’s word, and changes no other byte')
soon(finds(2), 'its diagnostic is gone')
go_to('4.8 million')
vim.lsp.buf.code_action()
soon(function()
  return offered ~= nil
end, 'the menu of actions is offered')
note(table.concat(offered or {}, '\n'))
act('4.8 million', 'open the source: council')
soon(function()
  return vim.fs.dirname(vim.fs.normalize(vim.api.nvim_buf_get_name(0))) == desk .. '/sources'
end, 'an action opens the source')
vim.cmd('silent! only')
vim.api.nvim_set_current_buf(draft)

-- Acceptance: the action makes the ledger and leads to the place of the reason; once one stands there, it holds.
local ledger = desk .. '/drafts/copydesk.ledger.toml'
soon(finds_one('misattributed-quote'), 'a quotation has another speaker in the source')
act('in a storm,” \\zsCorrado', 'accept it, with a reason')
soon(function()
  return vim.fs.normalize(vim.api.nvim_buf_get_name(0)) == ledger and vim.fn.expand('<cword>') == 'REASON'
end, 'an action to accept it opens the ledger at the reason')
vim.cmd('normal! ciwshe says it of him, heard on tape')
vim.cmd('silent write')
soon(function()
  return not finds_one('misattributed-quote')()
end, 'its diagnostic is gone when a reason is written')
soon(finds_one('figure-conflict'), 'and no other')
local kept = table.concat(vim.fn.readfile(ledger), '\n')
for _, line in ipairs({
  '[[accepted]]',
  'draft = "ferry.md"',
  'code = "misattributed-quote"',
  'words = "Corrado"',
  'by = "Odile Farr"',
  'reason = "she says it of him, heard on tape"',
}) do
  if not ok(('\n' .. kept .. '\n'):find('\n' .. line .. '\n', 1, true), 'the ledger has ' .. line) then
    note(kept)
  end
end
vim.cmd('silent! only')
vim.api.nvim_set_current_buf(draft)

-- Completion of a quotation.
vim.api.nvim_buf_set_lines(draft, -1, -1, true, { '', 'Corrado said: 🙂 “The islanders have' })
vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(draft), 0 })
equal(vim.bo.omnifunc, 'v:lua.vim.lsp.omnifunc', 'completion is set up')
-- While a script waits, nothing can be put in: so keys are typed, and a timer types more when there are offers.
local offers = {}
local started = vim.uv.now()
local timer = assert(vim.uv.new_timer())
timer:start(10, 10, vim.schedule_wrap(function()
  offers = vim.fn.complete_info({ 'items' }).items
  if #offers > 0 or vim.uv.now() - started > 10000 then
    timer:stop()
    -- Once more, out of the speaker's name that is now to be filled in.
    vim.api.nvim_input('<C-y><Esc><Esc>')
  end
end))
vim.api.nvim_feedkeys(vim.keycode('A<C-x><C-o>'), 'xt!', false)
note(vim.inspect(vim.tbl_map(function(it)
  return { it.abbr, it.menu }
end, offers)))
equal(
  vim.api.nvim_get_current_line():match('^Corrado said: 🙂 “The islanders have waited long enough') ~= nil,
  true,
  'a quotation is completed: ' .. vim.api.nvim_get_current_line()
)

-- A check again after an edit.
vim.api.nvim_buf_set_lines(draft, -1, -1, true, { '', '🙂 “She is an old ship, but she has never failed us in a storm,” said Tomas Wregg.' })
soon(function()
  return vim.iter(found()):any(function(it)
    return it[1] == 'misquote' and it[2] == 'ship'
  end)
end, 'an edit is checked')
vim.api.nvim_buf_set_lines(draft, -2, -1, true, {})
soon(function()
  return not vim.iter(found()):any(function(it)
    return it[2] == 'ship'
  end)
end, 'and checked again when it is taken back')

-- Health and help.
vim.cmd('silent checkhealth copydesk')
local health = all_text(0)
ok(health:find('server: copydesk %d'), ':checkhealth names the server')
ok(health:find('running for ' .. desk, 1, true), 'and where it runs')
ok(not health:find('ERROR'), 'and finds nothing wrong')
vim.cmd('helptags ' .. vim.fn.fnameescape(vim.env.PLUGIN .. '/doc'))
for _, tag in ipairs({ 'copydesk', ':CopydeskFacts', '<Plug>(copydesk-reload)', 'copydesk.enable()' }) do
  ok(pcall(vim.cmd.help, tag) and vim.fs.basename(vim.api.nvim_buf_get_name(0)) == 'copydesk.txt', ':help ' .. tag)
end

-- The end.
vim.cmd.helpclose()
vim.cmd.buffer(draft)
for _, it in ipairs(vim.lsp.get_clients({ name = 'copydesk' })) do
  if is_new then
    it:stop()
  else
    it.stop()
  end
end
soon(function()
  return #vim.lsp.get_clients({ name = 'copydesk' }) == 0
end, 'the server stops when told to')
notes = {}
vim.cmd.CopydeskFacts()
ok(was_told('no server is running'), 'without a server a command says so')
os.exit(failures == 0 and 0 or 1)
