# What every file starts with. The variables name the server; dotnet test sets them to an emulator of its own.
$ErrorActionPreference = 'Stop'
foreach ($name in 'ENDPOINT', 'PROJECT', 'KEY', 'FUNCTION') {
    if (-not [Environment]::GetEnvironmentVariable("APPWRITEPS_TEST_$name")) {
        throw "APPWRITEPS_TEST_$name is not set. Run 'dotnet test', or start 'dotnet run --project src/AppwritePS.Emulator' and set what it prints."
    }
}

# The user's own profile stays out of it; processes that a test starts have this one too.
if ($TestDrive) { $env:APPWRITEPS_HOME = Join-Path $TestDrive 'profile' }

# The staged module, or another: the name of an installed one, or a path.
$modulePath = if ($env:APPWRITEPS_TEST_MODULE) { $env:APPWRITEPS_TEST_MODULE } else { Join-Path $PSScriptRoot '../../artifacts/AppwritePS/AppwritePS.psd1' }
Import-Module $modulePath
Get-AppwriteInstance | Where-Object Scope -eq Process | Remove-AppwriteInstance
Add-AppwriteInstance $env:APPWRITEPS_TEST_ENDPOINT $env:APPWRITEPS_TEST_PROJECT $env:APPWRITEPS_TEST_KEY -Name main
$function = $env:APPWRITEPS_TEST_FUNCTION
