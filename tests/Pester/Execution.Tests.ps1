BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

Describe 'Wait-AppwriteExecution' {
    It 'returns each execution when it has ended' {
        $ended = 1..5 | ForEach-Object { @{ n = $_ } } | Invoke-AppwriteFunction $function -Method Post -Async | Wait-AppwriteExecution

        $ended.Count | Should -Be 5
        $ended.IsSuccess | Should -Not -Contain $false
    }

    It 'takes executions that come back from a job' {
        $queued = Invoke-AppwriteFunction $function -Async
        $fromJob = Start-Job { $using:queued } | Receive-Job -Wait -AutoRemoveJob

        ($fromJob | Wait-AppwriteExecution).ExecutionId | Should -Be $queued.ExecutionId
    }

    It 'fails a script by what failed' {
        $failed = Invoke-AppwriteFunction $function -Path /throw -Async
        { $failed | Wait-AppwriteExecution -ErrorAction Stop } | Should -Throw -ErrorId 'ExecutionFailed,AppwritePS.Commands.WaitAppwriteExecutionCommand'
    }

    It 'waits for a function that Invoke-AppwriteFunction started' {
        (Invoke-AppwriteFunction $function -Wait).Status | Should -Be 'completed'
    }
}

Describe 'Get-AppwriteExecution' {
    BeforeAll {
        1..8 | ForEach-Object { "$_" } | Invoke-AppwriteFunction $function -Path /history -Method Post -ThrottleLimit 4 | Out-Null
    }

    It 'lists the newest first' {
        $listed = Get-AppwriteExecution $function -First 3

        $listed.Count | Should -Be 3
        $listed[0].CreatedAt | Should -BeGreaterOrEqual $listed[2].CreatedAt
    }

    It 'filters by time, and by what Where-Object sees' {
        Get-AppwriteExecution $function -After (Get-Date).AddHours(1) | Should -BeNullOrEmpty
        @(Get-AppwriteExecution $function -After (Get-Date).AddHours(-1) | Where-Object RequestPath -EQ '/history').Count | Should -BeGreaterOrEqual 8
    }

    It 'tells the total as other commands do' {
        (Get-AppwriteExecution $function -First 0 -IncludeTotalCount).ToString() | Should -Match '^Total count: \d+$'
    }

    It 'sorts and groups' {
        (Get-AppwriteExecution $function | Where-Object RequestPath -EQ '/history' | Group-Object Status).Name | Should -Be 'completed'
    }

    It 'finds what failed, and with -WhatIf nothing of it is run again' {
        $begun = Get-Date
        Invoke-AppwriteFunction $function -Path /status/500 -SkipHttpErrorCheck | Out-Null
        $before = @(Get-AppwriteExecution $function).Count

        $failed = @(Get-AppwriteFunction $function | Get-AppwriteExecution -Status failed -After $begun)
        $failed.Count | Should -Be 1
        $failed | Invoke-AppwriteFunction -WhatIf

        @(Get-AppwriteExecution $function).Count | Should -Be $before
    }
}

Describe 'Remove-AppwriteExecution' {
    It 'removes what is piped, from a job too' {
        $mine = 1..4 | ForEach-Object { "$_" } | Invoke-AppwriteFunction $function -Path /remove -Method Post
        Start-Job { $using:mine } | Receive-Job -Wait -AutoRemoveJob | Remove-AppwriteExecution -ThrottleLimit 2

        Get-AppwriteExecution $function | Where-Object RequestPath -EQ '/remove' | Should -BeNullOrEmpty
    }

    It 'cancels a scheduled one' {
        $scheduled = Invoke-AppwriteFunction $function -Delay 600
        $scheduled | Remove-AppwriteExecution

        { $scheduled | Get-AppwriteExecution -ErrorAction Stop } | Should -Throw -ErrorId 'ExecutionNotFound,AppwritePS.Commands.GetAppwriteExecutionCommand'
    }
}

Describe 'Many at once' {
    It 'are ended by Select-Object -First' {
        $begun = Get-Date
        (1..500 | ForEach-Object { "$_" } | Invoke-AppwriteFunction $function -Method Post -Path /first -ThrottleLimit 4 | Select-Object -First 2).Count | Should -Be 2

        @(Get-AppwriteExecution $function -After $begun | Where-Object RequestPath -EQ '/first').Count | Should -BeIn (2..6)
    }

    It 'write an answer to a file, and send one' {
        $in = Join-Path $TestDrive 'in.json'
        $out = Join-Path $TestDrive 'out.json'
        '{"a":1}' | Set-Content $in -NoNewline

        Invoke-AppwriteFunction $function -Method Post -InFile $in -OutFile $out | Out-Null

        (Get-Content -Raw $out | ConvertFrom-Json).body | Should -Be '{"a":1}'
        { Invoke-AppwriteFunction $function -OutFile $out -ErrorAction Stop } | Should -Throw -ErrorId 'OutFileExists,AppwritePS.Commands.InvokeAppwriteFunctionCommand'
    }
}

Describe 'Import-AppwriteFunction' {
    AfterEach {
        Get-Module AppwriteFunctions.* | Remove-Module
    }

    It 'makes commands that stream, complete and have help' {
        $command = @((Import-AppwriteFunction $function -PassThru).ExportedCommands.Keys)[0]

        (('a', 'b' | & $command -Method Post -Path /made).Content.body) | Should -Be @('a', 'b')
        (TabExpansion2 "$command -Method Pat").CompletionMatches.CompletionText | Should -Be 'Patch'
        (Get-Help $command).Synopsis | Should -Be 'Executes one function of an Appwrite project.'
    }

    It 'is taken away by Remove-Module' {
        $command = @((Import-AppwriteFunction $function -PassThru).ExportedCommands.Keys)[0]
        Remove-Module AppwriteFunctions.main

        Get-Command $command -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Get-AppwriteFunction' {
    It 'lists functions and shows them' {
        (Get-AppwriteFunction $function).Instance | Should -Be 'main'
        Get-AppwriteFunction | Format-List | Out-String | Should -Match 'DeploymentStatus\s+: ready'
    }
}
