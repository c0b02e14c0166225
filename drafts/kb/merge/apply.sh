#!/usr/bin/env bash
# Moves the knowledge base into a checkout: merge/apply.sh CHECKOUT. Files that exist there are edited by edit.py.
set -euo pipefail
from=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
to=$1
for target in Persistence StorageSQLite KnowledgeBase KnowledgeFiles; do
    cp -a "$from/Sources/$target" "$to/Sources/"
    cp -a "$from/Tests/${target}Tests" "$to/Tests/"
done
cp -a "$from/Sources/TestSupport/Conformance" "$to/Sources/TestSupport/"
cp -a "$from/Sources/TestSupport/KnowledgeFakes/WordEmbedding.swift" "$to/Sources/TestSupport/Fakes/"
cp -a "$from/Sources/proctor/Commands/Knowledge" "$to/Sources/proctor/Commands/"
cp -a "$from"/Sources/proctor/Output/{ProgressLine,SearchDocument,SearchWords}.swift "$to/Sources/proctor/Output/"
cp -a "$from"/Sources/proctor/Running/{DatabaseOptions,EmbeddingChoice,IngestRun,KnowledgeFailure}.swift \
    "$to/Sources/proctor/Running/"
cp -a "$from/Tests/ProctorTests/KnowledgeCommandTests.swift" "$to/Tests/ProctorTests/"
[[ -e $to/Sources/Interviewing/Rubrics ]] ||
    cp -aL "$from/Sources/Interviewing/Rubrics" "$to/Sources/Interviewing/"
python3 "$from/merge/edit.py" "$to"
