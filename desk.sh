#!/bin/sh
# Mở bàn biên tập; bấm đúp cũng được. / Opens the editors' desk, by a double click too.
cd "$(dirname "$0")" || exit
exec python3 tasks.py desk "$@"
