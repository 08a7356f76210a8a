BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

Describe 'The module' {
    It 'exports its cmdlets and nothing else' {
        (Get-Command -Module AppwritePS).Name | Should -Be @(
            'Add-AppwriteInstance', 'ConvertTo-AppwriteAction', 'Get-AppwriteExecution', 'Get-AppwriteFunction', 'Get-AppwriteInstance'
            'Import-AppwriteFunction', 'Import-AppwriteInstance', 'Invoke-AppwriteAction', 'Invoke-AppwriteFunction', 'Remove-AppwriteExecution'
            'Remove-AppwriteInstance', 'Set-AppwriteInstance', 'Test-AppwriteAction', 'Test-AppwriteInstance', 'Wait-AppwriteExecution')
        (Get-Module AppwritePS).ExportedAliases.Count | Should -Be 0
        (Get-Module AppwritePS).ExportedVariables.Count | Should -Be 0
    }

    It 'has a manifest that passes the shell''s own test' {
        (Test-ModuleManifest (Join-Path (Get-Module AppwritePS).ModuleBase 'AppwritePS.psd1')).Version | Should -BeGreaterThan '0.0'
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        Get-Command -Module AppwritePS | ForEach-Object { $_.Verb | Should -BeIn $approved }
    }
}
