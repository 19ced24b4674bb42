#!/bin/sh
# Runs every script of this folder with R and stores what they compute, or with --check compares it with what is stored.
#
#   ./run.sh            writes ../../resources/io/github/alliancesdk/core/reference
#   ./run.sh --check    fails if a value differs by more than 1e-12 of itself
#
# simulation.py works simulated answers out, formats.py reliability in fractions; they need Python only. A script <topic>.R takes the folder to write to as
# its argument and writes <topic>.json, and beside it any data that it made. compare.R is no topic.
set -eu
cd "$(dirname "$0")"
stored=../../resources/io/github/alliancesdk/core/reference
if command -v python3 >/dev/null 2>&1; then
    python3 simulation.py ${1:+"$1"} "$stored"
    python3 formats.py ${1:+"$1"} "$stored"
else
    echo "Python is not installed: the simulated answers and the reliability of other formats were not recomputed"
fi
if ! command -v Rscript >/dev/null 2>&1; then
    echo "R is not installed: the stored reference values were not recomputed"
    exit 0
fi
for package in $(sed -n 's/.*library(\([A-Za-z0-9.]*\)).*/\1/p' *.R | sort -u); do
    if ! Rscript --vanilla -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1; then
        echo "R has no package $package: the stored reference values were not recomputed"
        exit 0
    fi
done
if [ "${1:-}" = --check ]; then
    made=$(mktemp -d)
    trap 'rm -rf "$made"' EXIT
else
    made=$stored
    mkdir -p "$made"
fi
for script in *.R; do
    [ "$script" = compare.R ] && continue
    echo "$script"
    Rscript --vanilla "$script" "$made"
done
if [ "${1:-}" = --check ]; then
    Rscript --vanilla compare.R "$stored" "$made"
fi
