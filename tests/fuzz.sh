#!/usr/bin/env bash
# Gives the engine and the reader of mails inputs that nobody would write, and says which of them it does not take as it must:
#   bash tests/fuzz.sh [reader|javascript|handlebars|literal|mime|reply|all] [--seconds N] [--seed N] [--from N] [--input FILE]
# Each target runs for --seconds (60); the same --seed (1) makes the same inputs, --from skips the first ones. An input that kills the process stands in
# workflowcrm-fuzz-TARGET.input in the folder for temporary files; --input reads such a file again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
case ${1:-all} in
  -*) set -- all "$@" ;;
  "") set -- all ;;
esac
dotnet build tests/Fuzz -c Release -v quiet -clp:ErrorsOnly -nodeReuse:false -p:UseSharedCompilation=false
exec tests/Fuzz/bin/Release/net10.0/WorkflowCrm.Fuzz "${@:-all}"
