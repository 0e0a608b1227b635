#!/bin/bash
# Whether the app answers a path with 200. With bash alone: the host's image promises no curl.
set -euo pipefail
exec 3<>/dev/tcp/127.0.0.1/8080
printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
