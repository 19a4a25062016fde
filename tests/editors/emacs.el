;;; Drives Emacs (28 or later) in a folder with the client that COPYDESK_CLIENT names, and writes what was seen to out.json there.  -*- lexical-binding: t -*-
(require 'json)
(require 'seq)
(dolist (folder (append (directory-files "/usr/share/emacs/site-lisp/elpa" t "^[a-z]" t)
                        (directory-files "/usr/share/emacs/site-lisp/elpa-src" t "^[a-z]" t)))
  (add-to-list 'load-path folder))

(defvar folder (file-name-as-directory (getenv "COPYDESK_FOLDER")))
(defvar second-folder (file-name-as-directory (getenv "COPYDESK_SECOND")))
(defvar server-command (list (getenv "COPYDESK_NODE") (getenv "COPYDESK_SERVER") "--stdio"))
(setq make-backup-files nil create-lockfiles nil auto-save-default nil inhibit-startup-screen t)
;; Who works with it agrees to each change.
(setq use-dialog-box nil)
(dolist (question '(y-or-n-p yes-or-no-p ask-user-about-supersession-threat))
  (advice-add question :override #'always))

(defvar out nil)
(defun keep (name value) (push (cons name value) out))
(defun truth (value) (if value t :json-false))

;; What a client brings: client-start, client-open, client-changed, client-found (a list of (START END CODE)),
;; client-listed (paths), client-get, client-actions, client-apply, client-call, client-hover.
(defun wait-for (look &optional seconds)
  (let ((end (+ (float-time) (or seconds 200))))
    ;; Only reading events has changes of files noticed; what is typed is dropped.
    (while (and (not (funcall look)) (< (float-time) end))
      (accept-process-output nil 0.05)
      (read-event nil nil 0.05)
      (when (bound-and-true-p flymake-mode) (flymake-start)))
    (funcall look)))

(defun open-draft (name)
  (find-file (expand-file-name name folder))
  (client-open)
  (current-buffer))

(defun seen ()
  (vconcat (mapcar (pcase-lambda (`(,start ,end ,code))
                     `((line . ,(line-number-at-pos start)) (code . ,code)
                       (text . ,(buffer-substring-no-properties start end))))
                   (client-found))))

(defun codes () (vconcat (mapcar #'caddr (client-found))))
(defun count-of (code) (seq-count (lambda (d) (equal (caddr d) code)) (client-found)))
(defun is-found (code) (> (count-of code) 0))

(defun actions-at (words &optional only)
  (goto-char (point-min))
  (search-forward words)
  (client-actions (match-beginning 0) (match-end 0) only))

(defun offer (title words)
  (seq-find (lambda (action) (string-prefix-p title (client-get action :title))) (actions-at words)))

(defun offered (title words)
  (or (offer title words) (error "There is no %s" title)))

(defun apply-offered (title words)
  (client-apply (offered title words))
  (client-changed))

(defun insert-at-end (words)
  (goto-char (point-max))
  (insert words)
  (client-changed))

;; A keystroke, and the draft is as before.
(defun touch ()
  (insert-at-end "x")
  (wait-for #'ignore 0.3)
  (delete-char -1)
  (client-changed))

(defun drive ()
  (find-file (concat folder "crlf.txt"))
  (client-start)
  (wait-for #'client-found)
  (keep 'crlf (seen))
  (open-draft "rain.md")
  (wait-for #'client-found)
  (keep 'found (seen))

  (insert-at-end "\nThe the end.\n")
  (keep 'typed (truth (wait-for (lambda () (= (count-of "repeated-word") 3)))))
  (delete-char (- (length "\nThe the end.\n")))
  (client-changed)
  (wait-for (lambda () (= (count-of "repeated-word") 2)))

  ;; Lines are put in above after a fix was offered: it is refused.
  (let ((early (seq-find (lambda (action) (eq (client-get action :isPreferred) t)) (actions-at "was was")))
        (text (buffer-string)))
    (goto-char (point-min))
    (insert "One\n\n")
    (client-changed)
    (condition-case nil (client-apply early) (error nil))
    (keep 'refused `((isKept . ,(truth (equal (buffer-string) (concat "One\n\n" text))))))
    (erase-buffer)
    (insert text)
    (client-changed)
    (wait-for (lambda () (= (length (client-found)) (length (alist-get 'found out))))))

  (let ((before (buffer-string)))
    (client-apply (seq-find (lambda (action) (eq (client-get action :isPreferred) t)) (actions-at "was was")))
    (client-changed)
    (let ((after (buffer-string)))
      (wait-for (lambda () (= (count-of "repeated-word") 1)))
      (keep 'fixed `((before . ,before) (after . ,after) (left . ,(seen))))))

  (goto-char (point-min))
  (search-forward "[Na")
  (keep 'hover (client-hover))

  (apply-offered "Ignore unfilled-placeholder here" "[Name]")
  (let ((text (buffer-string)))
    (wait-for (lambda () (= (count-of "unfilled-placeholder") 1)))
    (keep 'ignored `((text . ,text) (left . ,(seen)))))

  (client-apply (car (append (actions-at "Rain" "source.fixAll") nil)))
  (keep 'fixAll (buffer-string))

  ;; A second draft has the headline of the first, until that takes another.
  (let ((one (open-draft "2025-01-01-one.md")) (two (open-draft "2025-01-02-two.md")) first)
    (setq first (wait-for (lambda () (is-found "duplicate-headline"))))
    (with-current-buffer one
      (goto-char 3)
      (delete-char 4)
      (insert "Hail")
      (client-changed))
    (set-buffer two)
    (wait-for (lambda () (not (is-found "duplicate-headline"))))
    (keep 'cross (vector (truth first) (truth (is-found "duplicate-headline")))))

  (open-draft "off.md")
  (wait-for (lambda () (is-found "unfilled-placeholder")))
  (goto-char (point-min))
  (client-call "copydesk.nextPlaceholder" (client-uri) '(:line 0 :character 0))
  (wait-for (lambda () (> (point) 1)) 2)
  (keep 'next (buffer-substring-no-properties (point) (min (point-max) (+ (point) 6))))

  (apply-offered "Switch off repeated-word in this draft" "The the")
  (let ((text (buffer-string)))
    (wait-for (lambda () (not (is-found "repeated-word"))))
    (keep 'offDraft `((text . ,text) (left . ,(codes)))))

  ;; All drafts of the folder are listed, also those that were never opened.
  (keep 'count (client-get (client-call "copydesk.checkFolder") :drafts))
  (keep 'listed (truth (wait-for (lambda () (seq-find (lambda (path) (string-suffix-p "/closed.md" path)) (client-listed))))))

  ;; A phrase is allowed, then a rule is switched off, in the project's settings; Emacs leaves saving to its user.
  (let* ((settings (concat folder ".copydesk.yaml"))
         (saved (lambda ()
                  (save-some-buffers t)
                  (with-temp-buffer (insert-file-contents settings) (buffer-string)))))
    (open-draft "shut.md")
    (wait-for (lambda () (and (is-found "unfilled-placeholder") (is-found "repeated-word"))))
    (let ((shut (current-buffer)) (creates (offer "Allow \"[Name]\" in this project" "[Name]")) text)
      (keep 'creates (truth creates))
      (unless creates
        (write-region "rules: {}\n" nil settings nil 'quiet)
        (wait-for (lambda () (offer "Allow \"[Name]\" in this project" "[Name]"))))
      (apply-offered "Allow \"[Name]\" in this project" "[Name]")
      (setq text (funcall saved))
      (set-buffer shut)
      (touch)
      (wait-for (lambda () (not (is-found "unfilled-placeholder"))))
      (keep 'allowed `((settings . ,text) (left . ,(codes))))
      (apply-offered "Switch off repeated-word in this project" "The the")
      (setq text (funcall saved))
      (set-buffer shut)
      (touch)
      (wait-for (lambda () (not (is-found "repeated-word"))))
      (keep 'offProject `((settings . ,text) (left . ,(codes))))
      (with-temp-file settings (insert "rules: {}\n"))
      (keep 'settingsAtOnce (truth (wait-for (lambda () (is-found "repeated-word")))))
      (touch)
      (keep 'settingsAfterEdit (truth (wait-for (lambda () (is-found "repeated-word")))))))

  (find-file (concat second-folder "there.md"))
  (client-open)
  (wait-for (lambda () (is-found "repeated-word")) (if (featurep 'lsp-mode) 200 20))
  (keep 'second (codes)))

(defun note (name text)
  (let ((coding-system-for-write 'utf-8)) (write-region text nil (concat folder name) nil 'quiet)))

(setq debug-on-error nil)
(condition-case failure
    (progn
      (load (getenv "COPYDESK_CLIENT") nil t)
      (drive)
      (note "out.json" (json-encode out)))
  (error (note "failed" (format "%S after %S" failure (mapcar #'car out)))))
(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(kill-emacs 0)
