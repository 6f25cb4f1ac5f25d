#!/usr/bin/env bash
# Plays seeded histories of random workflows, with duplicated, late and early stimuli, retries and crashes, and checks what must always hold:
#   bash tests/simulate.sh                                 10 000 histories in memory
#   bash tests/simulate.sh memory --histories 1000000      as many as one likes; --seconds N for a time
#   bash tests/simulate.sh sqlite|postgres …               on a database, which is made for it and removed
#   bash tests/simulate.sh memory --seed 4711              one history, told line by line
# PostgreSQL is the server that WORKFLOWCRM_TEST_POSTGRES names, or a private one.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build "$root/tests/Simulation" -c Release -v quiet -clp:ErrorsOnly -nodeReuse:false -p:UseSharedCompilation=false
exec "$root/tests/Simulation/bin/Release/net10.0/WorkflowCrm.Simulation.Tests" campaign "$@"
