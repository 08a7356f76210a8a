BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

Describe 'Instances' {
    AfterEach {
        Get-AppwriteInstance other* | Remove-AppwriteInstance
    }

    It 'come from the rows of a CSV file' {
        @'
Name,Endpoint,ProjectId
other1,https://one.example,p1
other2,https://two.example/v1,p2
'@ | ConvertFrom-Csv | ForEach-Object { Add-AppwriteInstance $_.Endpoint $_.ProjectId -ApiKey 'k' -Name $_.Name -SkipValidation }

        (Get-AppwriteInstance other*).Endpoint | Should -Be @('https://one.example/v1', 'https://two.example/v1')
    }

    It 'take a key that was read as SecureString' {
        $key = ConvertTo-SecureString $env:APPWRITEPS_TEST_KEY -AsPlainText -Force
        Add-AppwriteInstance $env:APPWRITEPS_TEST_ENDPOINT $env:APPWRITEPS_TEST_PROJECT $key -Name other -Force
        (Invoke-AppwriteFunction $function -Instance other).IsSuccess | Should -BeTrue
        Add-AppwriteInstance $env:APPWRITEPS_TEST_ENDPOINT $env:APPWRITEPS_TEST_PROJECT $key -Name main -Force
    }

    It 'last in the profile, and work in another process' {
        Add-AppwriteInstance $env:APPWRITEPS_TEST_ENDPOINT $env:APPWRITEPS_TEST_PROJECT $env:APPWRITEPS_TEST_KEY -Name other-kept -Scope CurrentUser -WarningAction SilentlyContinue
        $status = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
            param($module, $function)
            Import-Module $module
            (Invoke-AppwriteFunction $function -Instance other-kept).Status
        } -args (Get-Module AppwritePS).Path, $function

        $status | Should -Be 'completed'
        Remove-AppwriteInstance other-kept -Scope CurrentUser
        Get-AppwriteInstance other-kept -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'keep a key in the profile encrypted by DPAPI' -Tag Windows -Skip:($env:OS -ne 'Windows_NT') {
        Add-AppwriteInstance $env:APPWRITEPS_TEST_ENDPOINT $env:APPWRITEPS_TEST_PROJECT $env:APPWRITEPS_TEST_KEY -Name other-kept -Scope CurrentUser -WarningVariable warnings -WarningAction SilentlyContinue

        (Invoke-AppwriteFunction $function -Instance other-kept).IsSuccess | Should -BeTrue
        (Get-AppwriteInstance other-kept).KeySource | Should -Be 'DPAPI'
        (Get-Content (Join-Path $env:APPWRITEPS_HOME 'instances.json') -Raw).Contains($env:APPWRITEPS_TEST_KEY) | Should -BeFalse
        $warnings | Should -BeNullOrEmpty
        Remove-AppwriteInstance other-kept -Scope CurrentUser
    }

    It 'are there for an account without a home, a terminal or anyone to ask' -Skip:(-not (Get-Command setsid -ErrorAction SilentlyContinue)) {
        $script = Join-Path $TestDrive 'service.ps1'
        @'
param($module)
$ErrorActionPreference = 'Stop'
Import-Module $module
Add-AppwriteInstance $env:APPWRITEPS_TEST_ENDPOINT $env:APPWRITEPS_TEST_PROJECT $env:APPWRITEPS_TEST_KEY -Name mine
(Invoke-AppwriteFunction $env:APPWRITEPS_TEST_FUNCTION).Status
try { Add-AppwriteInstance https://one.example p k -SkipValidation -Scope CurrentUser } catch { $_.FullyQualifiedErrorId }
'@ | Set-Content $script
        $shell = (Get-Process -Id $PID).Path
        $said = $null | & env -u HOME -u APPWRITEPS_HOME -u XDG_CONFIG_HOME setsid --wait $shell -NoProfile -File $script (Get-Module AppwritePS).Path 2>&1

        $said | Should -Be @('completed', 'StoreNoHome,AppwritePS.Commands.AddAppwriteInstanceCommand')
    }

    It 'are reported on' {
        $report = Test-AppwriteInstance main
        $report.IsUsable | Should -BeTrue
        $report.Problems | Should -BeNullOrEmpty
        Test-AppwriteInstance main -Quiet | Should -BeTrue
    }

    It 'have a list view with their id' {
        Get-AppwriteInstance main | Format-List | Out-String | Should -Match 'InstanceId\s+: [0-9a-f]{32}'
    }

    It 'are there in ForEach-Object -Parallel' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $answers = 1..8 | ForEach-Object -Parallel {
            Import-Module $using:modulePath
            (Invoke-AppwriteFunction $using:function -Instance main -Method Post -Body "n$_").Content.body
        } -ThrottleLimit 4

        $answers | Sort-Object | Should -Be (1..8 | ForEach-Object { "n$_" })
    }
}
