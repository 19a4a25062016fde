;;; Eglot (1.9 or later), as emacs.el drives it.  -*- lexical-binding: t -*-
(require 'project)
(require 'eglot)
(require 'flymake)

(define-derived-mode draft-mode text-mode "Draft")
(put 'draft-mode 'eglot-language-id "markdown")
(setq eglot-sync-connect 100 eglot-connect-timeout 100 eglot-autoshutdown nil
      eglot-send-changes-idle-time 0 flymake-no-changes-timeout 0.1
      eglot-confirm-server-initiated-edits nil)

(defvar server nil)

(defun client-start ()
  (draft-mode)
  (let ((project (cons 'transient folder)))
    (setq server (if (version<= "29" emacs-version)
                     (eglot--connect '(draft-mode) project 'eglot-lsp-server server-command '("markdown"))
                   (eglot--connect '(draft-mode) project 'eglot-lsp-server server-command "markdown"))))
  (client-open))

(defun client-open ()
  (unless (derived-mode-p 'draft-mode) (draft-mode))
  (eglot--maybe-activate-editing-mode)
  (flymake-mode 1))

(defun client-changed () (eglot--signal-textDocument/didChange))

(defun client-found ()
  (mapcar (lambda (d)
            (let ((text (flymake-diagnostic-text d)))
              (list (flymake-diagnostic-beg d) (flymake-diagnostic-end d)
                    (and (string-match "\\[\\([a-z-]+\\)\\]" text) (match-string 1 text)))))
          (flymake-diagnostics)))

(defun client-listed () (mapcar #'car (seq-filter #'cdr flymake-list-only-diagnostics)))
(defun client-get (value key) (plist-get value key))
(defun client-uri () (plist-get (eglot--TextDocumentIdentifier) :uri))

(defun ask (method &rest params)
  (jsonrpc-request server method (append (list :textDocument (eglot--TextDocumentIdentifier)) params)))

(defun client-actions (start end &optional only)
  (ask :textDocument/codeAction
       :range (list :start (eglot--pos-to-lsp-position start) :end (eglot--pos-to-lsp-position end))
       :context (append (list :diagnostics []) (and only (list :only (vector only))))))

(defun client-call (command &rest given)
  (jsonrpc-request server :workspace/executeCommand (list :command command :arguments (vconcat given))))

(defun client-apply (action)
  (let ((edit (plist-get action :edit)) (command (plist-get action :command)))
    (when edit (eglot--apply-workspace-edit edit))
    (when command (apply #'client-call (plist-get command :command) (append (plist-get command :arguments) nil)))))

(defun client-hover ()
  (plist-get (plist-get (ask :textDocument/hover :position (eglot--pos-to-lsp-position)) :contents) :value))
