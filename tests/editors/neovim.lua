-- Drives Neovim (0.7 or later) with the server in a folder, and writes what was seen to out.json there.
local folder, server = vim.env.COPYDESK_FOLDER, vim.env.COPYDESK_SERVER
local out = {}

local id = vim.lsp.start_client({
  name = 'copydesk',
  cmd = { vim.env.COPYDESK_NODE, server, '--stdio' },
  root_dir = folder,
  workspace_folders = vim.tbl_map(function(path)
    return { uri = vim.uri_from_fname(path), name = path }
  end, { folder, vim.env.COPYDESK_SECOND }),
})

local function wait_for(look)
  return vim.wait(100000, look, 20)
end

local function open(name)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.startswith(name, '/') and name or folder .. '/' .. name))
  local buf = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buf, id)
  return buf
end

local function text_of(buf)
  return table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, true), '\n')
end

local function seen(buf)
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(buf)) do
    local words = vim.api.nvim_buf_get_text(buf, d.lnum, d.col, d.end_lnum, d.end_col, {})
    table.insert(found, { line = d.lnum + 1, column = d.col + 1, code = d.code, text = table.concat(words, '\n'), severity = d.severity })
  end
  return found
end

local function has(buf, code)
  for _, d in ipairs(vim.diagnostic.get(buf)) do
    if d.code == code then return d end
  end
end

local function client() return vim.lsp.get_client_by_id(id) end

local function ask(buf, method, params)
  local answers = vim.lsp.buf_request_sync(buf, method, params, 100000)
  local answer = answers and answers[id]
  return answer and answer.result
end

local function actions_at(buf, d, only)
  local lsp = d.user_data and d.user_data.lsp or {}
  local row, last = vim.api.nvim_buf_get_lines(buf, d.lnum, d.lnum + 1, true)[1], vim.api.nvim_buf_get_lines(buf, d.end_lnum, d.end_lnum + 1, true)[1]
  local function position(line, words, col)
    local _, utf16 = vim.str_utfindex(words, col)
    return { line = line, character = utf16 }
  end
  return ask(buf, 'textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(buf),
    range = { start = position(d.lnum, row, d.col), ['end'] = position(d.end_lnum, last, d.end_col) },
    context = { diagnostics = {}, only = only },
  })
end

--- A keystroke, and the line is as before.
local function touch(buf)
  vim.api.nvim_buf_set_lines(buf, -1, -1, true, { 'x' })
  vim.wait(300)
  vim.api.nvim_buf_set_lines(buf, -2, -1, true, {})
end

local said = {}
vim.notify = function(message) table.insert(said, message) end
vim.lsp.handlers['window/showMessage'] = function(_, params) table.insert(said, params.message) end

-- As Neovim does what is chosen: an edit by itself, a command by the server.
local function apply(action)
  if action.edit then vim.lsp.util.apply_workspace_edit(action.edit, client().offset_encoding) end
  local command = type(action.command) == 'table' and action.command
  if command then return ask(vim.api.nvim_get_current_buf(), 'workspace/executeCommand', { command = command.command, arguments = command.arguments }) end
end

local function codes(buf)
  return vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buf))
end

local function offered(buf, d, title)
  for _, action in ipairs(actions_at(buf, d)) do
    if action.title:match(title) then return action end
  end
  error('There is no ' .. title)
end

for key, name in pairs(vim.json.decode(vim.env.COPYDESK_DRAFTS)) do
  local buf = open(name)
  wait_for(function() return #vim.diagnostic.get(buf) > 0 end)
  out[key] = seen(buf)
end

-- A quick fix, all fixes, a hover and an ignore in one draft.
local buf = open('rain.md')
wait_for(function() return has(buf, 'repeated-word') end)

-- Lines are put in above after a fix was offered: it is refused.
local early
for _, action in ipairs(actions_at(buf, has(buf, 'repeated-word'))) do
  if action.isPreferred then early = action break end
end
local untouched = text_of(buf)
vim.api.nvim_buf_set_lines(buf, 0, 0, true, { 'One', '' })
apply(early)
out.refused = { isKept = text_of(buf) == 'One\n\n' .. untouched, said = said[#said] }
vim.api.nvim_buf_set_lines(buf, 0, 2, true, {})
wait_for(function() return #vim.diagnostic.get(buf) == #out.found end)

-- Words are typed, and taken back.
local function count_of(code)
  return #vim.tbl_filter(function(d) return d.code == code end, vim.diagnostic.get(buf))
end
local last = vim.api.nvim_buf_line_count(buf)
vim.api.nvim_buf_set_lines(buf, last, last, true, { '', 'The the end.' })
out.typed = wait_for(function() return count_of('repeated-word') == 3 end)
vim.api.nvim_buf_set_lines(buf, last, last + 2, true, {})
wait_for(function() return count_of('repeated-word') == 2 end)

local before = text_of(buf)
for _, action in ipairs(actions_at(buf, has(buf, 'repeated-word'))) do
  if action.isPreferred then apply(action) break end
end
out.fixed = { before = before, after = text_of(buf) }
wait_for(function() return not has(buf, 'repeated-word') or #vim.diagnostic.get(buf) < #out.found end)
out.fixed.left = seen(buf)

local d = has(buf, 'unfilled-placeholder')
local hover = ask(buf, 'textDocument/hover', {
  textDocument = vim.lsp.util.make_text_document_params(buf),
  position = { line = d.lnum, character = d.col },
})
out.hover = hover and hover.contents.value

apply(offered(buf, d, '^Ignore unfilled%-placeholder here'))
wait_for(function() return count_of('unfilled-placeholder') == 1 end)
out.ignored = { text = text_of(buf), left = seen(buf) }

local all = actions_at(buf, { lnum = 0, col = 0, end_lnum = 0, end_col = 0 }, { 'source.fixAll' })
if all and all[1] then apply(all[1]) end
out.fixAll = text_of(buf)

-- A second draft takes the headline of the first, then another.
local one, two = open('2025-01-01-one.md'), open('2025-01-02-two.md')
out.cross = {}
wait_for(function() return has(two, 'duplicate-headline') end)
out.cross[1] = has(two, 'duplicate-headline') ~= nil
vim.api.nvim_buf_set_text(one, 0, 2, 0, 6, { 'Hail' })
wait_for(function() return not has(two, 'duplicate-headline') end)
out.cross[2] = has(two, 'duplicate-headline') ~= nil


-- The next placeholder, by command.
local off = open('off.md')
wait_for(function() return has(off, 'unfilled-placeholder') end)
vim.api.nvim_win_set_cursor(0, { 1, 0 })
ask(off, 'workspace/executeCommand', { command = 'copydesk.nextPlaceholder', arguments = { vim.uri_from_bufnr(off), { line = 0, character = 0 } } })
if vim.lsp.handlers['window/showDocument'] then wait_for(function() return vim.api.nvim_win_get_cursor(0)[1] > 1 end) end
local row, col = unpack(vim.api.nvim_win_get_cursor(0))
out.next = vim.api.nvim_get_current_line():sub(col + 1, col + 6)

-- A rule is switched off in a draft.
apply(offered(off, has(off, 'repeated-word'), '^Switch off repeated%-word in this draft'))
wait_for(function() return not has(off, 'repeated-word') end)
out.offDraft = { text = text_of(off), left = codes(off) }

-- All drafts of the folder are listed, also those that were never opened.
local closed = folder .. '/closed.md'
out.count = ask(off, 'workspace/executeCommand', { command = 'copydesk.checkFolder' }).drafts
out.listed = wait_for(function() return vim.fn.bufexists(closed) == 1 and #vim.diagnostic.get(vim.fn.bufnr(closed)) > 0 end)

-- A phrase is allowed, then a rule is switched off, in the project's settings; the editor leaves saving to its user.
local settings = folder .. '/.copydesk.yaml'
local function read_settings()
  vim.cmd('silent! wall')
  return table.concat(vim.fn.readfile(settings), '\n')
end
local shut = open('shut.md')
wait_for(function() return has(shut, 'unfilled-placeholder') and has(shut, 'repeated-word') end)
out.creates = vim.fn.filereadable(settings) == 0
apply(offered(shut, has(shut, 'unfilled-placeholder'), '^Allow "%[Name%]" in this project'))
out.allowed = { settings = read_settings() }
touch(shut)
wait_for(function() return not has(shut, 'unfilled-placeholder') end)
out.allowed.left = codes(shut)
apply(offered(shut, has(shut, 'repeated-word'), '^Switch off repeated%-word in this project'))
out.offProject = { settings = read_settings() }
touch(shut)
wait_for(function() return not has(shut, 'repeated-word') end)
out.offProject.left = codes(shut)

-- Settings change on disk; a client that watches no files can't tell the server, however long it is given.
vim.fn.writefile({ 'rules: {}' }, settings)
local function is_again() return has(shut, 'repeated-word') ~= nil end
local watched = vim.lsp.protocol.make_client_capabilities().workspace.didChangeWatchedFiles
out.settingsAtOnce = watched ~= nil and watched.dynamicRegistration == true and wait_for(is_again)
touch(shut)
out.settingsAfterEdit = wait_for(is_again)

-- A second folder has settings of its own.
local there = open(vim.env.COPYDESK_SECOND .. '/there.md')
wait_for(function() return has(there, 'repeated-word') end)
out.second = codes(there)

local file = io.open(folder .. '/out.json', 'w')
file:write(vim.json.encode(out))
file:close()
vim.cmd('qa!')
