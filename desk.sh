#!/bin/sh
# Mở bàn biên tập; bấm đúp cũng được. / Opens the editors' desk, by a double click too.
cd "$(dirname "$(readlink -f "$0")")" || exit
python3 tasks.py desk "$@" && exit
code=$?
# The window that a double click opened would close before one has read why; 130 is Ctrl+C.
if [ -t 0 ] && [ "$code" -ne 130 ]; then
  echo "Bấm Enter để đóng. / Press Enter to close."
  read -r _
fi
exit "$code"
