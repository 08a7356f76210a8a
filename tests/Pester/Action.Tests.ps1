BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $good = @"
action: appwrite.execute_function_main
data:
  function_id: $function
  function_method: POST
  function_body: '{"message": "Motion detected in garage"}'
"@
    Set-Content (Join-Path $TestDrive 'good.yaml') $good
    Set-Content (Join-Path $TestDrive 'wrong.yaml') ($good + "`n  function_boddy: x`n  function_async: maybe")
    Push-Location $TestDrive
}

AfterAll { Pop-Location }

Describe 'Invoke-AppwriteAction' {
    It 'runs a payload as it was pasted: <_>' -ForEach @(
        { Invoke-AppwriteAction good.yaml }
        { Invoke-AppwriteAction -LiteralPath good.yaml }
        { Invoke-AppwriteAction g*.yaml }
        { Get-ChildItem good.yaml | Invoke-AppwriteAction }
        { Get-Item good.yaml | Invoke-AppwriteAction }
        { Get-Content good.yaml | Invoke-AppwriteAction }
        { Get-Content good.yaml -Raw | Invoke-AppwriteAction }
        { $good | Invoke-AppwriteAction }
        { Invoke-AppwriteAction -Yaml $good }
        { '{ "action": "appwrite.execute_function_main", "data": { "function_id": "echo", "function_method": "POST", "function_body": "{\"message\": \"Motion detected in garage\"}" } }' | ConvertFrom-Json | Invoke-AppwriteAction }
        { @{ action = 'appwrite.execute_function_main'; data = [ordered]@{ function_id = $function; function_method = 'POST'; function_body = '{"message": "Motion detected in garage"}' } } | Invoke-AppwriteAction }
    ) {
        $execution = & $_

        $execution.IsSuccess | Should -BeTrue
        $execution.Content.method | Should -Be 'POST'
        $execution.Content.body | Should -Be '{"message": "Motion detected in garage"}'
    }

    It 'steers no terminal in a list either' {
        $steering = [char]27 + '[2J'
        $yaml = "action: appwrite.execute_function_main`ndata: { function_id: $function, function_method: `"GET\e[2J`" }"

        $shown = Test-AppwriteAction -Yaml $yaml | Format-List | Out-String

        $shown | Should -Match 'Method\s+: GET'
        $shown.Contains($steering) | Should -BeFalse
    }

    It 'tells all that is wrong at once, each with its place, and runs nothing' {
        $before = @(Get-AppwriteExecution $function).Count

        $failure = { Invoke-AppwriteAction wrong.yaml -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidAction,AppwritePS.Commands.InvokeAppwriteActionCommand' -PassThru

        $failure.TargetObject.Rule | Should -Be 'UnknownKey', 'NotBoolean'
        $failure.TargetObject.Line | Should -Be 6, 7
        @(Get-AppwriteExecution $function).Count | Should -Be $before
    }

    It 'keeps file and line numbers of what Get-Content pipes, also where lines are left out' {
        $failure = { Get-Content wrong.yaml | Where-Object { $_ -notmatch 'method' } | Invoke-AppwriteAction -ErrorAction Stop } | Should -Throw -PassThru

        $failure.TargetObject.Line | Should -Be 6, 7
        Split-Path $failure.TargetObject[0].File -Leaf | Should -Be 'wrong.yaml'
    }

    It 'puts the execution into the variable that an action names, in the caller''s scope' {
        function Invoke-Inner { Invoke-AppwriteAction -Yaml ($good + "`nresponse_variable: answer") | Out-Null; $answer.FunctionId }

        Invoke-Inner | Should -Be $function
        Get-Variable answer -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'fails a script by a function that failed' {
        { Invoke-AppwriteAction -Yaml ($good + "`n  function_path: /throw") -ErrorAction Stop } | Should -Throw -ErrorId 'ExecutionFailed,*'
    }

    It 'has -WhatIf show what would be sent, secrets masked' {
        $text = & (Get-Process -Id $PID).Path -NoProfile -Command {
            param($module, $endpoint, $project, $key, $yaml)
            Import-Module $module
            Add-AppwriteInstance $endpoint $project $key -Name main
            Invoke-AppwriteAction -Yaml $yaml -WhatIf
        } -args (Get-Module AppwritePS).Path, $env:APPWRITEPS_TEST_ENDPOINT, $env:APPWRITEPS_TEST_PROJECT, $env:APPWRITEPS_TEST_KEY, ($good + "`n  function_headers: { X-One: seen, Authorization: hidden }")

        $text -join ' ' | Should -BeLike '*POST*X-One: seen*Authorization: `*`*`**Motion detected*'
        $text -join ' ' | Should -Not -BeLike '*hidden*'
    }
}

Describe 'Test-AppwriteAction' {
    It 'reports each action with its problems' {
        $reports = Test-AppwriteAction *.yaml

        $reports.IsValid | Should -Be $true, $false
        $reports[1].Problems.Key | Should -Be 'function_boddy', 'function_async'
    }

    It 'is one word for an if' {
        Test-AppwriteAction *.yaml -Quiet | Should -BeFalse
        Test-AppwriteAction good.yaml -Quiet -Online | Should -BeTrue
    }

    It 'has tables that say where' {
        Test-AppwriteAction wrong.yaml | Out-String | Should -BeLike '*wrong.yaml:6:3*'
        (Test-AppwriteAction wrong.yaml).Problems | Format-Table | Out-String | Should -BeLike '*6*3*UnknownKey*'
        Test-AppwriteAction wrong.yaml | Format-List | Out-String | Should -BeLike '*IsValid*False*'
    }
}

Describe 'ConvertTo-AppwriteAction' {
    It 'makes files that run' {
        1..2 | ForEach-Object { @{ n = $_ } } | ConvertTo-AppwriteAction $function -Method Post -Alias Mine | Set-Content made.yml

        (Invoke-AppwriteAction made.yml).Content.body | Should -Be '{"n":1}', '{"n":2}'
    }

    It 'makes an action of an execution' {
        Invoke-AppwriteFunction $function -Path '/a?b=c' | ConvertTo-AppwriteAction | Set-Content past.yml

        (Invoke-AppwriteAction past.yml).RequestPath | Should -Be '/a?b=c'
    }
}

Describe 'YAML' {
    It 'is read by a library that no session sees' {
        Invoke-AppwriteAction good.yaml | Out-Null

        [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'YamlDotNet' }).ForEach({ [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }) | Should -Be 'AppwritePS.Yaml'
    } -Skip:($PSVersionTable.PSEdition -eq 'Desktop')
}
