#!/bin/sh
# Serves, and loads the model at once, so that the first question does not pay for it. KEEP_ALIVE=-1 keeps it loaded.
set -eu
ollama serve &
server=$!
trap 'kill -TERM "$server" 2>/dev/null || true' TERM INT
until ollama list >/dev/null 2>&1; do
    kill -0 "$server" || exit 1
    sleep 1
done
# An empty prompt only loads. Where that fails (too little memory), the health check says so; the log says why.
ollama run "$MODEL" '' >/dev/null || echo "cannot load $MODEL" >&2
# A signal ends the first wait; the second one is for the server's own end.
wait "$server" || true
wait "$server"
