#!/usr/bin/env bash
# Runs a folder of conformance cases (a cases.json beside the definitions that it names; tests/Conformance/README.md) on the
# engine, in memory and with a clock that only the cases move:
#   bash tests/conformance.sh FOLDER
# Prints every failure with its reason and closes with the line "N passed, N failed"; ends with 1 when a case failed.
set -euo pipefail
stop_with() { printf 'tests/conformance.sh: %s\n' "$*" >&2; exit 2; }

[ $# -eq 1 ] || stop_with "name the folder of the cases, e.g. bash tests/conformance.sh tests/Conformance/cases."
[ -d "$1" ] || stop_with "there is no folder $1."
folder=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
[ -z "${HOME:-}" ] && export HOME=/tmp
command -v dotnet >/dev/null || stop_with "the .NET SDK is missing; install the .NET 10 SDK from https://dotnet.microsoft.com/download and put dotnet on the PATH."
dotnet build tests/Conformance -v quiet "-clp:ErrorsOnly;NoSummary" -nodeReuse:false -p:UseSharedCompilation=false >&2 || stop_with "the build failed (see above)."
exec dotnet tests/Conformance/bin/Debug/net10.0/WorkflowCrm.Conformance.Tests.dll cases "$folder"
