#!/usr/bin/env bash
# proselint checks prose for usage. Its help lists `--output-format` for the program and for its command `check`. One
# expects both to do the same, as with other programs that have commands, or the wrong one to be refused; and one expects a
# JSON `span` to be an offset from 0 that cuts the words out of the text, as Python counts.
# What really happens: before the command the option is accepted and ignored, so that a script that reads JSON gets lines
# of text, with the same exit code. After the command there is JSON, and its spans count from 1: `span` of the first word
# is [1, 5], and text[1:5] is "ery ".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet --disable-pip-version-check proselint==0.16.0
tools/bin/pip list --disable-pip-version-check 2>/dev/null | grep -i '^proselint'
printf 'Very very open.\n' > draft.md
before=$(tools/bin/proselint --output-format json check draft.md) || true
after=$(tools/bin/proselint check --output-format json draft.md) || true
printf 'before the command: %s\n' "$(head -n 1 <<<"$before")"
python3 - "$before" "$after" <<'PY'
import json
import sys

before, after = sys.argv[1:]
text = open("draft.md").read()
is_text = not before.lstrip().startswith("{")
found = next(iter(json.loads(after)["result"].values()))["diagnostics"]
start, end = min(one["span"] for one in found)
print(f"after the command: span {[start, end]} cuts {text[start:end]!r}")
sys.exit(0 if is_text and start == 1 and text[start:end] == "ery " else 1)
PY
