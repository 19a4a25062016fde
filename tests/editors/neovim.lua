-- Drives Neovim (0.7 or later) with the server in a folder, and writes what was seen to out.json there.
local folder, server = vim.env.COPYDESK_FOLDER, vim.env.COPYDESK_SERVER
local out = {}

local id = vim.lsp.start_client({
  name = 'copydesk',
  cmd = { vim.env.COPYDESK_NODE, server, '--stdio' },
  root_dir = folder,
})

local function wait_for(look)
  return vim.wait(100000, look, 20)
end

local function open(name)
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/' .. name))
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
  local answers = vim.lsp.buf_request_sync(buf, method, params, 20000)
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

local function apply(action)
  vim.lsp.util.apply_workspace_edit(action.edit, client().offset_encoding)
end

for _, name in ipairs(vim.json.decode(vim.env.COPYDESK_DRAFTS)) do
  local buf = open(name)
  wait_for(function() return #vim.diagnostic.get(buf) > 0 end)
  out[name] = seen(buf)
end

-- A quick fix, all fixes, a hover and an ignore in one draft.
local buf = open('rain.md')
wait_for(function() return has(buf, 'repeated-word') end)
local before = text_of(buf)
for _, action in ipairs(actions_at(buf, has(buf, 'repeated-word'))) do
  if action.isPreferred then apply(action) break end
end
out.fixed = { before = before, after = text_of(buf) }
wait_for(function() return not has(buf, 'repeated-word') or #vim.diagnostic.get(buf) < #out['rain.md'] end)
out.afterFix = seen(buf)

local d = has(buf, 'unfilled-placeholder')
local hover = ask(buf, 'textDocument/hover', {
  textDocument = vim.lsp.util.make_text_document_params(buf),
  position = { line = d.lnum, character = d.col },
})
out.hover = hover and hover.contents.value

for _, action in ipairs(actions_at(buf, d)) do
  if action.title:match('^Ignore unfilled%-placeholder here') then apply(action) break end
end
wait_for(function() return not has(buf, 'unfilled-placeholder') end)
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

local file = io.open(folder .. '/out.json', 'w')
file:write(vim.json.encode(out))
file:close()
vim.cmd('qa!')
