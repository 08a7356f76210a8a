<#
.SYNOPSIS
    Builds or tests AppwritePS. Thin over dotnet, for those who think in PowerShell.
.PARAMETER Task
    Build leaves the importable module in artifacts/AppwritePS. Test builds, and runs every test; the Pester files too,
    where a pwsh with Pester is on the PATH. Clean removes what builds leave.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Clean')]
    [string] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration Release }
        'Test' { dotnet test }
        'Clean' {
            dotnet clean
            Remove-Item artifacts -Recurse -Force -ErrorAction SilentlyContinue
        }
    }

    if ($LASTEXITCODE -ne 0) { throw "$Task failed: dotnet ended with exit code $LASTEXITCODE." }
}
finally {
    Pop-Location
}
