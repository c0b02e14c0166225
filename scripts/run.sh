#!/usr/bin/env bash
# Serves the interface on a data folder with the built-in rubrics, and prints a token and three
# lines that start a session, hand in the sample recording and fetch its scored report.
#
#   scripts/run.sh PROCTOR SAMPLE
#
# PROCTOR_DATA names the data folder (build/server unless set), PROCTOR_PORT the port (8080).
set -euo pipefail

proctor=$1
sample=$2
data=${PROCTOR_DATA:-build/server}
port=${PROCTOR_PORT:-8080}
url=http://127.0.0.1:$port/api/ai-interview

"$proctor" kb seed --database "$data/proctor.sqlite" >/dev/null
token() { "$proctor" token --data "$data" --role "$1" --subject "$2"; }

cat <<LINES
A token for HR and one for the administrator, for a day:

TOKEN=$(token hr hr@localhost)
ADMIN=$(token admin admin@localhost)

Start a session, hand in the sample recording, fetch its scored report (it takes a minute or two):

SESSION=\$(curl -sf $url/start -H "Authorization: Bearer \$TOKEN" -H 'Content-Type: application/json' -d '{"candidate":{"external_id":"42","name":"Ada Example"},"role":"software_engineer","level":"mid"}' | sed 's/.*"session":{"id":"\([^"]*\)".*/\1/')
curl -sf $url/\$SESSION/recording -H "Authorization: Bearer \$TOKEN" -H 'Content-Type: video/mp4' --data-binary @$sample
curl -sf --retry 100 --retry-delay 3 --retry-all-errors $url/\$SESSION/report -H "Authorization: Bearer \$TOKEN" -H 'Accept: text/html' -o report.html

The interface is described on http://127.0.0.1:$port/docs. Ctrl-C ends the server.

LINES
exec "$proctor" serve --data "$data" --port "$port"
