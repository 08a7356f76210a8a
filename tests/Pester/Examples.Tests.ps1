BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $examples = Join-Path $PSScriptRoot '../../docs/examples'
    $shell = (Get-Process -Id $PID).Path

    # The scripts import the module by its name.
    $keptPath = $env:PSModulePath
    $env:PSModulePath = ((Get-Module AppwritePS).ModuleBase -replace '[\\/]AppwritePS([\\/][\d.]+)?$'), $env:PSModulePath -join [IO.Path]::PathSeparator

    $server = @{ APPWRITE_ENDPOINT = $env:APPWRITEPS_TEST_ENDPOINT; APPWRITE_PROJECT_ID = $env:APPWRITEPS_TEST_PROJECT }
    foreach ($name in $server.Keys) { Set-Item "env:$name" $server[$name] }

    function Get-LogText($folder) { Get-Content (Join-Path $folder '*.log') -Raw }
}

AfterAll {
    $env:PSModulePath = $keptPath
    foreach ($name in $server.Keys) { Remove-Item "env:$name" }
}

Describe 'Invoke-Nightly.ps1' -Tag Slow {
    BeforeEach {
        $logs = Join-Path $TestDrive ([guid]::NewGuid())
        $keyFile = Join-Path $TestDrive 'key'
        "$env:APPWRITEPS_TEST_KEY`n" | Set-Content $keyFile -NoNewline
    }

    It 'ends with <exitCode> when the function answers at <path>' -TestCases @(
        @{ Path = '/'; ExitCode = 0; Said = 'Status\s+: completed' }
        @{ Path = '/throw'; ExitCode = 1; Said = 'Errors\s+: Error: boom' }
        @{ Path = '/status/404'; ExitCode = 1; Said = 'ResponseStatusCode\s+: 404' }
    ) {
        $printed = & $shell -NoProfile -NonInteractive -File "$examples/Invoke-Nightly.ps1" $function -Path $path -KeyFile $keyFile -LogFolder $logs 2>&1

        $LASTEXITCODE | Should -Be $exitCode
        Get-LogText $logs | Should -Match $said
        "$printed" + (Get-LogText $logs) | Should -Not -Match $env:APPWRITEPS_TEST_KEY
    }

    It 'ends with 2 when the key is wrong, and the log says so' {
        'standard_0123456789abcdef' | Set-Content $keyFile

        & $shell -NoProfile -NonInteractive -File "$examples/Invoke-Nightly.ps1" $function -KeyFile $keyFile -LogFolder $logs | Out-Null

        $LASTEXITCODE | Should -Be 2
        Get-LogText $logs | Should -Match 'does\s+not\s+accept\s+the\s+API\s+key'
    }

    It 'ends with 2 when there is no key at all' {
        & $shell -NoProfile -NonInteractive -File "$examples/Invoke-Nightly.ps1" $function -KeyFile (Join-Path $TestDrive 'nosuch') -LogFolder $logs | Out-Null

        $LASTEXITCODE | Should -Be 2
        Get-LogText $logs | Should -Match 'Cannot\s+find\s+path'
    }

    It 'ends with 2 when its log folder cannot be made, says why, and executes nothing' {
        'a file' | Set-Content $logs
        # Windows PowerShell would take what a program writes to standard error for an error of its own.
        $ErrorActionPreference = 'Continue'

        $printed = & $shell -NoProfile -NonInteractive -File "$examples/Invoke-Nightly.ps1" $function -KeyFile $keyFile -LogFolder (Join-Path $logs 'sub') 2>&1

        $LASTEXITCODE | Should -Be 2
        "$printed" | Should -Match ([regex]::Escape($logs))
        "$printed" | Should -Not -Match 'completed'
    }

    It 'ends as the function does when an old log cannot be deleted' {
        New-Item $logs -ItemType Directory | Out-Null
        $old = New-Item (Join-Path $logs 'report-2020-01-01.log') -ItemType File
        $old.LastWriteTime = (Get-Date).AddDays(-31)
        $old.IsReadOnly = $true
        $ErrorActionPreference = 'Continue'

        & $shell -NoProfile -NonInteractive -File "$examples/Invoke-Nightly.ps1" $function -KeyFile $keyFile -LogFolder $logs 2>&1 | Out-Null

        $LASTEXITCODE | Should -Be 0
        $old.FullName | Should -Exist
    }

    It 'keeps a log a day, and takes old ones away' {
        New-Item $logs -ItemType Directory | Out-Null
        $old = New-Item (Join-Path $logs 'report-2020-01-01.log') -ItemType File
        $old.LastWriteTime = (Get-Date).AddDays(-31)

        1..2 | ForEach-Object { & $shell -NoProfile -NonInteractive -File "$examples/Invoke-Nightly.ps1" $function -KeyFile $keyFile -LogFolder $logs | Out-Null }

        (Get-ChildItem $logs).Name | Should -Be "$function-$(Get-Date -Format yyyy-MM-dd).log"
        ([regex]'completed').Matches((Get-LogText $logs)).Count | Should -Be 2
    }
}

Describe 'Register-Nightly.ps1' {
    BeforeAll {
        # Only Windows has these.
        if (-not (Get-Command Register-ScheduledTask -ErrorAction SilentlyContinue)) {
            function New-ScheduledTaskAction($Execute, $Argument) { }
            function New-ScheduledTaskTrigger([switch] $Daily, $At) { }
            function New-ScheduledTaskPrincipal($UserId, $LogonType) { }
            function New-ScheduledTaskSettingsSet([switch] $StartWhenAvailable, $MultipleInstances, $ExecutionTimeLimit) { }
            function Register-ScheduledTask($TaskName, $Description, $Action, $Trigger, $Principal, $Settings, [switch] $Force) { }
        }

        Mock New-ScheduledTaskAction { @{ Execute = $Execute; Argument = $Argument } }
        Mock New-ScheduledTaskTrigger { "daily at $(([datetime] $At).ToString('HH:mm'))" }
        Mock New-ScheduledTaskPrincipal { "$UserId by $LogonType" }
        Mock New-ScheduledTaskSettingsSet { "available $StartWhenAvailable, $MultipleInstances, $ExecutionTimeLimit" }
        Mock Register-ScheduledTask { @{ Name = $TaskName; Action = $Action; Trigger = $Trigger; Principal = $Principal; Settings = $Settings } } -RemoveParameterType Action, Trigger, Principal, Settings

        $folder = Join-Path $TestDrive 'my tasks'
        New-Item $folder -ItemType Directory | Out-Null
        Copy-Item "$examples/*.ps1" $folder
        $keyFile = Join-Path $folder 'the key'
        $env:APPWRITEPS_TEST_KEY | Set-Content $keyFile
        $task = @{ FunctionId = $function; Endpoint = $env:APPWRITEPS_TEST_ENDPOINT; ProjectId = $env:APPWRITEPS_TEST_PROJECT; KeyFile = $keyFile }
    }

    It 'registers a daily task of this account that stores no password' {
        $registered = & "$folder/Register-Nightly.ps1" @task -At 04:15

        $registered.Name | Should -Be "Appwrite $function"
        $registered.Trigger | Should -Be 'daily at 04:15'
        $registered.Principal | Should -BeLike "*\$([Environment]::UserName) by S4U"
        $registered.Settings | Should -Be 'available True, IgnoreNew, 02:00:00'
    }

    It 'registers one of a managed account, whose password Windows has' {
        (& "$folder/Register-Nightly.ps1" @task -GroupManagedAccount 'CONTOSO\appwrite$').Principal | Should -Be 'CONTOSO\appwrite$ by Password'
        { & "$folder/Register-Nightly.ps1" @task -GroupManagedAccount 'CONTOSO\someone' } | Should -Throw
    }

    It 'registers nothing with -WhatIf' {
        & "$folder/Register-Nightly.ps1" @task -WhatIf

        Should -Invoke Register-ScheduledTask -Times 0 -Scope It
    }

    It 'registers whole paths where relative ones are given' {
        $relative = $task.Clone()
        $relative.KeyFile = 'the key'
        Push-Location $folder
        try { $action = (& ./Register-Nightly.ps1 @relative -LogFolder 'the logs').Action }
        finally { Pop-Location }

        $action.Argument | Should -BeLike "* -KeyFile `"$keyFile`" -LogFolder `"$(Join-Path $folder 'the logs')`""
    }

    It 'registers what runs as it is, whatever blanks its paths have' -Tag Slow {
        $action = (& "$folder/Register-Nightly.ps1" @task -LogFolder (Join-Path $folder 'the logs')).Action

        $process = Start-Process $action.Execute $action.Argument -Wait -PassThru

        $process.ExitCode | Should -Be 0
        Get-LogText (Join-Path $folder 'the logs') | Should -Match 'completed'
        $action.Argument | Should -Not -Match $env:APPWRITEPS_TEST_KEY
    }
}

Describe 'The examples for <name>' -Tag Slow -Skip:($env:OS -eq 'Windows_NT') -ForEach @(
    @{ Name = 'cron'; File = 'nightly.cron'; Line = '^30 2 \* \* \* (?<command>.*)$' }
    @{ Name = 'systemd'; File = 'appwrite-nightly.service'; Line = '^ExecStart=(?<command>.*)$' }
) {
    It 'run as they are' {
        $home_ = Join-Path $TestDrive $name
        $tasks = Join-Path $home_ 'tasks'
        New-Item $tasks -ItemType Directory -Force | Out-Null
        Copy-Item "$examples/Invoke-Nightly.ps1" $tasks
        foreach ($key in 'appwrite.key', 'appwrite-key') { $env:APPWRITEPS_TEST_KEY | Set-Content (Join-Path $tasks $key) }
        $text = Get-Content "$examples/$file" -Raw
        $text | Should -Match 'APPWRITE_ENDPOINT=https://'
        $text | Should -Match 'APPWRITE_PROJECT_ID='

        $command = [regex]::Match($text, "(?m)$line").Groups['command'].Value
        $command = $command -replace ' report ', " $function " -replace '^(/usr/bin/)?pwsh', "'$shell'" -replace '/opt/tasks', $tasks
        env "HOME=$home_" "CREDENTIALS_DIRECTORY=$tasks" "LOGS_DIRECTORY=$tasks/logs" sh -c $command | Out-Null

        $LASTEXITCODE | Should -Be 0
        Get-LogText (Join-Path $tasks 'logs') | Should -Match 'completed'
    }
}
