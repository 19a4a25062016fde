// The extension for Zed: starts the language server that is on the PATH.
use zed_extension_api::{self as zed, Command, Extension, LanguageServerId, Result, Worktree};

struct Copydesk;

impl Extension for Copydesk {
    fn new() -> Self {
        Copydesk
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree
            .which("copydesk-lsp")
            .ok_or("There is no `copydesk-lsp` on the PATH: install it, then restart Zed.")?;
        Ok(Command { command, args: vec!["--stdio".into()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Copydesk);
