;; Copydesk in Emacs's own client for language servers, eglot (Emacs 29 and later).  -*- lexical-binding: t -*-
(require 'eglot)

;; Languages have other names in the protocol than modes have in Emacs.
(add-to-list 'eglot-server-programs
             '(((markdown-mode :language-id "markdown")
                (html-mode :language-id "html")
                (mhtml-mode :language-id "html")
                (org-mode :language-id "org")
                (latex-mode :language-id "latex")
                (LaTeX-mode :language-id "latex")
                (rst-mode :language-id "restructuredtext")
                (adoc-mode :language-id "asciidoc")
                (message-mode :language-id "mail")
                (text-mode :language-id "plaintext"))
               . ("copydesk" "lsp")))

;; A desk's folder is the one with its settings.
(add-to-list 'project-vc-extra-root-markers "copydesk.toml")

(dolist (hook '(markdown-mode-hook org-mode-hook rst-mode-hook))
  (add-hook hook #'eglot-ensure))

;; `text-mode-hook' is run by modes that build on it, too: plain text alone is meant.
(add-hook 'text-mode-hook
          (lambda () (when (eq major-mode 'text-mode) (eglot-ensure))))
