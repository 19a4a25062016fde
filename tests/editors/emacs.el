;;; Drives Emacs (28 or later) with eglot and the server in a folder, and writes what was seen to out.json there.  -*- lexical-binding: t -*-
(dolist (folder (append (directory-files "/usr/share/emacs/site-lisp/elpa" t "^[a-z]" t)
                        (directory-files "/usr/share/emacs/site-lisp/elpa-src" t "^[a-z]" t)))
  (add-to-list 'load-path folder))
(require 'project)
(require 'eglot)
(require 'flymake)
(require 'json)

(define-derived-mode draft-mode text-mode "Draft")
(put 'draft-mode 'eglot-language-id "markdown")

(defvar folder (file-name-as-directory (getenv "COPYDESK_FOLDER")))
(setq eglot-sync-connect 100 eglot-connect-timeout 100 eglot-autoshutdown nil
      eglot-send-changes-idle-time 0 flymake-no-changes-timeout 0.1
      eglot-confirm-server-initiated-edits nil make-backup-files nil)

(defun wait-for (look)
  (let ((end (+ (float-time) 100)))
    (while (and (not (funcall look)) (< (float-time) end))
      (accept-process-output nil 0.1)
      (flymake-start))
    (funcall look)))

(defun seen ()
  (mapcar (lambda (d)
            (let ((start (flymake-diagnostic-beg d)) (end (flymake-diagnostic-end d)))
              `((line . ,(line-number-at-pos start))
                (text . ,(buffer-substring-no-properties start end))
                (message . ,(flymake-diagnostic-text d)))))
          (flymake-diagnostics)))

(find-file (concat folder "rain.md"))
(draft-mode)
(let ((server-command (list (getenv "COPYDESK_NODE") (getenv "COPYDESK_SERVER") "--stdio"))
      (project (cons 'transient folder)))
  (if (version<= "29" emacs-version)
      (eglot--connect '(draft-mode) project 'eglot-lsp-server server-command '("markdown"))
    (eglot--connect '(draft-mode) project 'eglot-lsp-server server-command "markdown")))
(eglot--maybe-activate-editing-mode)
(flymake-mode 1)
(wait-for (lambda () (flymake-diagnostics)))

;; A quick fix, a hover, an ignore and all fixes in one draft.
(defun ask (method &rest params)
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (list :textDocument (eglot--TextDocumentIdentifier)) params)))

(defun actions-at (words &optional only)
  (goto-char (point-min))
  (search-forward words)
  (ask :textDocument/codeAction
       :range (list :start (eglot--pos-to-lsp-position (match-beginning 0))
                    :end (eglot--pos-to-lsp-position (match-end 0)))
       :context (append (list :diagnostics []) (and only (list :only (vector only))))))

(defun apply-action (look actions)
  (eglot--apply-workspace-edit (plist-get (seq-find look actions) :edit))
  (eglot--signal-textDocument/didChange))

(defun is-found (words)
  (seq-find (lambda (d) (string-match-p (regexp-quote words) (flymake-diagnostic-text d))) (flymake-diagnostics)))

(defvar out nil)
(defun keep (name value) (push (cons name value) out))

(keep 'found (vconcat (seen)))
(keep 'before (buffer-string))
(apply-action (lambda (action) (eq (plist-get action :isPreferred) t)) (actions-at "was was"))
(keep 'after (buffer-string))
(wait-for (lambda () (and (flymake-diagnostics) (not (is-found "\"was\"")))))
(keep 'afterFix (vconcat (seen)))

(goto-char (point-min))
(search-forward "[Na")
(keep 'hover (plist-get (plist-get (ask :textDocument/hover :position (eglot--pos-to-lsp-position)) :contents) :value))

(apply-action (lambda (action) (string-prefix-p "Ignore unfilled-placeholder here" (plist-get action :title))) (actions-at "[Name]"))
(keep 'ignored (buffer-string))
(wait-for (lambda () (and (flymake-diagnostics) (not (is-found "[Name]")))))
(keep 'afterIgnore (vconcat (seen)))

(apply-action #'identity (actions-at "Rain" "source.fixAll"))
(keep 'fixAll (buffer-string))
(set-buffer-modified-p nil)

;; A second draft has the headline of the first, until that takes another.
(defun open-draft (name)
  (find-file (concat folder name))
  (draft-mode)
  (eglot--maybe-activate-editing-mode)
  (flymake-mode 1)
  (current-buffer))
(let ((one (open-draft "2025-01-01-one.md")) (two (open-draft "2025-01-02-two.md")) first)
  (setq first (wait-for (lambda () (is-found "Headline"))))
  (with-current-buffer one
    (goto-char 3)
    (delete-char 4)
    (insert "Hail")
    (eglot--signal-textDocument/didChange))
  (with-current-buffer two
    (wait-for (lambda () (not (is-found "Headline"))))
    (keep 'cross (vector (if first t :json-false) (if (is-found "Headline") t :json-false)))
    (set-buffer-modified-p nil))
  (with-current-buffer one (set-buffer-modified-p nil)))

(with-temp-file (concat folder "out.json") (insert (json-encode out)))
(kill-emacs 0)
