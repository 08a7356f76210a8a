<#
.SYNOPSIS
    Builds, tests, packs or installs AppwritePS. Thin over dotnet, for those who think in PowerShell.
.DESCRIPTION
    Runs in Windows PowerShell 5.1 and PowerShell 7. Needs the .NET 10 SDK and nothing else.
.PARAMETER Task
    Build leaves the importable module in artifacts/AppwritePS.
    Test builds, and runs every test; the Pester files too, where a pwsh with Pester is on the PATH.
    Pack builds, and leaves the package that galleries take in artifacts: the same bytes each time, from the same folder.
    Install builds, and puts the module where it can be imported by name.
    Clean removes what builds leave.
.PARAMETER Destination
    The folder that Install puts the module into, one of those in $env:PSModulePath. Default the user's own.
.PARAMETER ProjectUri
    The address of the project that Pack writes into the package. Default none.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Install
    Import-Module AppwritePS
.EXAMPLE
    ./build.ps1 -Task Pack -ProjectUri https://git.example.org/appwriteps
    Publish-PSResource -NupkgPath ./artifacts/AppwritePS.0.1.0.nupkg -Repository Team
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Install', 'Clean')]
    [string] $Task = 'Build',

    [ValidateNotNullOrEmpty()]
    [string] $Destination,

    [ValidateNotNull()]
    [uri] $ProjectUri
)

$ErrorActionPreference = 'Stop'
$module = Join-Path $PSScriptRoot 'artifacts/AppwritePS'

function Invoke-DotNet([string[]] $Arguments) {
    dotnet $Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Task failed: 'dotnet $($Arguments[0])' ended with exit code $LASTEXITCODE." }
}

function Build-Module {
    # As in CI: paths of this machine stay out of what is built.
    Invoke-DotNet 'build', '--configuration', 'Release', '-p:ContinuousIntegrationBuild=true'
}

function Build-ModuleAnew {
    # An earlier build may have left files that are no more.
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    Build-Module
}

function Get-UserModulePath {
    if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) {
        return [Management.Automation.Platform]::SelectProductNameForDirectory('USER_MODULES')
    }

    $product = if ($PSVersionTable.PSEdition -eq 'Core') { 'PowerShell' } else { 'WindowsPowerShell' }
    Join-Path ([Environment]::GetFolderPath('MyDocuments')) "$product/Modules"
}

function Install-BuiltModule {
    $version = (Import-PowerShellDataFile (Join-Path $module 'AppwritePS.psd1')).ModuleVersion
    $modules = if ($Destination) { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Destination) } else { Get-UserModulePath }
    $target = Join-Path $modules "AppwritePS/$version"

    # Aside first: a version that a running session holds open is replaced whole or not at all.
    if (Test-Path $target) {
        $old = "$target.old"
        Move-Item $target $old
        Remove-Item $old -Recurse -Force
    }

    New-Item (Split-Path $target) -ItemType Directory -Force | Out-Null
    Copy-Item $module $target -Recurse
    Write-Output "AppwritePS $version is in $target."
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Build-Module }
        'Test' { Invoke-DotNet 'test' }
        'Pack' {
            Build-ModuleAnew
            $pack = 'run', '--no-build', '--configuration', 'Release', '--project', 'src/AppwritePS.Package', '--', $module, 'CHANGELOG.md', 'artifacts'
            if ($ProjectUri) { $pack += $ProjectUri.AbsoluteUri }
            Invoke-DotNet $pack
        }
        'Install' {
            Build-ModuleAnew
            Install-BuiltModule
        }
        'Clean' {
            Invoke-DotNet 'clean'
            if (Test-Path artifacts) { Remove-Item artifacts -Recurse -Force }
        }
    }
}
finally {
    Pop-Location
}
