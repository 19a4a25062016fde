(with-eval-after-load 'lsp-mode
  (dolist (mode '((markdown-mode . "markdown") (gfm-mode . "markdown") (text-mode . "plaintext")))
    (add-to-list 'lsp-language-id-configuration mode))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("copydesk-lsp" "--stdio"))
                    :major-modes '(markdown-mode gfm-mode text-mode)
                    :multi-root t
                    :server-id 'copydesk)))
(add-hook 'text-mode-hook #'lsp-deferred) ; markdown-mode is derived from text-mode
