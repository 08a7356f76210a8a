<#
.SYNOPSIS
    Times calls one by one, of the module and of Invoke-RestMethod in turn. Writes both seconds of each round as a line.
    The server is the environment's.
#>
param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $FunctionId,
    [Parameter(Mandatory)] [int] $Calls,
    [Parameter(Mandatory)] [int] $Rounds
)

$ErrorActionPreference = 'Stop'
Import-Module $Manifest

function Measure-Module([int] $Count) {
    $elapsed = [System.Diagnostics.Stopwatch]::StartNew()
    for ($i = 0; $i -lt $Count; $i++) { $null = Invoke-AppwriteFunction $FunctionId "{`"n`":$i}" }
    $elapsed.Elapsed.TotalSeconds
}

function Measure-RestMethod([int] $Count) {
    $uri = "$env:APPWRITE_ENDPOINT/functions/$FunctionId/executions"
    $headers = @{ 'X-Appwrite-Project' = $env:APPWRITE_PROJECT_ID; 'X-Appwrite-Key' = $env:APPWRITE_API_KEY }
    $elapsed = [System.Diagnostics.Stopwatch]::StartNew()
    for ($i = 0; $i -lt $Count; $i++) {
        $null = Invoke-RestMethod $uri -Method Post -Headers $headers -ContentType 'application/json' -Body "{`"body`":`"{\`"n\`":$i}`",`"method`":`"GET`"}"
    }
    $elapsed.Elapsed.TotalSeconds
}

# Both rates climb until what is called often has been compiled for good.
$null = Measure-Module (20 * $Calls)
$null = Measure-RestMethod (20 * $Calls)
for ($round = 0; $round -lt $Rounds; $round++) {
    [string]::Format([cultureinfo]::InvariantCulture, '{0} {1}', (Measure-Module $Calls), (Measure-RestMethod $Calls))
}
