local M = {}

--- The order in which facts are listed: what asks for work comes first.
local VERDICTS = { 'contradicted', 'unsupported', 'supported', 'unchecked' }

---@param message string
---@param level? integer
local function say(message, level)
  vim.notify('copydesk: ' .. message, level or vim.log.levels.INFO)
end

--- JSON's null is nil in some versions, and in others not.
local function given(value)
  return value ~= vim.NIL and value or nil
end

---@param bufnr integer
---@return vim.lsp.Client?
local function client_of(bufnr)
  local client = vim.lsp.get_clients({ name = 'copydesk', bufnr = bufnr })[1]
  if not client then
    say('no server is running for this buffer; see :checkhealth copydesk', vim.log.levels.WARN)
  end
  return client
end

---@param method string
---@param params table
---@param on_result fun(result: any, client: vim.lsp.Client)
local function ask(method, params, on_result)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = client_of(bufnr)
  if not client then
    return
  end
  local function on_answer(err, result)
    if err then
      say(err.message, vim.log.levels.ERROR)
    elseif given(result) then
      on_result(result, client)
    end
  end
  -- What is a method of the client today was a plain function in 0.10.
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, on_answer, bufnr)
  else
    ---@diagnostic disable-next-line: param-type-mismatch
    client.request(method, params, on_answer, bufnr)
  end
end

---@param command string
---@param on_result fun(result: any, client: vim.lsp.Client)
local function run(command, on_result)
  local uri = vim.uri_from_bufnr(0)
  ask('workspace/executeCommand', { command = command, arguments = { { uri = uri } } }, on_result)
end

--- The text of the entries as we wrote it: the name of the draft, before each of them, says nothing. What stands before
--- a bar, and between two, is coloured as the file and the line are elsewhere.
---@param info { quickfix: 0|1, winid: integer, id: integer, start_idx: integer, end_idx: integer }
---@return string[]
local function entry_texts(info)
  local what = { id = info.id, items = true }
  local list = info.quickfix == 1 and vim.fn.getqflist(what) or vim.fn.getloclist(info.winid, what)
  return vim.tbl_map(function(item)
    return item.text
  end, vim.list_slice(list.items, info.start_idx, info.end_idx))
end

--- Shows a list; one that was made by the same command is replaced.
---@param winid? integer the window whose location list it is; nil for the quickfix list
---@param title string
---@param items vim.quickfix.entry[]
local function show(winid, title, items)
  local what = { title = title, items = items, quickfixtextfunc = entry_texts }
  -- Not every version begins at an entry that leads somewhere.
  for index, item in ipairs(items) do
    if item.valid ~= 0 then
      what.idx = index
      break
    end
  end
  if winid then
    local again = vim.fn.getloclist(winid, { title = true }).title == title
    vim.fn.setloclist(winid, {}, again and 'r' or ' ', what)
    vim.api.nvim_win_call(winid, function()
      vim.cmd('lopen')
    end)
    vim.api.nvim_set_current_win(vim.fn.getloclist(winid, { winid = true }).winid)
  else
    local again = vim.fn.getqflist({ title = true }).title == title
    vim.fn.setqflist({}, again and 'r' or ' ', what)
    vim.cmd('botright copen')
  end
end

---@param source table
---@return string
local function source_name(source)
  return source.outlet or source.title or source.id
end

--- Turns facts into the entries of a list: under the name of each verdict those that have it.
---@param answer { facts: table[], sources: table[] } what the server said to `copydesk/facts`
---@param verdicts string[]
---@param uri string
---@param encoding string
---@return vim.quickfix.entry[]
local function entries(answer, verdicts, uri, encoding)
  local items = {}
  for _, verdict in ipairs(VERDICTS) do
    local places = {}
    for _, fact in ipairs(answer.facts) do
      if fact.verdict == verdict and vim.list_contains(verdicts, verdict) then
        table.insert(places, { uri = uri, range = fact.range, fact = fact })
      end
    end
    if #places > 0 then
      -- An entry without a place is a heading: :lnext goes past it.
      table.insert(items, { text = ('%s: %d'):format(verdict, #places), valid = 0 })
    end
    for _, item in ipairs(vim.lsp.util.locations_to_items(places, encoding)) do
      local fact = item.user_data.fact
      local names = vim.tbl_map(function(index)
        return source_name(answer.sources[index + 1])
      end, fact.sources)
      local origin = #names > 0 and ' – ' .. table.concat(names, '; ') or ''
      item.text = ('%-9s|%4d| %s%s'):format(fact.kind, item.lnum, fact.label, origin)
      table.insert(items, item)
    end
  end
  return items
end

---@class copydesk.Facts
---@field verdicts? string[] which to list; by default all but those that were not checked
---@field quickfix? boolean use the quickfix list instead of the window's location list

--- Lists what the draft states, by what came of it.
---@param opts? copydesk.Facts
function M.facts(opts)
  opts = opts or {}
  local verdicts = opts.verdicts or {}
  if #verdicts == 0 then
    verdicts = { 'contradicted', 'unsupported', 'supported' }
  end
  local winid, uri = vim.api.nvim_get_current_win(), vim.uri_from_bufnr(0)
  ask('copydesk/facts', { textDocument = { uri = uri } }, function(answer, client)
    local items = entries(answer, verdicts, uri, client.offset_encoding)
    if #items == 0 then
      say('no such fact in this draft')
    elseif opts.quickfix then
      show(nil, 'Copydesk: facts', items)
    elseif vim.api.nvim_win_is_valid(winid) then
      show(winid, 'Copydesk: facts', items)
    end
  end)
end

--- What is known of a source, in a line.
---@param source table
---@return string
local function source_line(source)
  local counts = {}
  for _, kind in ipairs({ 'quotation', 'figure', 'date', 'name' }) do
    local count = source.counts[kind .. 's']
    table.insert(counts, ('%d %s%s'):format(count, kind, count == 1 and '' or 's'))
  end
  local known = {}
  for _, key in ipairs({ 'outlet', 'byline', 'published' }) do
    table.insert(known, given(source[key]))
  end
  local title = given(source.title) or source.id
  local origin = #known > 0 and table.concat(known, ', ') .. ' – ' or ''
  return ('%s|| %s%s'):format(title, origin, table.concat(counts, ', '))
end

--- Lists the sources of the draft in the quickfix list.
function M.sources()
  run('copydesk.showCorpus', function(answer)
    local items = {}
    for _, corpus in ipairs(answer.corpora) do
      for _, problem in ipairs(corpus.problems) do
        table.insert(items, { text = problem, valid = 0 })
      end
      for _, source in ipairs(corpus.sources) do
        local uri = given(source.uri)
        table.insert(items, {
          filename = uri and vim.uri_to_fname(uri),
          lnum = uri and 1,
          text = source_line(source),
          valid = uri and 1 or 0,
        })
      end
    end
    if #items == 0 then
      say('there are no sources')
    else
      show(nil, 'Copydesk: sources', items)
    end
  end)
end

--- Has every source read again, and says what was found.
function M.reload()
  run('copydesk.reloadCorpus', function(answer)
    say(answer.text)
  end)
end

--- Starts the server with drafts, on 0.10 as on later versions. On those `vim.lsp.enable('copydesk')` is enough.
---@param config? vim.lsp.ClientConfig what is to differ from lsp/copydesk.lua
function M.enable(config)
  if vim.lsp.enable then
    if config then
      vim.lsp.config('copydesk', config)
    end
    vim.lsp.enable('copydesk')
    return
  end
  local all = dofile(vim.api.nvim_get_runtime_file('lsp/copydesk.lua', false)[1])
  all = vim.tbl_deep_extend('force', all, config or {}, { name = 'copydesk' })
  local function start(bufnr)
    local root_dir = vim.fs.root(bufnr, all.root_markers)
    vim.lsp.start(vim.tbl_extend('keep', { root_dir = root_dir }, all), { bufnr = bufnr })
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('copydesk', {}),
    pattern = all.filetypes,
    desc = 'Start the Copydesk server',
    callback = function(event)
      -- Popups and other scratch buffers hold no drafts.
      if vim.bo[event.buf].buftype == '' then
        start(event.buf)
      end
    end,
  })
  -- What is open by now has had its FileType event.
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    local is_draft = vim.list_contains(all.filetypes, vim.bo[bufnr].filetype)
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.bo[bufnr].buftype == '' and is_draft then
      start(bufnr)
    end
  end
end

return M
