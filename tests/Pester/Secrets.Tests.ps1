BeforeDiscovery {
    # Every command, as it succeeds and as it fails; $key is the key as text or as SecureString.
    $commands = @(
        @{ Command = 'Add-AppwriteInstance'; Script = { Add-AppwriteInstance $endpoint $project $key -Name other-added -Force -PassThru @common } }
        @{ Command = 'Add-AppwriteInstance'; Script = { Add-AppwriteInstance $endpoint nosuchproject $key @common } }
        @{ Command = 'Add-AppwriteInstance'; Script = { Add-AppwriteInstance http://127.0.0.1:1 other $key @common } }
        @{ Command = 'Add-AppwriteInstance'; Script = { Add-AppwriteInstance $endpoint $project -ApiKeyVariable APPWRITEPS_TEST_KEY -Name other-kept -Scope CurrentUser -PassThru @common } }
        @{ Command = 'Get-AppwriteInstance'; Script = { Get-AppwriteInstance } }
        @{ Command = 'Get-AppwriteInstance'; Script = { Get-AppwriteInstance nosuch @common } }
        @{ Command = 'Set-AppwriteInstance'; Script = { Set-AppwriteInstance main -ApiKey $key -PassThru @common } }
        @{ Command = 'Set-AppwriteInstance'; Script = { Set-AppwriteInstance main -ApiKey $key -Endpoint http://127.0.0.1:1 @common } }
        @{ Command = 'Test-AppwriteInstance'; Script = { Test-AppwriteInstance main @common } }
        @{ Command = 'Test-AppwriteInstance'; Script = { Test-AppwriteInstance nosuch @common } }
        @{ Command = 'Import-AppwriteInstance'; Script = { Import-AppwriteInstance $cliFile -Name other-imported -Force -PassThru @common } }
        @{ Command = 'Import-AppwriteInstance'; Script = { Import-AppwriteInstance $cliFile -Name main @common } }
        @{ Command = 'Invoke-AppwriteFunction'; Script = { Invoke-AppwriteFunction $function -Instance main -Path /json @common } }
        @{ Command = 'Invoke-AppwriteFunction'; Script = { Invoke-AppwriteFunction $function -Instance main -Path /status/500 @common } }
        @{ Command = 'Invoke-AppwriteFunction'; Script = { Invoke-AppwriteFunction nosuch -Instance main @common } }
        @{ Command = 'Wait-AppwriteExecution'; Script = { Invoke-AppwriteFunction $function -Instance main -Async | Wait-AppwriteExecution @common } }
        @{ Command = 'Wait-AppwriteExecution'; Script = { Wait-AppwriteExecution $function nosuch -Instance main -TimeoutSec 1 @common } }
        @{ Command = 'Get-AppwriteExecution'; Script = { Get-AppwriteExecution $function -Instance main -First 2 @common } }
        @{ Command = 'Get-AppwriteExecution'; Script = { Get-AppwriteExecution $function nosuch -Instance main @common } }
        @{ Command = 'Remove-AppwriteExecution'; Script = { Invoke-AppwriteFunction $function -Instance main | Remove-AppwriteExecution @common } }
        @{ Command = 'Remove-AppwriteExecution'; Script = { Remove-AppwriteExecution $function nosuch -Instance main @common } }
        @{ Command = 'Get-AppwriteFunction'; Script = { Get-AppwriteFunction -Instance main @common } }
        @{ Command = 'Get-AppwriteFunction'; Script = { Get-AppwriteFunction nosuch -Instance main @common } }
        @{ Command = 'Import-AppwriteFunction'; Script = { Import-AppwriteFunction $function -Instance main @common } }
        @{ Command = 'Invoke-AppwriteAction'; Script = { Invoke-AppwriteAction -Yaml "action: appwrite.execute_function_main`ndata: {function_id: $function}" @common } }
        @{ Command = 'Invoke-AppwriteAction'; Script = { Invoke-AppwriteAction -Yaml "action: appwrite.execute_function_main`ndata: {function_id: nosuch}" @common } }
        @{ Command = 'Test-AppwriteAction'; Script = { Test-AppwriteAction -Yaml "action: appwrite.execute_function_main`ndata: {function_id: $function}" -Online @common } }
        @{ Command = 'Test-AppwriteAction'; Script = { Test-AppwriteAction -Yaml 'action: appwrite.execute_function_nosuch' @common } }
        @{ Command = 'ConvertTo-AppwriteAction'; Script = { ConvertTo-AppwriteAction $function -Instance main @common } }
        @{ Command = 'ConvertTo-AppwriteAction'; Script = { ConvertTo-AppwriteAction $function -Instance nosuch @common } }
        @{ Command = 'Remove-AppwriteInstance'; Script = { Remove-AppwriteInstance other* @common } }
        @{ Command = 'Remove-AppwriteInstance'; Script = { Remove-AppwriteInstance nosuch @common } }
    )
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $endpoint = $env:APPWRITEPS_TEST_ENDPOINT
    $project = $env:APPWRITEPS_TEST_PROJECT
    $secret = $env:APPWRITEPS_TEST_KEY
    $cliFile = Join-Path $TestDrive 'prefs.json'
    @{ current = 'a'; a = @{ endpoint = $endpoint; project = $project; key = $secret } } | ConvertTo-Json | Set-Content $cliFile

    # Says where, without saying it again.
    function Assert-Hidden([string] $Text, [string] $Place) {
        $Text.Replace($secret, '<THE KEY>') | Should -Not -BeLike '*<THE KEY>*' -Because "$Place holds no key"
    }
}

Describe 'The key is neither in a transcript nor in anything made of what comes out: <Command> {<Script>}' -ForEach $commands {
    It 'given as <Kind><Suffix>' -ForEach @(
        @{ Kind = 'text'; WhatIf = $false; Suffix = '' }
        @{ Kind = 'SecureString'; WhatIf = $false; Suffix = '' }
        @{ Kind = 'text'; WhatIf = $true; Suffix = ', with -WhatIf' }
    ) {
        $key = if ($Kind -eq 'text') { $secret } else { ConvertTo-SecureString $secret -AsPlainText -Force }
        Add-AppwriteInstance $endpoint $project $key -Name main -Force
        $common = @{ Verbose = $true; Debug = $true; WarningAction = 'Continue'; ErrorAction = 'Continue' }
        if ($WhatIf -and (Get-Command $Command).Parameters.ContainsKey('WhatIf')) { $common.WhatIf = $true }
        $transcript = Join-Path $TestDrive 'transcript.txt'

        Start-Transcript $transcript -Force | Out-Null
        try {
            $all = @(. $Script *>&1)
            $all | Out-Default
        }
        finally {
            Stop-Transcript | Out-Null
            Get-AppwriteInstance other* | Remove-AppwriteInstance
        }

        Assert-Hidden (Get-Content $transcript -Raw) 'The transcript'
        Assert-Hidden ($all | Out-String) 'The view'
        Assert-Hidden ($all | Format-List * -Force | Out-String) 'Format-List * -Force'
        Assert-Hidden ($all | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] } | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue) 'ConvertTo-Json'
        foreach ($failed in $all | Where-Object { $_ -is [Management.Automation.ErrorRecord] }) {
            Assert-Hidden ($failed.Exception | Format-List * -Force | Out-String) 'The exception'
            Assert-Hidden ($failed | Select-Object FullyQualifiedErrorId, CategoryInfo, TargetObject, ErrorDetails | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue) 'The error as JSON'
            if (Get-Command Get-Error -ErrorAction SilentlyContinue) { Assert-Hidden ($failed | Get-Error | Out-String) 'Get-Error' }
        }
    }
}

Describe 'The commands that are looked at' {
    It 'are all that the module has' -ForEach @{ Covered = $commands.Command } {
        (Get-Command -Module AppwritePS).Name | Should -Be ($Covered | Sort-Object -Unique)
    }
}
