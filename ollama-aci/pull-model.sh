#!/bin/sh
# Build step: pulls a model and fails unless it is, to the byte, the one that was asked for.
# pull-model.sh <name:tag> <sha256 of its manifest>
set -eu
model=$1
digest=$2

ollama serve &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
until ollama list >/dev/null 2>&1; do
    kill -0 "$server" || exit 1
    sleep 1
done
ollama pull "$model"

manifest=$(find "$OLLAMA_MODELS/manifests" -type f -path "*/${model%%:*}/${model##*:}")
printf '%s  %s\n' "$digest" "$manifest" | sha256sum -c -
# The manifest names its layers by digest, and a layer's file is named by it.
for blob in "$OLLAMA_MODELS"/blobs/sha256-*; do
    name=${blob##*/sha256-}
    printf '%s  %s\n' "$name" "$blob" | sha256sum -c -
    grep -q "$name" "$manifest" || { echo "$blob is not part of $model" >&2; exit 1; }
done
chmod -R a-w,a+rX "$OLLAMA_MODELS"
