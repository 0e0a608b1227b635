#!/bin/sh
# Ready: the server answers and has the model in memory. Does not ask the model, so it answers while the model works.
set -eu
ollama ps | grep -Fq "$MODEL"
