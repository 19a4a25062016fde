;;; lsp-mode (8.0 or later) with markdown-mode, as emacs.el drives it.  -*- lexical-binding: t -*-
(setq lsp-session-file (make-temp-name (expand-file-name "lsp-session" temporary-file-directory)) lsp-keep-workspace-alive t lsp-auto-guess-root nil
      lsp-enable-file-watchers t lsp-enabled-clients '(copydesk) lsp-idle-delay 0.1 lsp-warn-no-matched-clients nil
      lsp-lens-enable nil lsp-enable-snippet nil lsp-auto-execute-action nil)
(load "lsp-mode-autoloads" nil t)
(require 'markdown-mode)
(require 'lsp-mode)

;; As the documentation sets it up.
(with-temp-buffer
  (insert-file-contents (getenv "COPYDESK_SETUP"))
  (eval-buffer))
(lsp-workspace-folders-add folder)
(lsp-workspace-folders-add second-folder)

(defun client-start () (client-open))

(defun client-open ()
  (unless (bound-and-true-p lsp-managed-mode)
    (lsp)
    (wait-for (lambda () (and (lsp-workspaces) (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))))))

(defun client-changed () (lsp--flush-delayed-changes))

(defun client-found ()
  (mapcar (lambda (d)
            (let ((region (lsp--range-to-region (lsp:diagnostic-range d))))
              (list (car region) (cdr region) (lsp:diagnostic-code? d))))
          (lsp--get-buffer-diagnostics)))

(defun client-listed ()
  (let (paths)
    (maphash (lambda (path found) (when found (push path paths))) (lsp-diagnostics))
    paths))

(defun client-get (value key) (and value (gethash (substring (symbol-name key) 1) value)))
(defun client-uri () (lsp--buffer-uri))

(defun client-actions (start end &optional only)
  (lsp-request "textDocument/codeAction"
               (list :textDocument (lsp--text-document-identifier) :range (lsp--region-to-range start end)
                     :context (append (list :diagnostics []) (and only (list :only (vector only)))))))

(defun client-call (command &rest given)
  (lsp-request "workspace/executeCommand" (list :command command :arguments (vconcat given))))

(defun client-apply (action) (lsp-execute-code-action action))

(defun client-hover ()
  (lsp:markup-content-value (lsp:hover-contents (lsp-request "textDocument/hover" (lsp--text-document-position-params)))))
