local reported = false

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html', 'mdx' },
  callback = function(event)
    if vim.fn.executable('copydesk-lsp') == 0 then
      if not reported then
        vim.notify('Copydesk: there is no `copydesk-lsp` on the PATH. Install it, then start Neovim again.', vim.log.levels.WARN)
      end
      reported = true
      return
    end
    local file = vim.api.nvim_buf_get_name(event.buf)
    local marker = vim.fs and vim.fs.find({ '.copydesk.yaml', '.git' }, { upward = true, path = vim.fs.dirname(file) })[1]
    local config = {
      name = 'copydesk',
      cmd = { 'copydesk-lsp', '--stdio' },
      root_dir = marker and vim.fs.dirname(marker) or vim.fn.getcwd(),
    }
    if vim.lsp.start then
      vim.lsp.start(config)
    else -- Neovim 0.7
      vim.g.copydesk = vim.g.copydesk or vim.lsp.start_client(config)
      vim.lsp.buf_attach_client(event.buf, vim.g.copydesk)
    end
    vim.keymap.set('n', 'K', vim.lsp.buf.hover, { buffer = event.buf })
    vim.keymap.set('n', '<leader>a', vim.lsp.buf.code_action, { buffer = event.buf })
  end,
})
