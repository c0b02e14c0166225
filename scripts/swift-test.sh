#!/usr/bin/env bash
# Runs the built tests with the flags given; fails too when none ran, or, with
# PROCTOR_REQUIRE_ALL=1, when one was skipped.
set -euo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Of all at once each would hold its files open, and starting a child process fails beyond descriptor 1,023.
swift test --disable-xctest --skip-build --experimental-maximum-parallelization-width 16 "$@" 2>&1 | tee "$log"

if ! grep -Eq 'Test run with [1-9][0-9]* tests?.* passed' "$log"; then
    echo "swift-test: no test ran" >&2
    exit 1
fi
if [[ ${PROCTOR_REQUIRE_ALL:-} == 1 ]]; then
    if skipped=$(grep -E '^[^ ]+ +(Test|Suite) ("[^"]*"|[^" ]+) skipped' "$log"); then
        echo "swift-test: PROCTOR_REQUIRE_ALL=1, and these were skipped:" >&2
        echo "$skipped" >&2
        exit 1
    fi
fi
