BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

Describe 'Invoke-AppwriteFunction' {
    It 'executes each row of a CSV file as a request' {
        $csv = Join-Path $TestDrive 'requests.csv'
        @'
FunctionId,Method,Path,Body,ScheduledAt
FN,Post,/first,one,
FN,,/second,,
'@.Replace('FN', $function) | Set-Content $csv

        $executions = Import-Csv $csv | Invoke-AppwriteFunction

        $executions.RequestMethod | Should -Be @('POST', 'GET')
        $executions.RequestPath | Should -Be @('/first', '/second')
        $executions[0].Content.body | Should -Be 'one'
    }

    It 'sends the lines of a file as bodies, and the whole file with -Raw' {
        $file = Join-Path $TestDrive 'lines.txt'
        'a', 'b' | Set-Content $file

        (Get-Content $file | Invoke-AppwriteFunction $function -Method Post).Content.body | Should -Be @('a', 'b')
        (Invoke-AppwriteFunction $function -Method Post -Body (Get-Content -Raw $file)).Content.bodyLength | Should -BeGreaterThan 3
    }

    It 'refuses a file object, and what Get-ChildItem pipes' {
        { Get-ChildItem $PSScriptRoot -Filter Common.ps1 | Invoke-AppwriteFunction $function -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidRequest,AppwritePS.Commands.InvokeAppwriteFunctionCommand'
    }

    It 'schedules by Get-Date' {
        $at = (Get-Date).AddMinutes(7)
        $execution = Invoke-AppwriteFunction $function -ScheduledAt $at

        $execution.Status | Should -Be 'scheduled'
        $execution.ScheduledAt | Should -BeGreaterOrEqual $at
        ($execution.ScheduledAt - (Get-Date)).TotalMinutes | Should -BeLessThan 8.1
    }

    It 'fails a script under $ErrorActionPreference = Stop when the function failed' {
        $exit = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
            param($common)
            . $common
            Invoke-AppwriteFunction $function -Path /status/500 | Out-Null
            'not reached'
        } -args "$PSScriptRoot/Common.ps1" 2>$null
        $LASTEXITCODE | Should -Be 1
        $exit | Should -Not -Contain 'not reached'
    }

    It 'writes errors to the error stream only' {
        $objects = Invoke-AppwriteFunction $function -Path /status/404 -ErrorAction SilentlyContinue -ErrorVariable failed
        @($objects).Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'FunctionReturnedError,AppwritePS.Commands.InvokeAppwriteFunctionCommand'
    }

    It 'binds what comes back from a job as well as what is live' {
        $fromJob = Start-Job -ArgumentList "$PSScriptRoot/Common.ps1" -ScriptBlock {
            param($common)
            . $common
            Invoke-AppwriteFunction $function -Path '/x?again=1'
        } | Receive-Job -Wait -AutoRemoveJob

        $again = $fromJob | Invoke-AppwriteFunction
        $again.RequestPath | Should -Be '/x?again=1'
        $again.Content.query | Should -Be '?again=1'
    }
}

Describe 'Executions' {
    BeforeAll {
        $execution = Invoke-AppwriteFunction $function -Path /json
        $failed = Invoke-AppwriteFunction $function -Path /status/500 -SkipHttpErrorCheck
    }

    It 'have a list view with the answer, the logs and the errors' {
        $list = $execution | Format-List | Out-String
        $list | Should -Match 'ResponseBody\s+: \{"ok":true'
        $list | Should -Match 'Logs\s+:'
    }

    It 'are coloured where the shell''s own tables are' -Skip:(-not $PSStyle) {
        $kept, $PSStyle.OutputRendering = $PSStyle.OutputRendering, 'Ansi'
        try { $failed | Out-String | Should -Match ([char] 27) } finally { $PSStyle.OutputRendering = $kept }
    }

    It 'are plain text where those are' {
        $failed | Out-String | Should -Not -Match ([char] 27)
    }

    It 'go to CSV and JSON with their properties' {
        ($execution | Select-Object ExecutionId, Status, ResponseStatusCode | ConvertTo-Csv)[1] | Should -Match '"completed","200"'
        ($execution.ToJson() | ConvertFrom-Json).Content.ok | Should -BeTrue
    }

    It 'compare with Get-Date' {
        $execution.CreatedAt | Should -BeGreaterThan (Get-Date).AddMinutes(-5)
    }
}
