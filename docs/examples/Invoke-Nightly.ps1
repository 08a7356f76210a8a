<#
.SYNOPSIS
    Executes a function, waits for its end, keeps a log, and ends with an exit code that a scheduler understands.
.DESCRIPTION
    The exit code is 0 when the function succeeded, 1 when it failed, and 2 when it was not executed or its outcome is not known.
    The log says why; where no log can be written, standard error does.
    Runs in Windows PowerShell 5.1 and PowerShell 7, and prompts for nothing.
.PARAMETER FunctionId
    The function.
.PARAMETER Path
    The path and query that the function sees. Default /.
.PARAMETER Endpoint
    The server's address. Default that in the environment (APPWRITE_ENDPOINT), or of an instance kept in the profile.
.PARAMETER ProjectId
    The project. Default that in the environment (APPWRITE_PROJECT_ID), or of an instance kept in the profile.
.PARAMETER KeyFile
    A file that holds only the API key, and that only this account may read. Default the key in the environment
    (APPWRITE_API_KEY), or in the profile.
.PARAMETER LogFolder
    The folder for logs, one a day. Default the folder logs beside this script.
.PARAMETER KeepDays
    How many days logs are kept. Default 30.
.PARAMETER WaitTimeoutSec
    How many seconds the function may take. Default 3600.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Invoke-Nightly.ps1 report -KeyFile /etc/appwrite/key
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string] $FunctionId,
    [string] $Path = '/',
    [string] $Endpoint,
    [string] $ProjectId,
    [string] $KeyFile,
    [string] $LogFolder = (Join-Path $PSScriptRoot 'logs'),
    [int] $KeepDays = 30,
    [int] $WaitTimeoutSec = 3600
)

$ErrorActionPreference = 'Stop'
$isLogging = $false
try {
    New-Item $LogFolder -ItemType Directory -Force | Out-Null
    Start-Transcript (Join-Path $LogFolder "$FunctionId-$(Get-Date -Format yyyy-MM-dd).log") -Append | Out-Null
    $isLogging = $true

    if ($Endpoint) { $env:APPWRITE_ENDPOINT = $Endpoint }
    if ($ProjectId) { $env:APPWRITE_PROJECT_ID = $ProjectId }
    if ($KeyFile) { $env:APPWRITE_API_KEY = (Get-Content $KeyFile -Raw).Trim() }

    Import-Module AppwritePS
    Invoke-AppwriteFunction $FunctionId -Method Post -Path $Path -Wait -WaitTimeoutSec $WaitTimeoutSec |
        Format-List ExecutionId, FunctionId, Status, ResponseStatusCode, Duration, Logs, Errors | Out-Host
    $exitCode = 0
}
catch {
    if ($isLogging) { $_ | Out-Host } else { [Console]::Error.WriteLine($_) }
    $exitCode = if ($_.FullyQualifiedErrorId -match '^(ExecutionFailed|FunctionReturnedError),') { 1 } else { 2 }
}
finally {
    if ($isLogging) { Stop-Transcript | Out-Null }
}

# A log that cannot be deleted does not change the exit code.
if ($isLogging) {
    Get-ChildItem $LogFolder -File -Filter *.log -ErrorAction Continue |
        Where-Object LastWriteTime -lt (Get-Date).AddDays(-$KeepDays) | Remove-Item -ErrorAction Continue
}
exit $exitCode
